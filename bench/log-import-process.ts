import { setImmediate as breathe } from 'node:timers/promises';
import { logJobs } from '../electron/jobs/log-jobs.ts';
import { importLogs } from '../electron/logs/import/import-logs.ts';
import { Mutex } from '../electron/logs/import/mutex.ts';
import { openIndexWriter } from '../electron/logs/index/index-writer.ts';
import { recogniseRecord } from '../electron/logs/recognise-record.ts';
import type { ImportProgress, ImportReceipt } from '../shared/contract/logs.ts';
import { instantFromMilliseconds } from '../shared/time.ts';

/** `index`: records and their text only; `job`: all that the job process does, the transactions among them as well. */
export type ImportKind = 'index' | 'job';

/** What one import in a process of its own took. */
export interface ImportRun {
  readonly lines: number;
  readonly records: number;
  readonly seconds: number;
  readonly firstRowsSeconds: number;
  readonly peakMegabytes: number;
}

type TellProgress = (progress: ImportProgress) => void;

const { signal } = new AbortController();

const IMPORTS: Readonly<
  Record<ImportKind, (file: string, folder: string, onProgress: TellProgress) => Promise<ImportReceipt>>
> = {
  job: (file, folder, emit) => logJobs()['import-logs']({ folder, places: [file] }, { signal, emit }),
  index: async (file, folder, onProgress) => {
    const index = openIndexWriter(folder, recogniseRecord);
    const tools = {
      index,
      identifying: new Mutex(),
      claimed: new Set<number>(),
      now: () => instantFromMilliseconds(0),
      elapsedMs: () => performance.now(),
    };
    const receipt = await importLogs(tools, [file], { signal, onProgress });
    index.close();
    return receipt;
  },
};

/** Imports one file and tells its parent, so that the memory is that of an import and of nothing else. */
async function run(kind: ImportKind, file: string, folder: string): Promise<ImportRun> {
  const start = performance.now();
  const elapsedSeconds = (): number => (performance.now() - start) / 1000;
  let firstRowsSeconds: number | null = null;
  const { lines, records } = await IMPORTS[kind](file, folder, (progress) => {
    if (progress.records > 0) firstRowsSeconds ??= elapsedSeconds();
  });
  return {
    lines,
    records,
    seconds: elapsedSeconds(),
    firstRowsSeconds: firstRowsSeconds ?? elapsedSeconds(),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

const [kind = '', file = '', folder = ''] = process.argv.slice(2);
process.send?.(await run(kind === 'job' ? 'job' : 'index', file, folder));
await breathe();
// The job keeps its files open for the next one.
process.exit();
