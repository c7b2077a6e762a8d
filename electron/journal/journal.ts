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
import type { RecordPlace } from '../logs/index/record-place.ts';
import type { KeptAudit } from './audit/kept-audit.ts';
import { keptAudit } from './audit/kept-audit.ts';
import type { EntryCounts, EntryListRequest } from './entry-list.ts';
import { countEntries, histogramOf, listEntries } from './entry-list.ts';
import type { EntryRecord } from './entry-row.ts';
import { ENTRY_COLUMNS, rowOf } from './entry-row.ts';
import { EntryWriter } from './entry-writer.ts';
import { findEvidenceLine } from './evidence/evidence-line.ts';
import type { JournalEvidence } from './evidence/journal-evidence.ts';
import { journalEvidence } from './evidence/journal-evidence.ts';
import { Examination } from './examination.ts';
import type { LinePlace } from './log-story.ts';
import { findLine, readLogStory } from './log-story.ts';
import { readNote, readViews, removeView, saveView, writeNote } from './notes.ts';
import type { ReadRecorded } from './recorded-attempts.ts';
import { followRecorded } from './recorded-attempts.ts';
import type { SourceClock } from './source-clocks.ts';
import { readClocks, setHandClock } from './source-clocks.ts';
import type { Witnesses } from './witnesses.ts';
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
  readonly #examination: Examination;

  private constructor(database: Database) {
    this.#database = database;
    this.#writer = new EntryWriter(database);
    this.#examination = new Examination(database);
  }

  static open(folder: string): Journal {
    return new Journal(openWorkspaceFile(folder));
  }

  /** Takes what is new in the console's own table into the journal. */
  async follow(read: ReadRecorded): Promise<void> {
    await followRecorded(this.#database, this.#writer, read);
  }

  /** Lets the marketplace calibrate clocks and name users, when something came from the logs since the last time. */
  async callWitnesses(witnesses: Witnesses): Promise<void> {
    await this.#examination.examine(witnesses);
  }

  clocks(): ReadonlyMap<string, SourceClock> {
    return readClocks(this.#database);
  }

  /** Sets a source's clock by hand; null gives it back to what the marketplace says. */
  setClock(path: string, offsetSeconds: number | null): void {
    setHandClock(this.#database, path, offsetSeconds);
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

  /** Where a line lies that a verdict rests on. */
  findEvidenceLine(path: string, line: number): RecordPlace | null {
    return findEvidenceLine(this.#database, path, line);
  }

  writeNote(key: string, text: string, at: Instant): TransactionNote | null {
    return writeNote(this.#database, key, text, at);
  }

  /** What the logs tell, as evidence for verdicts. */
  get evidence(): JournalEvidence {
    return journalEvidence(this.#database);
  }

  /** What the last audit found. */
  get audit(): KeptAudit {
    return keptAudit(this.#database);
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
