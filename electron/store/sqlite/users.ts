import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Page } from '../../../shared/contract/page.ts';
import type { USER_SORTS, UserDetail, UserRow } from '../../../shared/contract/users.ts';
import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { UserListRequest } from '../port.ts';
import type { Connection } from './connection.ts';
import type { SortKey } from './list.ts';
import { readPage } from './list.ts';
import type { StoredRow } from './query.ts';
import { columnsOf, count, countOfRows, firstRow, queries } from './query.ts';
import { containsPattern, searchedNumber } from './search-pattern.ts';
import type { Shape } from './shape.ts';
import { flagOf, integerOf, numberOf, required, textOf } from './stored.ts';

const ROW_COLUMNS = [
  'id',
  'username',
  'email',
  'credits',
  'is_banned',
  'last_checkout_transaction_id',
  'last_checkout_timestamp',
  'created_at',
] as const;

/**
 * By the first bytes of a name without regard to case: names have no enforced length, and a cursor must stay short.
 * Beyond that the id decides.
 */
const nameKey = sql`COALESCE(CAST(substr(CAST("user"."username" AS BLOB), 1, 120) AS TEXT), '') COLLATE NOCASE`;

/** In hundredths, so that a cursor holds it exactly; NULL where `creditsFromDecimal` finds no amount. */
const balanceKey = sql`CASE WHEN typeof("user"."credits") IN ('integer', 'real')
  AND "user"."credits" BETWEEN -90071992547409 AND 90071992547409
  THEN CAST(round("user"."credits" * 100) AS INTEGER) END`;

const SORT_KEYS: Readonly<Record<(typeof USER_SORTS)[number], SortKey | null>> = {
  username: { expression: nameKey, kind: 'bytes' },
  userId: null,
  balance: { expression: balanceKey, kind: 'maybe-null' },
};

export function listUsers(connection: Connection, shape: Shape, request: UserListRequest): Page<UserRow> {
  const { search, sort, direction } = request;
  const key = SORT_KEYS[sort];
  const users = queries.selectFrom('user');
  return readPage(
    connection,
    {
      matching: search === '' ? users : users.where(isFound(search)),
      columns: columnsOf(shape, 'user', ROW_COLUMNS),
      order: {
        name: `users ${sort} ${direction}`,
        direction,
        id: sql.ref('user.id'),
        ...(key === null ? {} : { key }),
        first: searchedNumber(search),
      },
      toRow: userRow,
    },
    request,
  );
}

export function findUser(connection: Connection, shape: Shape, userId: UserId): UserDetail | null {
  const columns = columnsOf(shape, 'user', [...ROW_COLUMNS, 'level', 'trading_points', 'last_login']);
  const stored = firstRow(connection, queries.selectFrom('user').select(columns).where('user.id', '=', userId));
  if (stored === undefined) return null;
  return {
    ...userRow(stored),
    level: numberOf(stored['level']),
    tradingPoints: numberOf(stored['trading_points']),
    lastLoginAt: instantFromStored(stored['last_login']),
    hasLastCheckout: shape.hasColumn('user', 'last_checkout_transaction_id'),
    counts: {
      items: countOf(connection, 'item', userId),
      orders: shape.hasColumn('order', 'user_id') ? countOf(connection, 'order', userId) : null,
      creditRows: shape.hasColumn('credit_transaction', 'user_id')
        ? countOf(connection, 'credit_transaction', userId)
        : null,
    },
  };
}

function isFound(search: string): RawBuilder<SqlBool> {
  const pattern = containsPattern(search);
  return sql`("user"."username" GLOB ${pattern} OR "user"."email" GLOB ${pattern}
    OR "user"."id" = ${searchedNumber(search)})`;
}

function userRow(stored: StoredRow): UserRow {
  return {
    userId: required(integerOf(stored['id']), 'user') as UserId,
    username: textOf(stored['username']) ?? '',
    email: textOf(stored['email']) ?? '',
    balance: creditsFromDecimal(stored['credits']),
    isBanned: flagOf(stored['is_banned']),
    lastCheckoutId: textOf(stored['last_checkout_transaction_id']),
    lastCheckoutAt: instantFromStored(stored['last_checkout_timestamp']),
    createdAt: instantFromStored(stored['created_at']),
  };
}

function countOf(connection: Connection, table: 'item' | 'order' | 'credit_transaction', userId: UserId): number {
  return count(connection, queries.selectFrom(table).select(countOfRows).where('user_id', '=', userId));
}
