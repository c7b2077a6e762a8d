import type { ImportProgress, ImportReceipt } from '../../../shared/contract/logs.ts';
import { DISK_FULL, isDiskFull } from '../disk-full.ts';
import type { FileSight } from '../index/source.ts';
import { isStandIn } from '../index/source.ts';
import type { UnreadFile } from '../index/source-table.ts';
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
  const known = new KnownFiles(tools.index.sources);
  const there = new Set<string>();
  for (const problem of problems) standIn(problem);
  const waiting: (FoundFile & { readonly sight: FileSight })[] = [];
  for (const file of files) {
    const sight = await sightOf(file.path).catch((error: unknown) => unreadable(file, error));
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
    if (isFull) return book.close(tools.index, tools.now(), false);
    progress.end();
  }
  markVanished();
  return book.close(tools.index, tools.now(), signal.aborted);

  /** True when the disk is full: no other file will fit either. */
  async function importFile(found: FoundFile): Promise<boolean> {
    const { path, place } = found;
    const file = await openLogFile(path).catch((error: unknown) => unreadable(found, error));
    if (file === null) return false;
    try {
      const identity = await tools.identifying.run(async () => {
        const identified = await identify(tools.index, file, place);
        if (tools.claimed.has(identified.source.id)) return null;
        tools.claimed.add(identified.source.id);
        return identified;
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
      if (!isDiskFull(error)) unreadable(found, error);
      else fill(path);
      return isDiskFull(error);
    } finally {
      await file.close();
    }
  }

  function enter(path: string, { kind, source, state, problem }: FileOutcome): void {
    if (kind === 'duplicate') book.duplicate(path, source.path);
    else if (kind === 'unchanged') book.unchanged(source);
    else if (kind === 'read') book.read();
    if (kind === 'disk-full') fill(path);
    else if (problem !== null) book.problem(path, state, problem);
  }

  function fill(path: string): void {
    book.problem(path, 'disk-full', DISK_FULL);
    book.full();
  }

  /** In the state of what was read of it before, or of a source that stands in for it. */
  function unreadable({ path, place }: FoundFile, error: unknown): null {
    const problem = unreadableSentence(error);
    if (isGone(error) && known.wasRead(path)) return null;
    const source = known.sourceAt(path);
    if (source === null) {
      standIn({ path, place, state: isGone(error) ? 'vanished' : 'unreadable', problem });
    } else {
      tools.index.sources.setState(source.id, 'unreadable', problem);
      there.add(path);
      book.problem(path, 'unreadable', problem);
    }
    return null;
  }

  function standIn(file: UnreadFile): void {
    tools.index.sources.standIn(file);
    there.add(file.path);
    book.problem(file.path, file.state, file.problem);
  }

  /** Those that `unreadable` left to this, and those that no place leads to any more. */
  function markVanished(): void {
    for (const source of tools.index.sources.all()) {
      const { id, path, place, state } = source;
      if (there.has(path) || !places.includes(place)) continue;
      if (isStandIn(source)) {
        tools.index.sources.removeStandIn(path);
        continue;
      }
      const message = 'The file is no longer there. What was read of it is kept.';
      if (state !== 'vanished') tools.index.sources.setState(id, 'vanished', message);
      book.problem(path, 'vanished', message);
    }
  }
}
