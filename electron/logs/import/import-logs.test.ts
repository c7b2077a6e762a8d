import { appendFileSync, copyFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { logLines } from '../testing/log-lines.ts';
import { LogWorld } from '../testing/log-world.ts';

let world = new LogWorld();
afterEach(() => {
  world.checkText();
  world.remove();
  world = new LogWorld();
});

/** What one clean import of the same contents gives. */
async function cleanImport(contents: Readonly<Record<string, string>>) {
  const clean = new LogWorld();
  try {
    for (const [name, content] of Object.entries(contents)) clean.write(name, content);
    await clean.import();
    return clean.content();
  } finally {
    clean.remove();
  }
}

describe('an import', () => {
  it('reads every line of every file once, and says so', async () => {
    world.write('app.log', logLines({ count: 1000, from: '2025-12-25 00:00:00', first: 1000 }));
    world.write('app.log.1', logLines({ count: 1000 }));
    world.write('notes.pdf', 'not looked at');
    const receipt = await world.import();
    expect(receipt).toMatchObject({
      outcome: 'complete',
      filesFound: 2,
      filesRead: 2,
      records: 2000,
      lines: 2000 + 400 * 4,
      transactionIds: 800,
      duplicates: [],
      problems: [],
      levelsPresent: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
      levelsMissing: [],
      skippedBytes: 0,
    });
    expect(world.source('app.log')).toMatchObject({ state: 'ready', records: 1000 });
    expect(world.progress.at(-1)).toMatchObject({ files: 2, filesTotal: 2, records: 2000, secondsLeft: 0 });
  });

  it('does nothing when nothing has changed', async () => {
    world.write('app.log', logLines({ count: 100 }));
    await world.import();
    const before = world.content();
    expect(await world.import()).toMatchObject({ filesRead: 0, filesUnchanged: 1, records: 0, bytes: 0 });
    expect(world.content()).toEqual(before);
  });

  it('goes on where a file has grown, also in the middle of a record, of a line and of a character', async () => {
    const whole = Buffer.from(logLines({ count: 200 }));
    world.write('app.log', '');
    // The steps hit every kind of place: `✓` is three bytes, tracebacks are four lines.
    for (let end = 0; end < whole.length; end += 997) {
      world.write('app.log', whole.subarray(0, end));
      await world.import();
    }
    world.write('app.log', whole);
    await world.import();
    expect(world.content()).toEqual(await cleanImport({ 'app.log': whole.toString() }));
  });

  it('reads a folder of days, a pattern, and a file with its parts', async () => {
    const path = world.write('deep/er/barterex_20251224.log', logLines({ count: 5 }));
    world.write('deep/barterex_20251225.log', logLines({ count: 5, from: '2025-12-25 00:00:00' }));
    world.write('deep/er/barterex_20251224.log.1', logLines({ count: 5, from: '2025-12-23 00:00:00' }));
    expect((await world.import([path])).filesFound).toBe(2);
    expect((await world.import([world.path('deep', '**', '*.log')])).filesFound).toBe(2);
    expect((await world.import([world.path('deep'), path])).filesFound).toBe(3);
    expect((await world.import([world.path('deep')])).filesUnchanged).toBe(3);
  });

  it('tells the place that is not there', async () => {
    expect(await world.import([world.path('nowhere.log')])).toMatchObject({
      problems: [
        {
          path: world.path('nowhere.log'),
          state: 'vanished',
          message: 'There is no file at this place. Check the path.',
        },
      ],
    });
    expect(await world.import([world.path('none', '*.log')])).toMatchObject({
      problems: [{ state: 'vanished', message: 'There is nothing at this place. Check the path.' }],
    });
    expect(world.index.sources.all().map(({ path, state }) => [path, state])).toEqual([
      [world.path('none', '*.log'), 'vanished'],
      [world.path('nowhere.log'), 'vanished'],
    ]);
  });
});

describe('the identity of a log', () => {
  const first = logLines({ count: 300 });
  const more = logLines({ count: 100, from: '2025-12-24 12:00:00', first: 300 });
  const next = logLines({ count: 50, from: '2025-12-24 13:00:00', first: 400 });

  it('stays when the file is rotated, and the new file is another log', async () => {
    world.write('app.log', first);
    await world.import();
    appendFileSync(world.path('app.log'), more);
    renameSync(world.path('app.log'), world.path('app.log.1'));
    world.write('app.log', next);
    expect(await world.import()).toMatchObject({ records: 150, duplicates: [], problems: [] });
    expect(world.content()).toEqual(await cleanImport({ 'app.log': next, 'app.log.1': first + more }));
  });

  it('stays when the part is compressed', async () => {
    world.write('app.log.1', first);
    await world.import();
    rmSync(world.path('app.log.1'));
    world.write('app.log.2.gz', gzipSync(first + more));
    expect(await world.import()).toMatchObject({ records: 100, duplicates: [], problems: [] });
    expect(world.source('app.log.2.gz')).toMatchObject({ is_compressed: 1, records: 400, state: 'ready' });
    expect(await world.import()).toMatchObject({ filesUnchanged: 1, bytes: 0 });
  });

  it('stays through copytruncate', async () => {
    world.write('app.log', first);
    await world.import();
    appendFileSync(world.path('app.log'), more);
    copyFileSync(world.path('app.log'), world.path('app.log.1'));
    truncateSync(world.path('app.log'));
    appendFileSync(world.path('app.log'), next);
    expect(await world.import()).toMatchObject({ records: 150, duplicates: [], problems: [] });
    expect(world.content()).toEqual(await cleanImport({ 'app.log': next, 'app.log.1': first + more }));
  });

  it('is continued by a later copy, and an earlier or equal copy adds nothing', async () => {
    world.write('monday/app.log', first);
    await world.import();
    world.write('tuesday/app.log', first + more);
    expect(await world.import()).toMatchObject({ records: 100 });
    world.write('backup/app.log', first + more);
    const receipt = await world.import();
    expect(receipt.records).toBe(0);
    expect(receipt.duplicates).toEqual(
      expect.arrayContaining(
        ['backup', 'monday'].map((folder) => ({
          path: world.path(folder, 'app.log'),
          of: world.path('tuesday', 'app.log'),
        })),
      ),
    );
    expect(await world.import()).toMatchObject({ duplicates: [{}, {}], bytes: 0, filesUnchanged: 1 });
    const { records } = await cleanImport({ 'app.log': first + more });
    expect(world.content()['records']).toEqual(records);
  });

  it('is another one when only the first line is the same', async () => {
    world.write('a.log', first);
    const [line = ''] = first.split('\n');
    world.write('b.log', `${line}\n${logLines({ count: 300, from: '2025-12-24 11:00:01', first: 7 })}`);
    expect(await world.import()).toMatchObject({ filesRead: 2, records: 601, duplicates: [] });
  });

  it('is kept when the file is gone, shorter, or replaced', async () => {
    world.write('gone.log', first);
    world.write('shorter.log', more);
    world.write('replaced.log', next);
    await world.import();
    rmSync(world.path('gone.log'));
    truncateSync(world.path('shorter.log'), 1500);
    writeFileSync(world.path('replaced.log'), logLines({ count: 10, from: '2025-12-30 00:00:00' }));
    const receipt = await world.import();
    expect(receipt.problems.map(({ path, state }) => [path, state])).toEqual([
      [world.path('shorter.log'), 'shrunk'],
      [world.path('gone.log'), 'vanished'],
    ]);
    const states = world.index.sources.all().map(({ state, records }) => [state, records]);
    expect(states.toSorted()).toEqual([
      ['ready', 10],
      ['shrunk', 100],
      ['vanished', 300],
      ['vanished', 50],
    ]);
  });
});

describe('a disk that fills', () => {
  it('leaves what was read, says so, and the next import goes on', async () => {
    const content = logLines({ count: 20_000 });
    const full = new LogWorld({ largestPageCount: 200 });
    full.write('a.log', content);
    full.write('b.log', logLines({ count: 10, from: '2026-01-01 00:00:00' }));
    const receipt = await full.import();
    expect(receipt.outcome).toBe('disk-full');
    expect(receipt.problems).toMatchObject([{ state: 'disk-full' }]);
    const read = full.source('a.log').records;
    expect(read).toBeGreaterThan(0);
    full.checkText();
    full.closeIndex();
    Object.assign(full.options, { largestPageCount: 1_000_000 });
    expect(await full.import()).toMatchObject({ outcome: 'complete', problems: [] });
    expect(full.content()).toEqual(
      await cleanImport({ 'a.log': content, 'b.log': logLines({ count: 10, from: '2026-01-01 00:00:00' }) }),
    );
    full.remove();
  });
});

describe('a transaction that fails', () => {
  it('leaves nothing behind that the next one would build on', async () => {
    let number = 0;
    // Every line comes from another place, so that each transaction adds places of its own.
    const content = logLines({ count: 20_000 }).replace(/\.py:\d+\]/g, () => {
      number += 1;
      return `.py:${number}]`;
    });
    const full = new LogWorld({ largestPageCount: 200 });
    full.write('a.log', content);
    expect((await full.import()).outcome).toBe('disk-full');
    full.index.connection.pragma('max_page_count = 1000000');
    expect((await full.import()).outcome).toBe('complete');
    expect(full.content()).toEqual(await cleanImport({ 'a.log': content }));
    full.remove();
  });
});

describe('gaps', () => {
  it('are part numbers that are left out, and silences that are longer than any within the files', async () => {
    world.write('app.log', logLines({ count: 100, from: '2025-12-24 10:00:00' }));
    world.write('app.log.1', logLines({ count: 100, from: '2025-12-24 09:50:00' }));
    world.write('app.log.3', logLines({ count: 100, from: '2025-12-23 09:00:00' }));
    const { gaps } = await world.import();
    expect(gaps).toEqual([
      { kind: 'missing-parts', path: world.path('app.log'), parts: [2] },
      {
        kind: 'silence',
        pathBefore: world.path('app.log.3'),
        pathAfter: world.path('app.log.1'),
        from: '2025-12-23 09:01:39',
        to: '2025-12-24 09:50:00',
      },
    ]);
  });
});

describe('a cancelled import', () => {
  it('keeps what it read, and the next one gives what one alone would have given', async () => {
    const content = logLines({ count: 30_000 });
    world.write('app.log', content);
    const cancel = new AbortController();
    const tools = world.tools();
    const { importLogs } = await import('./import-logs.ts');
    const receipt = await importLogs(tools, [world.path()], {
      signal: cancel.signal,
      onProgress: ({ records }) => records > 0 && cancel.abort(),
    });
    expect(receipt.outcome).toBe('cancelled');
    expect(world.source('app.log')).toMatchObject({ state: 'importing' });
    expect(world.source('app.log').records).toBeGreaterThan(0);
    expect(world.source('app.log').records).toBeLessThan(30_000);
    await world.import();
    expect(world.content()).toEqual(await cleanImport({ 'app.log': content }));
  });
});
