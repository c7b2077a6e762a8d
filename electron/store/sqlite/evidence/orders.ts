import { sql } from 'kysely';
import { creditsFromDecimal } from '../../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../../shared/ids.ts';
import type { OrderRow } from '../../../verdict/evidence.ts';
import type { Connection } from '../connection.ts';
import { allRows, columnsOf, queries } from '../query.ts';
import type { Shape } from '../shape.ts';
import { integerOf, textOf } from '../stored.ts';
import { millisecondsOf } from './milliseconds.ts';
import { isOneOf } from './scope.ts';

export function readOrders(
  connection: Connection,
  shape: Shape,
  userIds: readonly number[] | null,
): readonly OrderRow[] {
  const columns = columnsOf(shape, 'order', [
    'id',
    'order_number',
    'user_id',
    'date_ordered',
    'status',
    'credits_used',
    'credits_balance_before',
    'credits_balance_after',
  ]);
  const rows = allRows(
    connection,
    queries.selectFrom('order').select(columns).where(isOneOf('order.user_id', userIds)),
  );
  const contents = readContents(
    connection,
    shape,
    userIds === null ? null : rows.flatMap((stored) => integerOf(stored['id']) ?? []),
  );
  return rows.flatMap((stored): readonly OrderRow[] => {
    const id = integerOf(stored['id']);
    const userId = integerOf(stored['user_id']) as UserId | null;
    const atMs = millisecondsOf(stored['date_ordered']);
    if (id === null || userId === null || atMs === null) return [];
    return [
      {
        id,
        number: textOf(stored['order_number']),
        userId,
        atMs,
        isCancelled: textOf(stored['status'])?.toLowerCase() === 'cancelled',
        creditsUsed: creditsFromDecimal(stored['credits_used']),
        balanceBefore: creditsFromDecimal(stored['credits_balance_before']),
        balanceAfter: creditsFromDecimal(stored['credits_balance_after']),
        itemIds: contents.get(id) ?? [],
      },
    ];
  });
}

function readContents(
  connection: Connection,
  shape: Shape,
  orderIds: readonly number[] | null,
): ReadonlyMap<number, readonly ItemId[]> {
  if (!shape.hasColumn('order_item', 'order_id') || !shape.hasColumn('order_item', 'item_id')) return new Map();
  const query = queries
    .selectFrom('order_item')
    .select([sql.ref('order_id').as('order_id'), sql.ref('item_id').as('item_id')])
    .where(isOneOf('order_item.order_id', orderIds));
  const contents = new Map<number, ItemId[]>();
  for (const stored of allRows(connection, query)) {
    const orderId = integerOf(stored['order_id']);
    const itemId = integerOf(stored['item_id']) as ItemId | null;
    if (orderId === null || itemId === null) continue;
    const list = contents.get(orderId);
    if (list === undefined) contents.set(orderId, [itemId]);
    else list.push(itemId);
  }
  return contents;
}
