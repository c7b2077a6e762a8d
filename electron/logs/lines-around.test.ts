import { appendFileSync, renameSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexReader } from './index/index-reader.ts';
import type { RecordPlace } from './index/record-place.ts';
import { linesAround } from './lines-around.ts';
import { logLines } from './testing/log-lines.ts';
import { LogWorld } from './testing/log-world.ts';

let world: LogWorld;
let index: IndexReader;
beforeEach(() => {
  world = new LogWorld();
  index = new IndexReader(world.indexFolder);
});
afterEach(() => {
  index.close();
  world.remove();
});

/** The one record that holds these words, as the journal would remember its place. */
function placeOf(text: string): RecordPlace {
  const { rows } = index.search({ filter: { text }, direction: 'descending', limit: 2 });
  const place = rows.length === 1 ? index.placeOf(rows[0]?.recordId ?? 0) : null;
  if (place === null) throw new Error(`${rows.length} records hold ${text}`);
  return place;
}

function numbered(content: string): readonly { readonly line: number; readonly text: string }[] {
  const lines = content.split(/\r?\n/);
  return lines.slice(0, -1).map((text, at) => ({ line: at + 1, text }));
}

describe('the lines around a record', () => {
  const content = logLines({ count: 40 });
  const all = numbered(content);

  it.each([
    ['as they are', content],
    ['with the line ends of Windows', content.replaceAll('\n', '\r\n')],
    ['compressed', gzipSync(content)],
  ])('are those of its file: %s', async (_, written) => {
    world.write('app.log', written);
    await world.import();
    const place = placeOf('"number 21"');
    expect(place.lineCount).toBe(5);
    for (const [before, after] of [
      [0, 0],
      [3, 7],
      [200, 200],
    ] as const) {
      expect(await linesAround(index, place, before, after)).toEqual({
        path: world.path('app.log'),
        readFrom: 'file',
        lines: all.slice(Math.max(0, place.line - 1 - before), place.line + 4 + after),
      });
    }
  });

  it('are no more than can be read at once, and whole', async () => {
    const long = '2025-12-24 12:00:00 - app - INFO - [app.py:1] - ';
    const lines = Array.from({ length: 60 }, (_, at) => `${long}${at === 30 ? 'here' : String(at).repeat(10_000)}`);
    world.write('app.log', `${lines.join('\n')}\n`);
    await world.import();
    const around = await linesAround(index, placeOf('here'), 100, 100);
    expect(around.readFrom).toBe('file');
    expect(around.lines.length).toBeGreaterThan(20);
    for (const { line, text } of around.lines) expect(text).toBe(lines[line - 1]);
  });

  it('are found under the name that the file has now', async () => {
    world.write('app.log', content);
    await world.import();
    const place = placeOf('user_30');
    renameSync(world.path('app.log'), world.path('app.log.1'));
    world.write('app.log', logLines({ count: 90, from: '2025-12-25 00:00:00', first: 500 }));
    await world.import();
    expect(await linesAround(index, place, 1, 1)).toEqual({
      path: world.path('app.log.1'),
      readFrom: 'file',
      lines: all.slice(place.line - 2, place.line + 1),
    });
  });

  it.each([
    ['gone', () => rmSync(world.path('app.log'))],
    ['another one', () => world.write('app.log', logLines({ count: 40, from: '2025-12-26 00:00:00', first: 900 }))],
    ['one byte shorter before it', () => world.write('app.log', content.slice(1))],
    ['shorter', () => world.write('app.log', content.slice(0, 900))],
  ])('are those that the index kept when the file is %s', async (_, change) => {
    world.write('app.log', content);
    await world.import();
    const place = placeOf('user_30');
    change();
    expect(await linesAround(index, place, 6, 2)).toEqual({
      path: world.path('app.log'),
      readFrom: 'index',
      lines: all.slice(place.line - 7, place.line + 2),
    });
  });

  it('of a log that is not in the index are read from its file, or are the record alone', async () => {
    world.write('app.log', content);
    await world.import();
    const place = placeOf('"number 21"');
    const elsewhere = new IndexReader(world.path());
    appendFileSync(world.path('app.log'), 'more\n');
    expect((await linesAround(elsewhere, place, 2, 2)).lines).toEqual(all.slice(place.line - 3, place.line + 6));
    rmSync(world.path('app.log'));
    const alone = await linesAround(elsewhere, place, 2, 2);
    expect(alone.readFrom).toBe('index');
    expect(alone.lines.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4].map((at) => place.line + at));
    expect(alone.lines[0]?.text).toContain('Checkout error: number 21');
    elsewhere.close();
  });
});
