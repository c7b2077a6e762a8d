import type { Database } from 'better-sqlite3';
import type { Page } from '../../shared/contract/page.ts';
import type {
  HistogramBucket,
  LogStory,
  SavedView,
  TransactionNote,
  TransactionRow,
} from '../../shared/contract/transactions.ts';
import type { Query } from '../../shared/query/term.ts';
import type { Instant } from '../../shared/time.ts';
import type { EntryCounts, EntryListRequest } from './entry-list.ts';
import { countEntries, histogramOf, listEntries } from './entry-list.ts';
import type { EntryRecord } from './entry-row.ts';
import { ENTRY_COLUMNS, rowOf } from './entry-row.ts';
import { EntryWriter } from './entry-writer.ts';
import type { LinePlace } from './log-story.ts';
import { findLine, readLogStory } from './log-story.ts';
import { readNote, readViews, removeView, saveView, writeNote } from './notes.ts';
import type { ReadRecorded } from './recorded-attempts.ts';
import { followRecorded } from './recorded-attempts.ts';
import type { SourceClock } from './source-clocks.ts';
import { applyClock, forgetClock, readClocks } from './source-clocks.ts';
import type { Witnesses } from './witnesses.ts';
import { callWitnesses } from './witnesses.ts';
import { openWorkspaceFile } from './workspace-file.ts';

/** An entry as the journal knows it; `attemptId` is set when the console's own table has it. */
export interface JournalEntry {
  readonly row: TransactionRow;
  readonly attemptId: number | null;
  readonly log: LogStory | null;
  readonly note: TransactionNote | null;
}

/** The journal of a workspace, as the core uses it. */
export class Journal {
  readonly #database: Database;
  readonly #writer: EntryWriter;
  /** The newest entry of a log when the marketplace was last asked. */
  #witnessed = 0;

  private constructor(database: Database) {
    this.#database = database;
    this.#writer = new EntryWriter(database);
  }

  static open(folder: string): Journal {
    return new Journal(openWorkspaceFile(folder));
  }

  /** Takes what is new in the console's own table into the journal. */
  async follow(read: ReadRecorded): Promise<void> {
    await followRecorded(this.#database, this.#writer, read);
  }

  /** Lets the marketplace calibrate clocks and name users, when attempts were found in logs since the last time. */
  async callWitnesses(witnesses: Witnesses): Promise<void> {
    const found = this.#database
      .prepare<[], number>('SELECT coalesce(max(id), 0) FROM entry WHERE source IS NOT NULL')
      .pluck()
      .get();
    if (found === undefined || found === this.#witnessed) return;
    this.#witnessed = found;
    await callWitnesses(this.#database, witnesses);
  }

  clocks(): ReadonlyMap<string, SourceClock> {
    return readClocks(this.#database);
  }

  /** Sets a source's clock by hand; null gives it back to what the marketplace says. */
  setClock(path: string, offsetSeconds: number | null): void {
    if (offsetSeconds !== null) {
      applyClock(this.#database, path, { offsetSeconds, spreadSeconds: 0, pairs: 0 }, true);
      return;
    }
    forgetClock(this.#database, path);
    this.#witnessed = 0;
  }

  list(request: EntryListRequest): Page<TransactionRow> {
    return listEntries(this.#database, request);
  }

  count(query: Query): EntryCounts {
    return countEntries(this.#database, query);
  }

  histogram(query: Query, buckets: number): readonly HistogramBucket[] {
    return histogramOf(this.#database, query, buckets);
  }

  find(key: string): JournalEntry | null {
    const entry = this.#database
      .prepare<[string], EntryRecord>(`SELECT ${ENTRY_COLUMNS} AS twins FROM entry WHERE key = ?`)
      .get(key);
    if (entry === undefined) return null;
    return {
      row: rowOf(entry),
      attemptId: entry.attempt_id,
      log: readLogStory(this.#database, key),
      note: readNote(this.#database, key),
    };
  }

  /** Where one of an entry's lines lies. */
  findLine(key: string, position: number): LinePlace | null {
    return findLine(this.#database, key, position);
  }

  writeNote(key: string, text: string, at: Instant): TransactionNote | null {
    return writeNote(this.#database, key, text, at);
  }

  views(): readonly SavedView[] {
    return readViews(this.#database);
  }

  saveView(name: string, query: Query, at: Instant): readonly SavedView[] {
    return saveView(this.#database, name, query, at);
  }

  removeView(name: string): readonly SavedView[] {
    return removeView(this.#database, name);
  }

  close(): void {
    this.#database.close();
  }
}
