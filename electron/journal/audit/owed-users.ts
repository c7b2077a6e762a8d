import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { Attribution } from '../../../shared/checkout.ts';
import { ATTRIBUTIONS } from '../../../shared/checkout.ts';
import type { OWED_USER_SORTS, OwedUser, VerdictFilter } from '../../../shared/contract/overview.ts';
import type { Page, PageRequest, SortDirection } from '../../../shared/contract/page.ts';
import type { Mechanism } from '../../../shared/verdict.ts';
import { decodeCursor, pageOf } from '../keyset.ts';
import { rowsOf } from '../queries.ts';
import { SUMS } from './losses.ts';
import { IS_AFFECTED, verdictCondition } from './verdict-conditions.ts';

export interface OwedUserRequest extends PageRequest, VerdictFilter {
  readonly sort: (typeof OWED_USER_SORTS)[number];
  readonly direction: SortDirection;
}

interface StoredUser extends Omit<OwedUser, 'mechanisms' | 'weakestAttribution'> {
  readonly mechanisms: string | null;
  readonly weakest: number;
}

/** Everybody whom the filtered transactions took credits from, or may have, each with the sums over them. */
export function listOwedUsers(journal: Database, request: OwedUserRequest): Page<OwedUser> {
  const { sort, direction, cursor, limit } = request;
  const order = `${sort} ${direction}`;
  const position = decodeCursor(order, cursor);
  const behind = sql.raw(direction === 'ascending' ? '>' : '<');
  const way = sql.raw(direction === 'ascending' ? 'ASC' : 'DESC');
  const users = sql`SELECT user_id AS userId, max(username) AS username, ${SUMS},
      group_concat(DISTINCT CASE WHEN lost > 0 THEN mechanism END) AS mechanisms, max(${rank()}) AS weakest
    FROM verdict WHERE user_id IS NOT NULL AND ${IS_AFFECTED} AND ${verdictCondition(request)} GROUP BY user_id`;
  const from =
    position === null ? sql`` : sql`WHERE (${sql.ref(sort)}, userId) ${behind} (${position.value}, ${position.id})`;
  return pageOf({
    stored: rowsOf(
      journal,
      sql<StoredUser>`SELECT * FROM (${users}) ${from} ORDER BY ${sql.ref(sort)} ${way}, userId ${way} LIMIT ${limit + 1}`,
    ),
    limit,
    total: rowsOf(journal, sql<{ count: number }>`SELECT count(*) AS count FROM (${users})`)[0]?.count ?? 0,
    order,
    positionOf: (user) => ({ value: user[sort], id: user.userId }),
    toRow: userOf,
  });
}

function userOf({ mechanisms, weakest, ...user }: StoredUser): OwedUser {
  return {
    ...user,
    mechanisms: (mechanisms === null ? [] : mechanisms.split(',')).sort() as Mechanism[],
    weakestAttribution: ATTRIBUTIONS[weakest] ?? 'none',
  };
}

/** How far down the ladder an attribution stands. */
function rank() {
  const rungs = ATTRIBUTIONS.map((rung: Attribution, index) => sql`WHEN ${rung} THEN ${sql.lit(index)}`);
  return sql`CASE confidence ${sql.join(rungs, sql` `)} END`;
}
