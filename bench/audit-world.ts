import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../electron/sandbox/demo/random.ts';
import { DemoMarket } from '../electron/store/sqlite/demo-market.ts';

const SEED = 4;
const USERS = 2000;
const SECONDS_BETWEEN = 45;
const START = Date.parse('2026-01-01T00:00:00Z');
const BALANCE = 1_000_000;

export interface AuditWorld {
  readonly database: string;
  readonly logs: string;
  readonly transactions: number;
}

/**
 * A marketplace of the current release with its log: purchases of one to three items, of which one in ten loses an item
 * and its price (BARTEREX.md M1), with carts, points and orders around them as the real code logs them.
 */
export function makeAuditWorld(folder: string, transactions: number): AuditWorld {
  mkdirSync(folder, { recursive: true });
  const world = { database: join(folder, 'marketplace.db'), logs: join(folder, 'barterex.log'), transactions };
  const market = DemoMarket.create(world.database, { durability: 'off', log: () => {} });
  const log = openSync(world.logs, 'w');
  market.marketplace.database.transaction(() => live(market, transactions, (lines) => writeSync(log, lines)))();
  market.close();
  closeSync(log);
  return world;
}

function live({ insert, marketplace }: DemoMarket, transactions: number, write: (lines: string) => void): void {
  const random = new Random(SEED);
  const balances = Array.from({ length: USERS }, () => BALANCE);
  for (const index of balances.keys()) {
    const username = nameOf(index + 1);
    const created_at = stored(START - 86_400_000);
    insert('user', { username, email: `${username}@example.com`, password_hash: '', credits: BALANCE, created_at });
  }
  const remember = marketplace.database.prepare(
    'UPDATE user SET credits = ?, last_checkout_transaction_id = ?, last_checkout_timestamp = ? WHERE id = ?',
  );
  for (let number = 1; number <= transactions; number += 1) {
    const atMs = START + number * SECONDS_BETWEEN * 1000;
    const at = stored(atMs + 500);
    const buyer = random.integer(1, USERS);
    const prices = Array.from({ length: random.integer(1, 3) }, () => random.integer(1, 40) * 50);
    const isPartial = prices.length > 1 && random.chance(15);
    const items = prices.map((value, index) => {
      const seller = random.integer(1, USERS - 1);
      const isFailed = isPartial && index === 0;
      const sellerId = seller === buyer ? USERS : seller;
      const item = insert('item', {
        name: `Item of ${number}`,
        value,
        is_available: isFailed ? 1 : 0,
        user_id: isFailed ? sellerId : buyer,
        category: 'Other',
        item_number: `EA-${number}-${index}`,
      });
      return { item, sellerId, isFailed };
    });
    const linked = items.filter(({ isFailed }) => !isFailed);
    for (const { item, sellerId } of linked) {
      insert('trade', {
        sender_id: buyer,
        receiver_id: sellerId,
        item_id: item,
        item_received_id: item,
        status: 'completed',
        timestamp: at,
      });
    }
    const total = prices.reduce((sum, price) => sum + price, 0);
    const before = balances[buyer - 1] ?? 0;
    const after = before - total;
    balances[buyer - 1] = after;
    const transactionId = random.hex(8);
    remember.run(after, transactionId, at, buyer);
    const order = insert('order', {
      user_id: buyer,
      delivery_method: 'pickup',
      status: 'Pending',
      date_ordered: at,
      order_number: `ORD-${number}`,
      total_credits: total,
      credits_used: total,
      credits_balance_before: before,
      credits_balance_after: after,
    });
    for (const { item } of linked) insert('order_item', { order_id: order, item_id: item });
    write(linesOf({ atMs, buyer, total, transactionId, number, items }));
  }
}

interface Purchase {
  readonly atMs: number;
  readonly buyer: number;
  readonly total: number;
  readonly transactionId: string;
  readonly number: number;
  readonly items: readonly { readonly item: number; readonly isFailed: boolean }[];
}

function linesOf({ atMs, buyer, total, transactionId, number, items }: Purchase): string {
  const user = nameOf(buyer);
  const failed = items.filter(({ isFailed }) => isFailed);
  const tag = `[TXN:${transactionId}]`;
  const line = (offsetMs: number, origin: string, text: string): string =>
    `${stored(atMs + offsetMs).slice(0, 19)} - ${origin} - ${text}\n`;
  const info = (offsetMs: number, place: string, text: string): string =>
    line(offsetMs, 'routes.items', `INFO - [items.py:${place}] - ${text}`);
  return [
    ...items.map(({ item }) => info(-20_000, '379', `Item added to cart - Item: ${item}, User: ${user}`)),
    info(-15_000, '533', `Checkout initialized - User: ${user}, Items: ${items.length}, Total: ${total}.0`),
    info(-10_000, '1100', `Delivery setup completed - User: ${user}, Method: pickup`),
    ...items.map(({ item, isFailed }) =>
      isFailed
        ? line(0, 'routes.items', `WARNING - [items.py:671] - ${tag} Item purchase failed - Item: ${item}, Error: late`)
        : line(
            0,
            'trading_points',
            `INFO - [trading_points.py:206] - Points awarded for purchase. User ID: ${buyer}, Username: ${user}, Order: item-${item}, Points: 20, Total Points: 20`,
          ),
    ),
    info(
      0,
      '703',
      `${tag} ✓ Purchase FINALIZED - User: ${user}, Items: ${items.length - failed.length}, Credits Deducted: ${total}.0`,
    ),
    ...(failed.length === 0
      ? []
      : [
          line(
            0,
            'routes.items',
            `WARNING - [items.py:705] - ${tag} ⚠ Some items failed: [${failed.map(({ item }) => `{'item_id': ${item}, 'title': 'Item of ${number}', 'error': 'late'}`).join(', ')}]`,
          ),
        ]),
    info(0, '746', `${tag} Order created - Order ID: ${number}, Order #: ORD-${number}`),
    line(
      0,
      'error_handlers',
      "INFO - [error_handlers.py:80] - Database operation 'finalize_purchase' completed successfully",
    ),
  ].join('');
}

function nameOf(user: number): string {
  return `user_${user}`;
}

/** As Barterex stores times. */
function stored(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23).replace('T', ' ')}000`;
}
