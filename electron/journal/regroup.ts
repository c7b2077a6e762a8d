import type { Database } from 'better-sqlite3';
import type { EntryWriter } from './entry-writer.ts';
import { findAttempts } from './find-attempts.ts';
import { prepareSurroundings } from './surroundings.ts';

/**
 * Brings the journal up to date with what an index has read since the last time, stretch by stretch, letting other
 * work in between. What is left to do is kept in the index with the events themselves: a process that is killed goes
 * on where it was, and doing a stretch twice changes nothing.
 */
export async function regroup(index: Database, writer: EntryWriter, breathe: () => Promise<void>, signal: AbortSignal) {
  const surroundings = prepareSurroundings(index);
  const ungrouped = index.prepare<[], { first: number | null }>('SELECT first FROM ungrouped');
  // Events may come below while this waits; then `first` is lower and the stretch is taken again.
  const advance = index.prepare('UPDATE ungrouped SET first = :next WHERE first >= :from');
  const finish = index.prepare('UPDATE ungrouped SET first = NULL, last = NULL WHERE first > last');
  while (!signal.aborted) {
    const first = ungrouped.get()?.first ?? null;
    if (first === null) return;
    const found = findAttempts(index, first, surroundings);
    if (found !== null) writer.replaceFound(found.window, found.attempts);
    const next = found === null ? Number.MAX_SAFE_INTEGER : Math.max(found.window.to, first) + 1;
    index.transaction(() => {
      advance.run({ next, from: first });
      finish.run();
    })();
    await breathe();
  }
}
