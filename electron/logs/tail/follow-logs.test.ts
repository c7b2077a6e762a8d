import { appendFileSync, copyFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logLines } from '../testing/log-lines.ts';
import { LogWorld } from '../testing/log-world.ts';
import type { Appended } from './follow-logs.ts';
import { followLogs } from './follow-logs.ts';

let world: LogWorld;
let cancel: AbortController;
let following: Promise<void>;
let told: Appended[];

/** Numbers go on over all files of a test, so that a loss shows as a hole. */
let written = 0;
let clock = Date.parse('2025-12-24T00:00:00Z');
function next(count: number): string {
  const from = new Date(clock).toISOString().slice(0, 19).replace('T', ' ');
  const lines = logLines({ count, from, first: written });
  written += count;
  clock += count * 1000;
  return lines;
}

beforeEach(() => {
  world = new LogWorld();
  cancel = new AbortController();
  told = [];
  written = 0;
});
afterEach(async () => {
  cancel.abort();
  await following;
  world.checkText();
  world.remove();
});

function follow(): void {
  following = followLogs(world.tools(), [world.path()], {
    signal: cancel.signal,
    onAppended: (appended) => told.push(appended),
  });
}

function records(): number {
  return world.index.sources.all().reduce((sum, source) => sum + source.records, 0);
}

async function until(count: number): Promise<void> {
  for (let tries = 0; records() !== count && tries < 400; tries += 1) await wait(25);
  expect(records()).toBe(count);
}

describe('following a log', () => {
  it('reads what is written as it is written, also half a line and half a record', async () => {
    world.write('app.log', next(10));
    await world.import();
    follow();
    const whole = Buffer.from(next(40));
    for (let start = 0; start < whole.length; start += 150) {
      appendFileSync(world.path('app.log'), whole.subarray(start, start + 150));
      if (start % 450 === 0) await wait(60);
    }
    await until(written);
    const [{ id = 0 } = {}] = world.index.sources.all();
    expect(told.at(-1)?.last).toBe(
      told
        .map(({ last }) => last)
        .toSorted()
        .at(-1),
    );
    expect(told.every(({ first }) => Math.floor(first / 2 ** 32) === id)).toBe(true);
    const followed = world.content();
    cancel.abort();
    await following;
    const clean = new LogWorld();
    copyFileSync(world.path('app.log'), clean.path('app.log'));
    await clean.import();
    expect(followed).toEqual(clean.content());
    clean.remove();
  });

  it('loses nothing when the log is renamed while others still write to it', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    for (let round = 0; round < 3; round += 1) {
      appendFileSync(world.path('app.log'), next(5));
      for (let part = round; part > 0; part -= 1) {
        renameSync(world.path(`app.log.${part}`), world.path(`app.log.${part + 1}`));
      }
      renameSync(world.path('app.log'), world.path('app.log.1'));
      world.write('app.log', next(5));
      appendFileSync(world.path('app.log.1'), next(5));
      if (round !== 1) await wait(250);
    }
    await until(written);
    expect(world.index.sources.all().every(({ state }) => state === 'ready')).toBe(true);
  });

  it('loses nothing when the log is copied and emptied', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    for (let round = 0; round < 3; round += 1) {
      appendFileSync(world.path('app.log'), next(5));
      copyFileSync(world.path('app.log'), world.path(`app.log.${9 - round}`));
      truncateSync(world.path('app.log'));
      appendFileSync(world.path('app.log'), next(50));
      await wait(round === 0 ? 300 : 20);
    }
    await until(written);
  });

  it('finds the log again in its copy when the copy was known before the log was emptied', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    copyFileSync(world.path('app.log'), world.path('app.log.1'));
    for (let tries = 0; world.index.sources.duplicates().length === 0 && tries < 400; tries += 1) await wait(25);
    truncateSync(world.path('app.log'));
    appendFileSync(world.path('app.log'), next(5));
    await until(15);
    for (let tries = 0; world.source('app.log').records !== 5 && tries < 400; tries += 1) await wait(25);
    const copy = () => world.index.sources.all().find(({ path }) => path === world.path('app.log.1'));
    for (let tries = 0; copy() === undefined && tries < 400; tries += 1) await wait(25);
    expect(copy()).toMatchObject({ state: 'ready', records: 10 });
  });

  it('goes on after the log was removed and made again, and when it is compressed', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    appendFileSync(world.path('app.log'), next(20));
    await until(30);
    const content = next(7);
    world.write('app.log.1', content);
    await until(37);
    world.write('app.log.1.gz', gzipSync(content));
    rmSync(world.path('app.log.1'));
    rmSync(world.path('app.log'));
    await wait(100);
    world.write('app.log', next(8));
    await until(45);
  });

  it('reads to its end a file whose name is gone', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    // Written and removed before anybody can look: the file is still open.
    appendFileSync(world.path('app.log'), next(30));
    rmSync(world.path('app.log'));
    await until(40);
  });

  it('goes on with the new log when the old one was emptied without a copy, and keeps what was read', async () => {
    world.write('app.log', next(10));
    follow();
    await until(10);
    truncateSync(world.path('app.log'));
    appendFileSync(world.path('app.log'), next(5));
    await until(15);
    expect(world.index.sources.all().map(({ state, records }) => [state, records])).toEqual(
      expect.arrayContaining([
        ['vanished', 10],
        ['ready', 5],
      ]),
    );
  });

  it('ends when the disk is full, with a word that says so, and goes on later from there', async () => {
    world.remove();
    world = new LogWorld({ largestPageCount: 120 });
    follow();
    await until(0);
    world.write('app.log', next(20_000));
    await expect(following).rejects.toMatchObject({ code: 'DISK_FULL' });
    world.index.connection.pragma('max_page_count = 1000000');
    follow();
    await until(20_000);
  });

  it('finds new files in new folders', async () => {
    follow();
    await wait(50);
    world.write('2026/january/app.log', next(3));
    await until(3);
  });
});
