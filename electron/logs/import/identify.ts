import { stat } from 'node:fs/promises';
import type { IndexWriter } from '../index/index-writer.ts';
import type { FileSight, StoredSource } from '../index/source.ts';
import { compare, contentLength } from './compare.ts';
import { HEAD_BYTES, headHash } from './first-line.ts';
import type { LogFile } from './log-file.ts';
import { whyNoLog } from './sniff.ts';

/** What a file turned out to be. */
export type Identity =
  /** There is something to read, from the source's position on. */
  | { readonly kind: 'read'; readonly source: StoredSource }
  | { readonly kind: 'unchanged'; readonly source: StoredSource }
  | { readonly kind: 'duplicate'; readonly source: StoredSource }
  | { readonly kind: 'shrunk'; readonly source: StoredSource }
  | { readonly kind: 'wrong-format'; readonly source: StoredSource; readonly problem: string };

/**
 * Finds the source that a file belongs to, by its first line and by what lies before the source's position; or makes
 * a new one. Names and inodes only break ties: a rotated, compressed or copied log is the same log.
 */
export async function identify(index: IndexWriter, file: LogFile, place: string): Promise<Identity> {
  const sight = await file.look();
  index.sources.removeStandIn(sight.path);
  const hash = headHash(await file.beginning(HEAD_BYTES));
  const candidates = hash === null ? [] : index.sources.withHead(hash);
  if (candidates.length > 0) {
    const length = await contentLength(file, sight.size);
    for (const source of candidates) {
      const identity = await relate(index, file, { sight, length, source });
      if (identity !== null) return identity;
    }
  }
  return await adopt(index, file, { sight, hash, place });
}

interface Candidate {
  readonly sight: FileSight;
  readonly length: number;
  readonly source: StoredSource;
}

async function relate(
  index: IndexWriter,
  file: LogFile,
  { sight, length, source }: Candidate,
): Promise<Identity | null> {
  // Nothing was read of it, so there is nothing to compare; it may not even be a log.
  if (source.records === 0) return null;
  const relation = await compare(index, file, length, source);
  switch (relation) {
    case 'different':
      return null;
    case 'older':
      if (source.file_id === sight.fileId) {
        index.sources.see(source.id, sight, file.isCompressed, source.head_hash);
        return { kind: 'shrunk', source };
      }
      index.sources.addDuplicate(sight, source.id);
      return { kind: 'duplicate', source };
    case 'same':
      if (source.path !== sight.path && (await holds(source))) {
        index.sources.addDuplicate(sight, source.id);
        return { kind: 'duplicate', source };
      }
      break;
    case 'longer':
      break;
  }
  index.sources.see(source.id, sight, file.isCompressed, source.head_hash);
  index.sources.removeDuplicate(sight.path);
  return { kind: relation === 'longer' || source.state === 'importing' ? 'read' : 'unchanged', source };
}

/** Whether the file that the source was read from is still where it was. */
async function holds({ path, file_id: fileId, state }: StoredSource): Promise<boolean> {
  // Emptied in place: the same file, but not this content any more.
  if (state === 'vanished') return false;
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found !== null && `${found.dev}:${found.ino}` === fileId;
}

interface Unknown {
  readonly sight: FileSight;
  readonly hash: string | null;
  readonly place: string;
}

/** A log that nobody has seen: one that was empty, or no log, until now keeps its number. */
async function adopt(index: IndexWriter, file: LogFile, { sight, hash, place }: Unknown): Promise<Identity> {
  const earlier = await beginningsOf(index, file, sight);
  const source = earlier ?? index.sources.add({ place, sight, isCompressed: file.isCompressed, headHash: hash });
  if (earlier !== null) index.sources.see(source.id, sight, file.isCompressed, hash);
  index.sources.displace(sight.path, source.id);
  const problem = await whyNoLog(file, sight.size);
  if (problem !== null) return { kind: 'wrong-format', source, problem };
  return { kind: 'read', source };
}

/** The source that this file began when its first line was not complete yet. */
async function beginningsOf(index: IndexWriter, file: LogFile, sight: FileSight): Promise<StoredSource | null> {
  for (const source of index.sources.withFile(sight.fileId)) {
    if (source.records === 0) return source;
    if (source.head_hash === null && (await compare(index, file, sight.size, source)) !== 'different') return source;
  }
  return null;
}
