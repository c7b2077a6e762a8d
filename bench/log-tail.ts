import { appendFileSync, mkdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Mutex } from '../electron/logs/import/mutex.ts';
import { openIndexWriter } from '../electron/logs/index/index-writer.ts';
import { recogniseRecord } from '../electron/logs/recognise-record.ts';
import { followLogs } from '../electron/logs/tail/follow-logs.ts';
import { instantFromMilliseconds } from '../shared/time.ts';
import type { BenchResult } from './result.ts';

const LINES = 30;
/** The file system's own word of the change takes a few milliseconds; a record is in the index soon after. */
const LEAST_RATIO = 0.002;

/** From the line being written to its record in the index, against the file system telling that the file changed. */
export async function benchLogTail(root: string): Promise<BenchResult> {
  const folder = join(root, 'tail');
  mkdirSync(folder);
  const file = join(folder, 'app.log');
  writeFileSync(file, line(0));
  const index = openIndexWriter(join(root, 'tail-index'), recogniseRecord);
  const cancel = new AbortController();
  let read = Promise.withResolvers<number>();
  let changed = Promise.withResolvers<number>();
  const watcher = watch(folder, () => changed.resolve(performance.now()));
  const following = followLogs(
    {
      index,
      identifying: new Mutex(),
      claimed: new Set(),
      now: () => instantFromMilliseconds(0),
      elapsedMs: () => performance.now(),
    },
    [folder],
    { signal: cancel.signal, onAppended: () => read.resolve(performance.now()) },
  );
  await read.promise;
  const times: { readonly ours: number; readonly floor: number }[] = [];
  for (let number = 1; number <= LINES; number += 1) {
    await wait(150 + (number % 7) * 13);
    read = Promise.withResolvers();
    changed = Promise.withResolvers();
    const start = performance.now();
    appendFileSync(file, line(number));
    times.push({ ours: (await read.promise) - start, floor: (await changed.promise) - start });
  }
  watcher.close();
  cancel.abort();
  await following;
  index.close();
  const ours = median(times.map((time) => time.ours));
  const floor = median(times.map((time) => time.floor));
  return {
    name: `a line written to its record in the index (${ours.toFixed(0)} ms)`,
    unit: 'records/s',
    ours: 1000 / ours,
    floor: 1000 / floor,
    ratio: floor / ours,
    leastRatio: LEAST_RATIO,
  };
}

function line(number: number): string {
  return `2025-12-24 11:00:${String(number % 60).padStart(2, '0')} - app - INFO - [app.py:1] - Number ${number}\n`;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
