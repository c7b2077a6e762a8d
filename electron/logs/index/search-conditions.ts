import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { LogSearch } from '../../../shared/contract/logs.ts';
import { secondsFromLogTime } from './log-time.ts';
import type { RecordPosition } from './record-cursor.ts';
import type { RecordFilter } from './record-filter.ts';
import { recordRange } from './record-id.ts';
import type { SearchTerms } from './search-terms.ts';
import { FLAGS, LEVEL_NUMBERS, TROUBLE } from './stored-record.ts';

export interface PageOptions {
  readonly direction: LogSearch['direction'];
  readonly position: RecordPosition | null;
  readonly limit: number;
}

export const RECORD_COLUMNS = sql`record.*, coalesce(origin.logger, '') AS logger, coalesce(origin.file, '') AS file,
  coalesce(origin.file_line, 0) AS file_line`;

/** Where the records of a filter are read from: the text, when there is one, decides and the rest is checked. */
export interface RecordSource {
  readonly from: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<SqlBool>[];
  /** The record's id, in the words of what is read first. */
  readonly id: RawBuilder<unknown>;
}

export function sourceOf(filter: RecordFilter): RecordSource {
  const { match } = filter.terms;
  if (match === null) return { from: sql`record`, where: conditionsOf(filter, sql`record.id`), id: sql`record.id` };
  const id = sql`record_text.rowid`;
  return {
    // CROSS JOIN: the text first, whatever SQLite believes of the other conditions.
    from: sql`record_text CROSS JOIN record ON record.id = record_text.rowid`,
    where: [sql`record_text MATCH ${match}`, ...conditionsOf(filter, id)],
    id,
  };
}

/**
 * Every number is handed to SQLite as a fraction, unless it is small. The full-text index begins at a row only when it is
 * told an integer; otherwise it reads all rows before it.
 */
export function wholeId(id: number): RawBuilder<number> {
  return sql`CAST(${id} AS INTEGER)`;
}

export function whereOf(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`;
}

function conditionsOf(filter: RecordFilter, id: RawBuilder<unknown>): readonly RawBuilder<SqlBool>[] {
  const { transactionId, levels, after, before, sourceId, isSuspicious, ids } = filter;
  const conditions: RawBuilder<SqlBool>[] = [];
  if (ids !== null) conditions.push(sql`${id} BETWEEN ${wholeId(ids.first)} AND ${wholeId(ids.last)}`);
  if (transactionId !== undefined) {
    const end = `${transactionId}g`;
    conditions.push(sql`record.transaction_id >= ${transactionId} AND record.transaction_id < ${end}`);
  }
  if (sourceId !== undefined) {
    const { first, last } = recordRange(sourceId);
    conditions.push(sql`${id} BETWEEN ${wholeId(first)} AND ${wholeId(last)}`);
  }
  if (levels !== undefined) {
    const numbers = levels.map((level) => LEVEL_NUMBERS[level]);
    // Said once more in the words of the index of warnings and errors, or SQLite does not see that it fits.
    if (numbers.length > 0 && numbers.every((number) => number >= TROUBLE)) {
      conditions.push(sql`record.level >= ${sql.lit(TROUBLE)}`);
    }
    conditions.push(sql`record.level IN (${sql.join(numbers)})`);
  }
  // Written out: only so SQLite sees that the index of suspicious records fits.
  if (isSuspicious === true) conditions.push(sql`record.flags & ${sql.lit(FLAGS.suspicious)}`);
  if (after !== undefined) conditions.push(sql`record.time >= ${secondsFromLogTime(after)}`);
  if (before !== undefined) conditions.push(sql`record.time < ${secondsFromLogTime(before)}`);
  return [...conditions, ...textConditions(filter.terms)];
}

function textConditions({ there, notThere, unmatched }: SearchTerms): readonly RawBuilder<SqlBool>[] {
  return [
    ...there.map((text) => sql<SqlBool>`instr(lower(record.message), ${text}) > 0`),
    ...notThere.map((text) => sql<SqlBool>`instr(lower(record.message), ${text}) = 0`),
    ...unmatched.map(
      (words) => sql<SqlBool>`record.id NOT IN (SELECT rowid FROM record_text WHERE record_text MATCH ${words})`,
    ),
  ];
}
