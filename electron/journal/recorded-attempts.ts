import type { Database } from 'better-sqlite3';
import type { AttemptDetail } from '../../shared/contract/transactions.ts';
import type { EntryWriter } from './entry-writer.ts';

/** Reads attempts of the console's own table with a number above `attemptId`, lowest first. */
export type ReadRecorded = (attemptId: number, limit: number) => Promise<readonly AttemptDetail[]>;

const AT_ONCE = 200;

/** Takes attempts of the console's own table into the journal, those that are new and those that had not ended. */
export async function followRecorded(journal: Database, writer: EntryWriter, read: ReadRecorded): Promise<void> {
  const last = journal.prepare<[], number>('SELECT coalesce(max(attempt_id), 0) FROM entry').pluck().get() ?? 0;
  const open = journal
    .prepare<[], number>("SELECT attempt_id FROM entry WHERE outcome = 'started' AND attempt_id IS NOT NULL")
    .pluck()
    .all();
  for (const attemptId of open)
    writer.putRecorded((await read(attemptId - 1, 1)).filter((row) => row.attemptId === attemptId));
  for (let from = last; ; ) {
    const attempts = await read(from, AT_ONCE);
    if (attempts.length > 0) writer.putRecorded(attempts);
    if (attempts.length < AT_ONCE) return;
    from = attempts.at(-1)?.attemptId ?? from;
  }
}
