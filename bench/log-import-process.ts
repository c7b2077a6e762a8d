import { setImmediate as breathe } from 'node:timers/promises';
import { importLogs } from '../electron/logs/import/import-logs.ts';
import { Mutex } from '../electron/logs/import/mutex.ts';
import { openIndexWriter } from '../electron/logs/index/index-writer.ts';
import { recognisePurchase } from '../electron/logs/recognise-purchase.ts';
import { instantFromMilliseconds } from '../shared/time.ts';

/** What one import in a process of its own took. */
export interface ImportRun {
  readonly lines: number;
  readonly records: number;
  readonly seconds: number;
  readonly firstRowsSeconds: number;
  readonly peakMegabytes: number;
}

/** Imports one file and tells its parent, so that the memory is that of an import and of nothing else. */
async function run(file: string, folder: string): Promise<ImportRun> {
  const index = openIndexWriter(folder, recognisePurchase);
  const start = performance.now();
  let firstRowsSeconds = 0;
  const receipt = await importLogs(
    {
      index,
      identifying: new Mutex(),
      claimed: new Set(),
      now: () => instantFromMilliseconds(0),
      elapsedMs: () => performance.now(),
    },
    [file],
    {
      signal: new AbortController().signal,
      onProgress: ({ records }) => {
        if (records > 0 && firstRowsSeconds === 0) firstRowsSeconds = (performance.now() - start) / 1000;
      },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  index.close();
  return {
    lines: receipt.lines,
    records: receipt.records,
    seconds,
    firstRowsSeconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

const [file = '', folder = ''] = process.argv.slice(2);
process.send?.(await run(file, folder));
await breathe();
process.disconnect();
