import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import { creditsFromDecimal } from '../../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../../shared/ids.ts';
import { isTransactionId } from '../../../../shared/ids.ts';
import type { CartRow, UserRow } from '../../../verdict/evidence.ts';
import type { Connection } from '../connection.ts';
import type { StoredRow } from '../query.ts';
import { allRows, columnsOf, queries } from '../query.ts';
import type { Shape } from '../shape.ts';
import { integerOf, textOf } from '../stored.ts';
import { millisecondsOf } from './milliseconds.ts';
import { isOneOf } from './scope.ts';

export function readUsers(connection: Connection, shape: Shape, ids: readonly number[] | null): readonly UserRow[] {
  const columns = columnsOf(shape, 'user', [
    'id',
    'username',
    'credits',
    'created_at',
    'last_checkout_transaction_id',
    'last_checkout_timestamp',
  ]);
  const rows = allRows(connection, queries.selectFrom('user').select(columns).where(isMeant(ids)));
  return rows.flatMap((stored): readonly UserRow[] => {
    const id = integerOf(stored['id']) as UserId | null;
    const transactionId = textOf(stored['last_checkout_transaction_id']);
    const atMs = millisecondsOf(stored['last_checkout_timestamp']);
    if (id === null) return [];
    return [
      {
        id,
        username: textOf(stored['username']) ?? '',
        createdAtMs: millisecondsOf(stored['created_at']),
        balance: creditsFromDecimal(stored['credits']),
        lastCheckout:
          transactionId === null || atMs === null || !isTransactionId(transactionId) ? null : { transactionId, atMs },
      },
    ];
  });
}

/** Users of the same name belong to it: a line that gives a name alone may mean any of them. */
function isMeant(ids: readonly number[] | null): RawBuilder<SqlBool> {
  return ids === null
    ? sql`1`
    : sql`"user"."username" IN (SELECT username FROM user WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`;
}

export function readCarts(connection: Connection, shape: Shape, userIds: readonly number[] | null): readonly CartRow[] {
  if (!shape.hasColumn('cart', 'user_id')) return [];
  const addedAt = shape.hasColumn('cart_item', 'added_at') ? sql.ref('cart_item.added_at') : sql`NULL`;
  const query = queries
    .selectFrom('cart_item')
    .innerJoin('cart', 'cart.id', 'cart_item.cart_id')
    .select([
      sql.ref('cart_item.id').as('id'),
      sql.ref('cart.user_id').as('user_id'),
      sql.ref('cart_item.item_id').as('item_id'),
      addedAt.as('added_at'),
    ])
    .where(isOneOf('cart.user_id', userIds));
  return allRows(connection, query).flatMap((stored: StoredRow): readonly CartRow[] => {
    const id = integerOf(stored['id']);
    const userId = integerOf(stored['user_id']) as UserId | null;
    const itemId = integerOf(stored['item_id']) as ItemId | null;
    if (id === null || userId === null || itemId === null) return [];
    return [{ id, userId, itemId, addedAtMs: millisecondsOf(stored['added_at']) }];
  });
}
