import type { Connection } from './connection.ts';
import { integerOf } from './stored.ts';

/** Barterex has no index by time or by item: a read walks so many rows at most, which takes a few milliseconds. */
const ROWS_AT_ONCE = 10_000;

const SELECT_LAST = {
  trade: 'SELECT max(id) FROM (SELECT id FROM trade WHERE id > ? ORDER BY id LIMIT ?)',
  cart_item: 'SELECT max(id) FROM (SELECT id FROM cart_item WHERE id > ? ORDER BY id LIMIT ?)',
} as const;

/** The last row of the next stretch of a table; null at its end. */
export function lastOfStretch(connection: Connection, table: keyof typeof SELECT_LAST, afterId: number): number | null {
  return integerOf(connection.prepare(SELECT_LAST[table]).pluck().get(afterId, ROWS_AT_ONCE));
}
