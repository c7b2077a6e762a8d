import { ConsoleError } from '../../shared/errors.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { EntryWriter } from '../journal/entry-writer.ts';
import { regroup } from '../journal/regroup.ts';
import { openWorkspaceFile } from '../journal/workspace-file.ts';
import { importLogs } from '../logs/import/import-logs.ts';
import { Mutex } from '../logs/import/mutex.ts';
import type { ImportTools } from '../logs/import/tools.ts';
import { indexFile } from '../logs/index/index-folder.ts';
import { openIndexWriter } from '../logs/index/index-writer.ts';
import { isDamage, removeIndex } from '../logs/index/open-index.ts';
import { recognisePurchase } from '../logs/recognise-purchase.ts';
import { followLogs } from '../logs/tail/follow-logs.ts';
import type { JobHandlers } from './jobs.ts';
import { Regrouping } from './regrouping.ts';

interface OpenWorkspace {
  readonly tools: ImportTools;
  readonly regrouping: Regrouping;
}

/** Reading logs, and finding attempts in them. A workspace is opened when it is first needed and stays open. */
export function logJobs(): JobHandlers {
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
        // Also what an earlier process left behind when it was killed.
        regrouping.want();
        await regrouping.finish();
        return receipt;
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
  const index = openIndexWriter(folder, recognisePurchase);
  const writer = new EntryWriter(openWorkspaceFile(folder));
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
    regrouping: new Regrouping(() => regroup(index.connection, writer, breathe, signal), elapsedMs),
  };
}

/** Lets messages in between two pieces of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
