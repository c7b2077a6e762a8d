import type { ImportProgress, ImportReceipt } from '../../../shared/contract/logs.ts';
import type { FileSight } from '../index/source.ts';
import type { FoundFile } from './find-files.ts';
import { findFiles } from './find-files.ts';
import { identify } from './identify.ts';
import { KnownFiles, sightOf } from './known-files.ts';
import { openLogFile } from './log-file.ts';
import { isGone, unreadableSentence } from './open-failure.ts';
import { Progress } from './progress.ts';
import type { FileOutcome } from './read-file.ts';
import { readFile } from './read-file.ts';
import { ReceiptBook } from './receipt.ts';
import type { ImportTools } from './tools.ts';

export interface ImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Reads what is new in all places, the files that changed last first. Never throws for what a file is like: each one
 * ends in a state of its own, and the receipt tells of all.
 */
export async function importLogs(
  tools: ImportTools,
  places: readonly string[],
  { signal, onProgress }: ImportOptions,
): Promise<ImportReceipt> {
  const book = new ReceiptBook(tools.now());
  const { files, problems } = await findFiles(places);
  for (const { path, message } of problems) book.problem(path, 'unreadable', message);
  const known = new KnownFiles(tools.index.sources);
  const there = new Set<string>();
  const waiting: (FoundFile & { readonly sight: FileSight })[] = [];
  for (const file of files) {
    const sight = await sightOf(file.path).catch((error: unknown) => unreadable(file.path, error));
    if (sight === null) continue;
    there.add(file.path);
    book.found();
    const before = known.find(sight);
    if (before === null) waiting.push({ ...file, sight });
    else if (before.kind === 'source') book.unchanged(before.source);
    else book.duplicate(file.path, before.of);
  }
  waiting.sort((left, right) => right.sight.modifiedMs - left.sight.modifiedMs);

  const progress = new Progress(
    tools.elapsedMs,
    onProgress,
    waiting.map(({ sight }) => known.unreadBytes(sight)),
  );
  for (const file of waiting) {
    if (signal.aborted) break;
    progress.begin(file.path);
    const isFull = await importFile(file);
    if (isFull) break;
    progress.end();
  }
  markVanished();
  return book.close(tools.index, tools.now(), signal.aborted);

  /** True when the disk is full: no other file will fit either. */
  async function importFile({ path, place }: FoundFile): Promise<boolean> {
    const file = await openLogFile(path).catch((error: unknown) => unreadable(path, error));
    if (file === null) return false;
    try {
      const identity = await tools.identifying.run(async () => {
        const found = await identify(tools.index, file, place);
        if (tools.claimed.has(found.source.id)) return null;
        tools.claimed.add(found.source.id);
        return found;
      });
      // Whoever follows the log is reading it at this moment.
      if (identity === null) return false;
      try {
        const outcome = await readFile(tools.index, file, identity, {
          signal,
          onRead: (bytes) => {
            book.bytes(bytes);
            progress.read(bytes);
          },
          onWritten: ({ count, lines }) => {
            book.written(count, lines);
            progress.written(count, lines);
          },
        });
        enter(path, outcome);
        return outcome.kind === 'disk-full';
      } finally {
        tools.claimed.delete(identity.source.id);
      }
    } catch (error) {
      unreadable(path, error);
      return false;
    } finally {
      await file.close();
    }
  }

  function enter(path: string, { kind, source, state, problem }: FileOutcome): void {
    if (kind === 'duplicate') book.duplicate(path, source.path);
    else if (kind === 'unchanged') book.unchanged(source);
    else if (kind === 'read') book.read();
    if (problem !== null) book.problem(path, state, problem);
    if (kind === 'disk-full') book.full();
  }

  /** Also in the state of what was read of it before. */
  function unreadable(path: string, error: unknown): null {
    const message = unreadableSentence(error);
    const source = known.sourceAt(path);
    if (source !== null && isGone(error)) return null;
    if (source !== null) tools.index.sources.setState(source.id, 'unreadable', message);
    there.add(path);
    book.problem(path, 'unreadable', message);
    return null;
  }

  /** Those that `unreadable` left to this, and those that no place leads to any more. */
  function markVanished(): void {
    for (const { id, path, place, state } of tools.index.sources.all()) {
      if (there.has(path) || !places.includes(place)) continue;
      const message = 'The file is no longer there. What was read of it is kept.';
      if (state !== 'vanished') tools.index.sources.setState(id, 'vanished', message);
      book.problem(path, 'vanished', message);
    }
  }
}
