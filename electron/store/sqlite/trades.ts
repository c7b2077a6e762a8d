import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { instantFromStored, storedFromInstant } from '../../../shared/time.ts';
import type { Purchase, RecordedPurchase, TimeSpan, Walk } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';
import { integerOf } from './stored.ts';
import { lastOfStretch } from './stretch.ts';

// Both stored forms, with decimals and without, are in order of time as text.
const SELECT_PURCHASES = `
  SELECT sender_id, item_id, timestamp FROM trade
  WHERE id > ? AND id <= ? AND replace(timestamp, 'T', ' ') >= ? AND replace(timestamp, 'T', ' ') < ? ORDER BY id`;

/** The buyer is the sender of a trade (BARTEREX.md section 5); of several trades of a pair the first counts. */
export function findTradeTimes(
  connection: Connection,
  shape: Shape,
  purchases: readonly Purchase[],
): readonly (Instant | null)[] {
  if (!hasPurchases(shape)) return purchases.map(() => null);
  const find = connection
    .prepare<[number, number], unknown>(
      'SELECT timestamp FROM trade WHERE sender_id = ? AND item_id = ? ORDER BY id LIMIT 1',
    )
    .pluck();
  return purchases.map(({ buyerId, itemId }) => instantFromStored(find.get(buyerId, itemId)));
}

/** Purchases of a span of time among the next stretch of trades. */
export function purchasesBetween(
  connection: Connection,
  shape: Shape,
  { from, to }: TimeSpan,
  afterId: number,
): Walk<RecordedPurchase> {
  const lastId = hasPurchases(shape) ? lastOfStretch(connection, 'trade', afterId) : null;
  if (lastId === null) return { rows: [], lastId };
  const rows = connection
    .prepare(SELECT_PURCHASES)
    .raw()
    .all(afterId, lastId, toSecond(from), toSecond(to)) as readonly (readonly unknown[])[];
  return { rows: rows.flatMap(purchaseOf), lastId };
}

function purchaseOf([sender, item, timestamp]: readonly unknown[]): readonly RecordedPurchase[] {
  const buyerId = integerOf(sender) as UserId | null;
  const itemId = integerOf(item) as ItemId | null;
  const at = instantFromStored(timestamp);
  return buyerId === null || itemId === null || at === null ? [] : [{ buyerId, itemId, at }];
}

function hasPurchases(shape: Shape): boolean {
  return (['id', 'sender_id', 'item_id', 'timestamp'] as const).every((name) => shape.hasColumn('trade', name));
}

function toSecond(at: Instant): string {
  return storedFromInstant(at).slice(0, 'YYYY-MM-DD HH:MM:SS'.length);
}
