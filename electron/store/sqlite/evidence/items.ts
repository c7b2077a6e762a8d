import { sql } from 'kysely';
import { creditsFromDecimal } from '../../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../../shared/ids.ts';
import type { ItemRow, TradeRow } from '../../../verdict/evidence.ts';
import type { EvidenceScope } from '../../port.ts';
import type { Connection } from '../connection.ts';
import { allRows, columnsOf, queries } from '../query.ts';
import type { Shape } from '../shape.ts';
import { flagOf, integerOf, textOf } from '../stored.ts';
import { millisecondsOf } from './milliseconds.ts';
import { isOneOf } from './scope.ts';

/** These items, and those that the users own. */
export function readItems(
  connection: Connection,
  shape: Shape,
  scope: Exclude<EvidenceScope, 'everybody'> | null,
): readonly ItemRow[] {
  const columns = columnsOf(shape, 'item', ['id', 'item_number', 'name', 'value', 'user_id', 'is_available']);
  const isMeant = [
    isOneOf('item.id', scope?.itemIds ?? null),
    ...(scope !== null && shape.hasColumn('item', 'user_id') ? [isOneOf('item.user_id', scope.userIds)] : []),
  ];
  const rows = allRows(
    connection,
    queries
      .selectFrom('item')
      .select(columns)
      .where(sql<boolean>`${sql.join(isMeant, sql` OR `)}`),
  );
  return rows.flatMap((stored): readonly ItemRow[] => {
    const id = integerOf(stored['id']) as ItemId | null;
    if (id === null) return [];
    return [
      {
        id,
        itemNumber: textOf(stored['item_number']),
        title: textOf(stored['name']) ?? '',
        price: creditsFromDecimal(stored['value']),
        ownerId: integerOf(stored['user_id']) as UserId | null,
        isAvailable: flagOf(stored['is_available']),
      },
    ];
  });
}

/** The users' own purchases, and everybody's of the same items: who else bought it, and who sold it on. */
export function readTrades(
  connection: Connection,
  shape: Shape,
  scope: Exclude<EvidenceScope, 'everybody'> | null,
): readonly TradeRow[] {
  const columns = columnsOf(shape, 'trade', ['id', 'sender_id', 'receiver_id', 'item_id', 'timestamp']);
  const select = queries.selectFrom('trade').select(columns);
  const users = scope === null ? null : JSON.stringify(scope.userIds);
  const items = scope === null ? null : JSON.stringify(scope.itemIds);
  const query =
    scope === null
      ? select
      : select.where(sql<boolean>`trade.item_id IN (
          SELECT item_id FROM trade WHERE sender_id IN (SELECT value FROM json_each(${users}))
          UNION SELECT value FROM json_each(${items}))`);
  return allRows(connection, query.orderBy('trade.id')).flatMap((stored): readonly TradeRow[] => {
    const id = integerOf(stored['id']);
    const buyerId = integerOf(stored['sender_id']) as UserId | null;
    const itemId = integerOf(stored['item_id']) as ItemId | null;
    const atMs = millisecondsOf(stored['timestamp']);
    if (id === null || buyerId === null || itemId === null || atMs === null) return [];
    return [{ id, buyerId, sellerId: integerOf(stored['receiver_id']) as UserId | null, itemId, atMs }];
  });
}
