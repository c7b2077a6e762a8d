import type { Database } from 'better-sqlite3';
import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Finding } from '../../../shared/contract/overview.ts';
import type { Page, PageRequest, SortDirection } from '../../../shared/contract/page.ts';
import type { FindingKind } from '../../../shared/finding.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { Position } from '../keyset.ts';
import { decodeCursor, pageOf } from '../keyset.ts';
import { allRows, queries, rowsOf } from '../queries.ts';
import { userMatches } from './verdict-conditions.ts';

export interface FindingListRequest extends PageRequest {
  readonly kind?: FindingKind | undefined;
  readonly search?: string | undefined;
  readonly direction: SortDirection;
}

interface StoredFinding extends Omit<Finding, 'findingId' | 'at' | 'refs'> {
  readonly id: number;
  readonly at: number;
  readonly refs: string;
}

/** A page of findings in order of time. */
export function listFindings(journal: Database, request: FindingListRequest): Page<Finding> {
  const { direction, limit, cursor } = request;
  const counting = sql<{ count: number }>`SELECT count(*) AS count FROM finding WHERE ${findingCondition(request)}`;
  return pageOf({
    stored: allRows<StoredFinding>(journal, findingPage(request, decodeCursor(direction, cursor))),
    limit,
    total: rowsOf(journal, counting)[0]?.count ?? 0,
    order: direction,
    positionOf: ({ at, id }) => ({ value: at, id }),
    toRow: findingOf,
  });
}

/** Exported for the test of the query plans. */
export function findingPage(request: FindingListRequest, position: Position | null) {
  const { direction, limit } = request;
  const behind = sql.raw(direction === 'ascending' ? '>' : '<');
  const way = direction === 'ascending' ? 'asc' : 'desc';
  let page = queries
    .selectFrom('finding')
    .select(sql<StoredFinding>`id, kind, sentence, amount, user_id AS userId, username, key, at, refs`.as('refs'))
    .where(findingCondition(request));
  if (position !== null) page = page.where(sql<boolean>`(at, id) ${behind} (${position.value}, ${position.id})`);
  return page
    .orderBy('at', way)
    .orderBy('id', way)
    .limit(limit + 1);
}

function findingCondition({ kind, search }: FindingListRequest): RawBuilder<SqlBool> {
  const conditions: readonly (RawBuilder<SqlBool> | null)[] = [
    sql`1 = 1`,
    kind === undefined ? null : sql`kind = ${kind}`,
    search === undefined || search === '' ? null : userMatches(search),
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` AND `,
  );
}

function findingOf({ id, at, refs, ...finding }: StoredFinding): Finding {
  return {
    ...finding,
    findingId: id,
    at: instantFromMilliseconds(at),
    refs: JSON.parse(refs) as Finding['refs'],
  };
}
