import type { OwnDatabase } from '../store/sqlite/own-database.ts';

/** All rows that money and goods live in, as stored. */
export interface MarketState {
  readonly users: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly items: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly trades: readonly Readonly<Record<string, unknown>>[];
}

export function readState(database: OwnDatabase): MarketState {
  const all = (sql: string) => database.prepare(sql).all() as Readonly<Record<string, unknown>>[];
  const byId = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    new Map(rows.map((row) => [Number(row['id']), row]));
  return {
    users: byId(all('SELECT * FROM user ORDER BY id')),
    items: byId(all('SELECT * FROM item ORDER BY id')),
    trades: all('SELECT * FROM trade ORDER BY id'),
  };
}

/**
 * What a checkout by `buyerId` must never do, judged from the rows alone, without a word from the engine: the names of
 * the broken rules, empty when all is well.
 */
export function brokenRules(before: MarketState, after: MarketState, buyerId: number): readonly string[] {
  const taken = [...after.items.values()].filter(
    (item) => item['user_id'] !== before.items.get(Number(item['id']))?.['user_id'],
  );
  const price = taken.reduce((sum, item) => sum + hundredths(item['value']), 0);
  const charge = balance(before, buyerId) - balance(after, buyerId);
  const newTrades = after.trades.slice(before.trades.length);
  const rules: Readonly<Record<string, boolean>> = {
    'charge = sum of the prices of the items that changed hands': charge === price,
    'no negative balance': balance(after, buyerId) >= Math.min(0, balance(before, buyerId)),
    'only the buyer receives': taken.every((item) => item['user_id'] === buyerId && item['is_available'] === 0),
    'only what was for sale changes hands': taken.every(
      ({ id }) => before.items.get(Number(id))?.['is_available'] === 1,
    ),
    'no other item changes': [...after.items].every(
      ([id, item]) => taken.includes(item) || same(item, before.items.get(id)),
    ),
    'no other user changes': [...after.users].every(([id, user]) => id === buyerId || same(user, before.users.get(id))),
    'of the buyer only balance and last checkout change': same(
      withoutMoving(after.users.get(buyerId)),
      withoutMoving(before.users.get(buyerId)),
    ),
    'one trade per item': same(newTrades.map((trade) => trade['item_id']).sort(), taken.map(({ id }) => id).sort()),
    'earlier trades stay': same(after.trades.slice(0, before.trades.length), before.trades),
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

function balance({ users }: MarketState, userId: number): number {
  return hundredths(users.get(userId)?.['credits'] ?? 0);
}

function hundredths(stored: unknown): number {
  return Math.round(Number(stored) * 100);
}

function withoutMoving(user: Readonly<Record<string, unknown>> | undefined): unknown {
  const { credits, last_checkout_transaction_id, last_checkout_timestamp, ...rest } = user ?? {};
  return rest;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
