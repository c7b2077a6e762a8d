import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';
import { integerOf } from './stored.ts';

/** Whose these items are now, one answer each; null for an item that is gone or belongs to nobody. */
export function findOwners(
  connection: Connection,
  shape: Shape,
  itemIds: readonly ItemId[],
): readonly (UserId | null)[] {
  if (!shape.hasColumn('item', 'user_id')) return itemIds.map(() => null);
  const find = connection.prepare<[number], unknown>('SELECT user_id FROM item WHERE id = ?').pluck();
  return itemIds.map((itemId) => integerOf(find.get(itemId)) as UserId | null);
}
