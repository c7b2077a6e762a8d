import type { LogSourceState } from '../../../shared/contract/logs.ts';
import { DISK_FULL, isDiskFull } from '../disk-full.ts';
import type { IndexWriter } from '../index/index-writer.ts';
import type { StoredSource } from '../index/source.ts';
import type { FeedEnd, FeedOptions } from './feed.ts';
import { feed } from './feed.ts';
import type { Identity } from './identify.ts';
import type { LogFile } from './log-file.ts';

/** What became of one file. */
export interface FileOutcome {
  readonly source: StoredSource;
  readonly kind: 'read' | 'unchanged' | 'duplicate' | 'problem' | 'cancelled' | 'disk-full';
  readonly state: LogSourceState;
  readonly problem: string | null;
}

const ENDS: Readonly<Record<FeedEnd, { readonly state: LogSourceState; readonly problem: string | null }>> = {
  end: { state: 'ready', problem: null },
  cancelled: { state: 'importing', problem: null },
  damaged: { state: 'damaged', problem: 'The compressed file ends too early. What could be read of it is here.' },
  'disk-full': { state: 'disk-full', problem: DISK_FULL },
};

const SHRUNK = 'The file is shorter than what was read of it. What was read is kept.';

/** Does with a file what its identity asks for, and leaves the source in a clear state. */
export async function readFile(
  index: IndexWriter,
  file: LogFile,
  identity: Identity,
  options: FeedOptions,
): Promise<FileOutcome> {
  const { kind, source } = identity;
  switch (kind) {
    case 'duplicate':
      return { source, kind, state: source.state, problem: null };
    case 'unchanged':
      return settle(index, source, kind, source.state === 'damaged' ? source : ENDS.end);
    case 'shrunk':
      return settle(index, source, 'problem', { state: 'shrunk', problem: SHRUNK });
    case 'wrong-format':
      return settle(index, source, 'problem', { state: 'wrong-format', problem: identity.problem });
    case 'read': {
      const end = await feed(index, file, source, options);
      return settle(index, source, end === 'end' ? 'read' : end === 'damaged' ? 'problem' : end, ENDS[end]);
    }
  }
}

function settle(
  index: IndexWriter,
  source: StoredSource,
  kind: FileOutcome['kind'],
  { state, problem }: Pick<FileOutcome, 'state' | 'problem'>,
): FileOutcome {
  try {
    index.sources.setState(source.id, state, problem);
  } catch (error) {
    // Even this may not fit any more; the receipt says it, and the next import finds the source as it was.
    if (!isDiskFull(error)) throw error;
  }
  return { source, kind, state, problem };
}
