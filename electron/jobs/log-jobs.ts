import { ConsoleError } from '../../shared/errors.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { EntryWriter } from '../journal/entry-writer.ts';
import { regroup } from '../journal/regroup.ts';
import { sightRecords } from '../journal/sight-records.ts';
import { SightingWriter } from '../journal/sighting-writer.ts';
import { openWorkspaceFile } from '../journal/workspace-file.ts';
import { diskFull, isDiskFull } from '../logs/disk-full.ts';
import { importLogs } from '../logs/import/import-logs.ts';
import { Mutex } from '../logs/import/mutex.ts';
import type { ImportTools } from '../logs/import/tools.ts';
import { indexFile } from '../logs/index/index-folder.ts';
import type { IndexWriter } from '../logs/index/index-writer.ts';
import { openIndexWriter } from '../logs/index/index-writer.ts';
import { isDamage, removeIndex } from '../logs/index/open-index.ts';
import { recogniseRecord } from '../logs/recognise-record.ts';
import { followLogs } from '../logs/tail/follow-logs.ts';
import { breathe } from './breathe.ts';
import type { JobHandlers } from './jobs.ts';
import { Regrouping } from './regrouping.ts';

interface OpenWorkspace {
  readonly tools: ImportTools;
  readonly regrouping: Regrouping;
}

/** Reading logs, and finding attempts in them. A workspace is opened when it is first needed and stays open. */
export function logJobs(): Pick<JobHandlers, 'import-logs' | 'follow-logs' | 'forget-place'> {
  const open = new Map<string, OpenWorkspace>();
  const openOnce = (folder: string): OpenWorkspace => {
    const workspace = open.get(folder) ?? openWorkspace(folder);
    open.set(folder, workspace);
    return workspace;
  };

  /** A damaged index is of no use to anybody: all of it can be read again. */
  const withIndex = async <Result>(
    folder: string,
    work: (workspace: OpenWorkspace) => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await work(openOnce(folder));
    } catch (error) {
      if (isDiskFull(error)) throw diskFull();
      if (!isDamage(error)) throw error;
      open.get(folder)?.tools.index.close();
      open.delete(folder);
      removeIndex(indexFile(folder));
      throw new ConsoleError(
        'JOB_STOPPED',
        'The index of the logs was damaged and has been removed. Import again; the logs themselves are untouched.',
        {},
      );
    }
  };

  return {
    'import-logs': ({ folder, places }, { signal, emit }) =>
      withIndex(folder, async ({ tools, regrouping }) => {
        const onProgress = (progress: Parameters<typeof emit>[0]): void => {
          if (progress.records > 0) regrouping.want();
          emit(progress);
        };
        const receipt = await importLogs(tools, places, { signal, onProgress });
        // Who cancels does not wait for what was read to be put together; what goes wrong with that comes up again.
        if (signal.aborted) {
          setImmediate(() => regrouping.goOn().catch(() => {}));
          return receipt;
        }
        try {
          // Also what an earlier process left behind when it was killed.
          await regrouping.goOn();
          return receipt;
        } catch (error) {
          if (!isDiskFull(error)) throw error;
          return { ...receipt, outcome: 'disk-full' };
        }
      }),
    'follow-logs': ({ folder, places }, { signal, emit }) =>
      withIndex(folder, async ({ tools, regrouping }) => {
        await followLogs(tools, places, {
          signal,
          onAppended: (appended) => {
            regrouping.want();
            emit(appended);
          },
          onQuiet: () => regrouping.finish(),
        });
        return {};
      }),
    'forget-place': ({ folder, place }, { signal }) =>
      withIndex(folder, async ({ tools: { index } }) => {
        const sources = index.sources.all().filter((source) => source.place === place);
        for (const { id } of sources) {
          while (!signal.aborted && index.forgetPiece(id)) await breathe();
        }
        return { sources: sources.length };
      }),
  };
}

function openWorkspace(folder: string): OpenWorkspace {
  const elapsedMs = (): number => performance.now();
  const file = openWorkspaceFile(folder);
  const index = openIndexOr(folder, () => file.close());
  const entries = new EntryWriter(file);
  const sightings = new SightingWriter(file);
  // Never cancelled: a stretch is short, and what is left is taken up the next time.
  const { signal } = new AbortController();
  return {
    tools: {
      index,
      identifying: new Mutex(),
      claimed: new Set(),
      now: () => instantFromMilliseconds(Date.now()),
      elapsedMs,
    },
    regrouping: new Regrouping(async () => {
      await regroup(index.connection, entries, breathe, signal);
      await sightRecords(index.connection, sightings, breathe, signal);
    }, elapsedMs),
  };
}

/** The index holds a lock while it is open, so it is opened last. */
function openIndexOr(folder: string, giveUp: () => void): IndexWriter {
  try {
    return openIndexWriter(folder, recogniseRecord);
  } catch (error) {
    giveUp();
    throw error;
  }
}
