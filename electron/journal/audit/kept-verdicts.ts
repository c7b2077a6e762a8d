import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { AuditedVerdict, VERDICT_SORTS, VerdictFilter } from '../../../shared/contract/overview.ts';
import type { Page, PageRequest, SortDirection } from '../../../shared/contract/page.ts';
import type { Position } from '../keyset.ts';
import { decodeCursor, pageOf } from '../keyset.ts';
import { allRows, queries, rowsOf } from '../queries.ts';
import { ORDER_OF_LOST, ORDER_OF_OWED } from './audit-tables.ts';
import { verdictCondition } from './verdict-conditions.ts';

export interface VerdictListRequest extends PageRequest, VerdictFilter {
  readonly sort: (typeof VERDICT_SORTS)[number];
  readonly direction: SortDirection;
}

const ORDERS = { startedAt: 'started_at', lost: ORDER_OF_LOST, owed: ORDER_OF_OWED } as const;

interface StoredVerdict {
  readonly id: number;
  readonly value: number;
  readonly record: string;
}

/** A page of verdicts as they were kept. */
export function listVerdicts(journal: Database, request: VerdictListRequest): Page<AuditedVerdict> {
  const order = `${request.sort} ${request.direction}`;
  return pageOf({
    stored: allRows<StoredVerdict>(journal, verdictPage(request, decodeCursor(order, request.cursor))),
    limit: request.limit,
    total: countVerdicts(journal, request),
    order,
    positionOf: (position) => position,
    // The audit wrote it and vouches for it.
    toRow: ({ record }) => JSON.parse(record) as AuditedVerdict,
  });
}

/** Exported for the test of the query plans. */
export function verdictPage({ sort, direction, limit, ...filter }: VerdictListRequest, position: Position | null) {
  const value = sql.raw(ORDERS[sort]);
  const behind = sql.raw(direction === 'ascending' ? '>' : '<');
  const way = direction === 'ascending' ? 'asc' : 'desc';
  let page = queries
    .selectFrom('verdict')
    .select(['id', sql<number>`${value}`.as('value'), 'record'])
    .where(verdictCondition(filter));
  if (position !== null) page = page.where(sql<boolean>`(${value}, id) ${behind} (${position.value}, ${position.id})`);
  return page
    .orderBy(value, way)
    .orderBy('id', way)
    .limit(limit + 1);
}

export function countVerdicts(journal: Database, filter: VerdictFilter): number {
  const counting = sql<Count>`SELECT count(*) AS count FROM verdict WHERE ${verdictCondition(filter)}`;
  return rowsOf(journal, counting)[0]?.count ?? 0;
}

interface Count {
  readonly count: number;
}
