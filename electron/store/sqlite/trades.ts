import type { Instant } from '../../../shared/time.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { Purchase } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';

/** The buyer is the sender of a trade (BARTEREX.md section 5); of several trades of a pair the first counts. */
export function findTradeTimes(
  connection: Connection,
  shape: Shape,
  purchases: readonly Purchase[],
): readonly (Instant | null)[] {
  const isKnown = (['sender_id', 'item_id', 'timestamp'] as const).every((name) => shape.hasColumn('trade', name));
  if (!isKnown) return purchases.map(() => null);
  const find = connection
    .prepare<[number, number], unknown>(
      'SELECT timestamp FROM trade WHERE sender_id = ? AND item_id = ? ORDER BY id LIMIT 1',
    )
    .pluck();
  return purchases.map(({ buyerId, itemId }) => instantFromStored(find.get(buyerId, itemId)));
}
