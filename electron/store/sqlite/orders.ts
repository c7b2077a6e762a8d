import type { Instant } from '../../../shared/time.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { Connection } from './connection.ts';
import type { Shape } from './shape.ts';

/** An order's number is unique; its time is UTC, without decimals in older versions (BARTEREX.md section 5). */
export function findOrderTimes(
  connection: Connection,
  shape: Shape,
  orderNumbers: readonly string[],
): readonly (Instant | null)[] {
  const isKnown = shape.hasColumn('order', 'order_number') && shape.hasColumn('order', 'date_ordered');
  if (!isKnown) return orderNumbers.map(() => null);
  const find = connection.prepare<[string], unknown>('SELECT date_ordered FROM "order" WHERE order_number = ?').pluck();
  return orderNumbers.map((orderNumber) => instantFromStored(find.get(orderNumber)));
}
