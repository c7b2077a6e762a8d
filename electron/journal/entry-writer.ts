import type { Database } from 'better-sqlite3';
import type { AttemptDetail } from '../../shared/contract/transactions.ts';
import { millisecondsFromInstant } from '../../shared/time.ts';
import type { KeptAttempt, KeptLine } from './kept-attempt.ts';
import { attributionOf, outcomeOf } from './kept-attempt.ts';
import type { ToUtc } from './source-clocks.ts';
import { attemptTimes, prepareUtc } from './source-clocks.ts';

/** A window of the log's local time, both ends included; seconds as if UTC. */
export interface LogWindow {
  readonly from: number;
  readonly to: number;
}

/** Writes attempts of both worlds into the journal. Each call is one transaction. */
export class EntryWriter {
  readonly #database: Database;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database) {
    this.#database = database;
    this.#statements = prepareStatements(database);
  }

  /**
   * Attempts found in a window of the logs. What was found takes the place of what was found before under the same
   * key, unless fewer lines of it are left (its source is gone, and this is a part of it). An entry of the window all
   * of whose lines now belong to others was an earlier, less complete reading of them and goes; the rest stays for good.
   */
  replaceFound(window: LogWindow, attempts: readonly KeptAttempt[]): void {
    this.#write(() => {
      const found = new Set(attempts.map(({ key }) => key));
      const told = new Set(attempts.flatMap(({ lines }) => lines.map(placeOf)));
      for (const { id, key } of this.#statements.foundIn.all(window) as readonly Known[]) {
        if (!found.has(key) && this.#linesOf(id).every((place) => told.has(place))) this.#remove(id);
      }
      const toUtc = prepareUtc(this.#database);
      for (const attempt of attempts) this.#putFound(attempt, toUtc);
    });
  }

  /** Attempts of the console's own table, in any order; one that was there is brought up to date. */
  putRecorded(attempts: readonly AttemptDetail[]): void {
    this.#write(() => {
      for (const attempt of attempts) this.#putRecorded(attempt);
    });
  }

  /** At once: the core and the job process both write, and a reader that turns writer is refused by SQLite. */
  #write(work: () => void): void {
    this.#database.transaction(work).immediate();
  }

  #linesOf(id: number): readonly string[] {
    return (this.#statements.placesOf.all(id) as readonly Pick<KeptLine, 'path' | 'line'>[]).map(placeOf);
  }

  #putFound({ key, attempt, lines }: KeptAttempt, toUtc: ToUtc): void {
    const known = this.#statements.find.get(key) as Known | undefined;
    if (known !== undefined && known.lineCount > lines.length) return;
    if (known !== undefined) this.#remove(known.id);
    const source = lines[0]?.path ?? null;
    const own = lines.filter(({ path }) => path === source);
    const place = { source: source ?? '', logTime: attempt.firstSecond, lastLogTime: attempt.lastSecond };
    const times = attemptTimes(toUtc, { ...place, firstLine: own[0]?.line ?? 0, lastLine: own.at(-1)?.line ?? 0 });
    const isTwin = attempt.family === 'console' && attempt.suspicions.length === 0;
    const mergedInto = this.#recordedTwin(isTwin ? attempt.transactionId : null);
    const id = this.#insert({
      key,
      attemptId: null,
      mergedInto,
      transactionId: attempt.transactionId,
      family: attempt.family ?? 'unknown',
      endpoint: attempt.endpoint,
      outcome: outcomeOf(attempt),
      reported: attempt.reported,
      ...times,
      logTime: attempt.firstSecond,
      lastLogTime: attempt.lastSecond,
      username: attempt.user?.username ?? null,
      userId: attempt.user?.userId ?? null,
      ...attributionOf(attempt),
      itemsRequested: attempt.itemCount === null ? null : attempt.itemCount + attempt.itemsFailed.length,
      itemsReceived: attempt.itemCount,
      claimed: attempt.creditsClaimed,
      charged: null,
      credits: attempt.creditsClaimed ?? -1,
      required: attempt.shortage?.required ?? null,
      available: attempt.shortage?.available ?? null,
      orderNumber: attempt.orderNumber,
      error: attempt.error,
      hasPhases: Number(attempt.hasPhases),
      hasTraceback: Number(attempt.hasTraceback),
      suspicions: JSON.stringify(attempt.suspicions),
      exposure: Number(attempt.isExposed),
      source,
      lineCount: lines.length,
    });
    for (const itemId of attempt.itemsDone) this.#statements.insertItem.run(id, itemId, 'done');
    for (const itemId of attempt.itemsFailed) this.#statements.insertItem.run(id, itemId, 'failed');
    for (const itemId of attempt.itemsTried) this.#statements.insertItem.run(id, itemId, 'tried');
    for (const [position, line] of lines.entries()) this.#statements.insertLine.run({ id, position, ...line });
    this.#statements.insertText.run(id, lines.map(({ message }) => message).join('\n'));
    if (mergedInto !== null) this.#statements.adoptClaim.run({ id: mergedInto });
  }

  #putRecorded(attempt: AttemptDetail): void {
    const key = `db:${attempt.attemptId}`;
    const known = this.#statements.find.get(key) as Known | undefined;
    if (known !== undefined) this.#remove(known.id);
    const id = this.#insert({
      key,
      attemptId: attempt.attemptId,
      mergedInto: null,
      transactionId: attempt.transactionId,
      family: 'console',
      endpoint: null,
      outcome: attempt.status,
      reported: null,
      startedAt: millisecondsFromInstant(attempt.startedAt),
      endedAt: attempt.endedAt === null ? null : millisecondsFromInstant(attempt.endedAt),
      logTime: null,
      lastLogTime: null,
      clockOffset: 0,
      username: attempt.username,
      userId: attempt.userId,
      attribution: 'named',
      attributionReason: null,
      itemsRequested: attempt.itemsRequested,
      itemsReceived: attempt.itemsReceived,
      claimed: null,
      charged: attempt.charged,
      credits: attempt.charged,
      required: null,
      available: null,
      orderNumber: null,
      error: attempt.error?.message ?? null,
      hasPhases: 1,
      hasTraceback: 0,
      suspicions: '[]',
      exposure: 0,
      source: null,
      lineCount: 0,
    });
    for (const { itemId, outcome } of attempt.items) this.#statements.insertItem.run(id, itemId, outcome);
    const words = [...attempt.events.map(({ message }) => message), ...attempt.items.map(({ title }) => title ?? '')];
    this.#statements.insertText.run(id, words.join('\n'));
    this.#statements.mergeTwins.run({ id, transactionId: attempt.transactionId });
    this.#statements.adoptClaim.run({ id });
  }

  /** The engine logs what it records: both tell of one attempt, and the record leads. */
  #recordedTwin(transactionId: string | null): number | null {
    return (this.#statements.findRecorded.get(transactionId) as number | undefined) ?? null;
  }

  #insert(values: object): number | bigint {
    return this.#statements.insert.run(values).lastInsertRowid;
  }

  #remove(id: number): void {
    for (const statement of this.#statements.remove) statement.run(id);
  }
}

interface Known {
  readonly id: number;
  readonly key: string;
  readonly lineCount: number;
}

function placeOf({ path, line }: Pick<KeptLine, 'path' | 'line'>): string {
  return `${path}:${line}`;
}

const KNOWN = 'SELECT id, key, line_count AS lineCount FROM entry';

function prepareStatements(database: Database) {
  return {
    foundIn: database.prepare(`${KNOWN} WHERE log_time BETWEEN :from AND :to`),
    find: database.prepare(`${KNOWN} WHERE key = ?`),
    placesOf: database.prepare('SELECT path, line FROM entry_line WHERE entry_id = ?'),
    findRecorded: database.prepare('SELECT id FROM entry WHERE transaction_id = ? AND attempt_id IS NOT NULL').pluck(),
    mergeTwins: database.prepare(
      `UPDATE entry SET merged_into = :id
       WHERE transaction_id = :transactionId AND family = 'console' AND attempt_id IS NULL AND suspicions = '[]'`,
    ),
    // What the log claims of it stands beside what is on record.
    adoptClaim: database.prepare(
      `UPDATE entry SET claimed = (SELECT twin.claimed FROM entry AS twin
         WHERE twin.transaction_id = entry.transaction_id AND twin.merged_into = entry.id)
       WHERE id = :id`,
    ),
    insert: database.prepare(
      `INSERT INTO entry (key, attempt_id, merged_into, transaction_id, family, endpoint, outcome, reported, started_at, ended_at,
         log_time, last_log_time, clock_offset, username, user_id, attribution, attribution_reason, items_requested, items_received, claimed,
         charged, credits, required, available, order_number, error, has_phases, has_traceback, suspicions, exposure, source,
         line_count)
       VALUES (:key, :attemptId, :mergedInto, :transactionId, :family, :endpoint, :outcome, :reported, :startedAt, :endedAt,
         :logTime, :lastLogTime, :clockOffset, :username, :userId, :attribution, :attributionReason, :itemsRequested, :itemsReceived,
         :claimed, :charged, :credits, :required, :available, :orderNumber, :error, :hasPhases, :hasTraceback,
         :suspicions, :exposure, :source, :lineCount)`,
    ),
    insertItem: database.prepare(
      `INSERT INTO entry_item (entry_id, item_id, outcome) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET outcome = excluded.outcome`,
    ),
    insertLine: database.prepare(
      `INSERT INTO entry_line (entry_id, position, path, line, line_count, byte_offset, time, level, logger, file, file_line, kind,
         message)
       VALUES (:id, :position, :path, :line, :lineCount, :offset, :time, :level, :logger, :file, :fileLine, :kind, :message)`,
    ),
    insertText: database.prepare('INSERT INTO entry_text (rowid, lines) VALUES (?, ?)'),
    remove: [
      database.prepare('DELETE FROM entry_text WHERE rowid = ?'),
      database.prepare('DELETE FROM entry_line WHERE entry_id = ?'),
      database.prepare('DELETE FROM entry_item WHERE entry_id = ?'),
      database.prepare('DELETE FROM naming WHERE entry_id = ?'),
      database.prepare('DELETE FROM entry WHERE id = ?'),
    ],
  };
}
