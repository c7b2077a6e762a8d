import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { TransactionOutcome } from '../../shared/checkout.ts';
import { TRANSACTION_OUTCOMES } from '../../shared/checkout.ts';
import type { Page, PageRequest, SortDirection } from '../../shared/contract/page.ts';
import type {
  HistogramBucket,
  OutcomeCounts,
  TransactionRow,
  TransactionSort,
} from '../../shared/contract/transactions.ts';
import type { Query } from '../../shared/query/term.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { conditionOf } from './conditions.ts';
import type { EntryRecord } from './entry-row.ts';
import { ENTRY_COLUMNS, rowOf } from './entry-row.ts';
import type { Position } from './keyset.ts';
import { decodeCursor, pageOf } from './keyset.ts';
import { allRows, queries } from './queries.ts';

export interface EntryListRequest extends PageRequest {
  readonly query: Query;
  readonly sort: TransactionSort;
  readonly direction: SortDirection;
}

const COLUMNS = { startedAt: 'started_at', credits: 'credits' } as const satisfies Record<TransactionSort, string>;

/** A page of the journal. The order is total: by the sorted column, and rows that share it by their number. */
export function listEntries(database: Database, request: EntryListRequest): Page<TransactionRow> {
  const order = `${request.sort} ${request.direction}`;
  return pageOf({
    stored: allRows<EntryRecord>(database, pageQuery(request, decodeCursor(order, request.cursor))),
    limit: request.limit,
    total: countEntries(database, request.query).total,
    order,
    positionOf: (entry) => ({
      value: request.sort === 'startedAt' ? entry.started_at : entry.credits,
      id: entry.id,
    }),
    toRow: rowOf,
  });
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
