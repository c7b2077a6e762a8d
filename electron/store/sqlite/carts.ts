import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { CartRow, ItemPrice, Walk } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';
import { integerOf } from './stored.ts';
import { lastOfStretch } from './stretch.ts';

/** What lies in carts, among the next stretch of their rows. */
export function cartRows(connection: Connection, shape: Shape, afterId: number): Walk<CartRow> {
  const isKnown =
    shape.hasColumn('cart', 'user_id') &&
    (['id', 'cart_id', 'item_id'] as const).every((name) => shape.hasColumn('cart_item', name));
  const lastId = isKnown ? lastOfStretch(connection, 'cart_item', afterId) : null;
  if (lastId === null) return { rows: [], lastId };
  const addedAt = shape.hasColumn('cart_item', 'added_at') ? 'cart_item.added_at' : 'NULL';
  const rows = connection
    .prepare(
      `SELECT cart.user_id, cart_item.item_id, ${addedAt}, item.id, item.value
       FROM cart_item JOIN cart ON cart.id = cart_item.cart_id LEFT JOIN item ON item.id = cart_item.item_id
       WHERE cart_item.id > ? AND cart_item.id <= ?`,
    )
    .raw()
    .all(afterId, lastId) as readonly (readonly unknown[])[];
  return { rows: rows.flatMap(cartRowOf), lastId };
}

function cartRowOf([user, item, added, found, value]: readonly unknown[]): readonly CartRow[] {
  const userId = integerOf(user) as UserId | null;
  const itemId = integerOf(item) as ItemId | null;
  if (userId === null || itemId === null) return [];
  const cost = found === null ? null : { price: creditsFromDecimal(value) };
  return [{ userId, itemId, addedAt: instantFromStored(added), cost }];
}

/** What these items cost now, one answer each. */
export function findPrices(connection: Connection, itemIds: readonly ItemId[]): readonly (ItemPrice | null)[] {
  const find = connection.prepare<[number], unknown>('SELECT value FROM item WHERE id = ?').pluck();
  return itemIds.map((itemId) => {
    const value = find.get(itemId);
    return value === undefined ? null : { price: creditsFromDecimal(value) };
  });
}
