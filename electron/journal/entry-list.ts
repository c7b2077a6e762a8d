import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import { z } from 'zod';
import type { TransactionOutcome } from '../../shared/checkout.ts';
import { TRANSACTION_OUTCOMES } from '../../shared/checkout.ts';
import type { Page, PageRequest, SortDirection } from '../../shared/contract/page.ts';
import type {
  HistogramBucket,
  OutcomeCounts,
  TransactionRow,
  TransactionSort,
} from '../../shared/contract/transactions.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { Query } from '../../shared/query/term.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { conditionOf } from './conditions.ts';
import type { EntryRecord } from './entry-row.ts';
import { ENTRY_COLUMNS, rowOf } from './entry-row.ts';
import { allRows, queries } from './queries.ts';

export interface EntryListRequest extends PageRequest {
  readonly query: Query;
  readonly sort: TransactionSort;
  readonly direction: SortDirection;
}

const COLUMNS = { startedAt: 'started_at', credits: 'credits' } as const satisfies Record<TransactionSort, string>;

/** A page of the journal. The order is total: by the sorted column, and rows that share it by their number. */
export function listEntries(database: Database, request: EntryListRequest): Page<TransactionRow> {
  const position = decodeCursor(request);
  const entries = allRows<EntryRecord>(database, pageQuery(request, position));
  const shown = entries.slice(0, request.limit);
  const last = entries.length > request.limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(rowOf),
    total: countEntries(database, request.query).total,
    nextCursor: last === undefined ? null : encodeCursor(request, last),
  };
}

/** Exported for the test of the query plans. */
export function pageQuery({ query, sort, direction, limit }: EntryListRequest, position: Position | null) {
  const column = sql.ref(`entry.${COLUMNS[sort]}`);
  const order = direction === 'ascending' ? 'asc' : 'desc';
  const behind = sql.raw(direction === 'ascending' ? '>' : '<');
  let page = queries
    .selectFrom('entry')
    .select(sql<EntryRecord>`${sql.raw(ENTRY_COLUMNS)}`.as('twins'))
    .where(conditionOf(query));
  if (position !== null)
    page = page.where(sql<boolean>`(${column}, entry.id) ${behind} (${position.value}, ${position.id})`);
  // One more than asked for tells whether there is a next page.
  return page
    .orderBy(column, order)
    .orderBy('entry.id', order)
    .limit(limit + 1);
}

export interface EntryCounts {
  readonly total: number;
  readonly counts: OutcomeCounts;
}

export function countEntries(database: Database, query: Query): EntryCounts {
  const rows = allRows<{ readonly outcome: TransactionOutcome; readonly count: number }>(
    database,
    queries
      .selectFrom('entry')
      .select(['entry.outcome', sql<number>`count(*)`.as('count')])
      .where(conditionOf(query))
      .groupBy('entry.outcome'),
  );
  return { total: rows.reduce((sum, { count }) => sum + count, 0), counts: { ...emptyCounts(), ...countsOf(rows) } };
}

/** Counts by outcome in `buckets` stretches of equal length over the time that the matching entries span. */
export function histogramOf(database: Database, query: Query, buckets: number): readonly HistogramBucket[] {
  const condition = conditionOf(query);
  const [span] = allRows<{ readonly first: number | null; readonly last: number | null }>(
    database,
    queries
      .selectFrom('entry')
      .select([sql`min(entry.started_at)`.as('first'), sql`max(entry.started_at)`.as('last')])
      .where(condition),
  );
  if (span === undefined || span.first === null || span.last === null) return [];
  const { first } = span;
  const width = Math.max(1000, Math.ceil((span.last - first + 1) / buckets));
  const rows = allRows<{ readonly bucket: number; readonly outcome: TransactionOutcome; readonly count: number }>(
    database,
    queries
      .selectFrom('entry')
      .select([
        sql<number>`cast((entry.started_at - ${first}) / ${width} AS INTEGER)`.as('bucket'),
        'entry.outcome',
        sql<number>`count(*)`.as('count'),
      ])
      .where(condition)
      .groupBy([sql`1`, 'entry.outcome']),
  );
  const length = Math.min(buckets, Math.floor((span.last - first) / width) + 1);
  return Array.from({ length }, (_, bucket) => ({
    from: instantFromMilliseconds(first + bucket * width),
    to: instantFromMilliseconds(first + (bucket + 1) * width),
    counts: { ...emptyCounts(), ...countsOf(rows.filter((row) => row.bucket === bucket)) },
  }));
}

function emptyCounts(): OutcomeCounts {
  return Object.fromEntries(TRANSACTION_OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
}

function countsOf(rows: readonly { readonly outcome: TransactionOutcome; readonly count: number }[]) {
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

interface Position {
  readonly value: number;
  readonly id: number;
}

const cursorContent = z.tuple([z.string(), z.number(), z.int()]);

function encodeCursor({ sort, direction }: EntryListRequest, { started_at, credits, id }: EntryRecord): string {
  const value = sort === 'startedAt' ? started_at : credits;
  return Buffer.from(JSON.stringify([`${sort} ${direction}`, value, id])).toString('base64url');
}

function decodeCursor({ cursor, sort, direction }: EntryListRequest): Position | null {
  if (cursor === undefined) return null;
  let json: unknown = null;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Not one of ours; said below.
  }
  const parsed = cursorContent.safeParse(json);
  if (!parsed.success || parsed.data[0] !== `${sort} ${direction}`) {
    throw new ConsoleError('BAD_INPUT', 'This page of the list cannot be found. Start the list again.', {
      field: 'cursor',
    });
  }
  const [, value, id] = parsed.data;
  return { value, id };
}
