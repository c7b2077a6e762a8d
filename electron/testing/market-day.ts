import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { TransactionRow } from '../../shared/contract/transactions.ts';
import { marketplaceWitnesses } from '../core/marketplace-witnesses.ts';
import { Journal } from '../journal/journal.ts';
import { DEMO_SCHEMA } from '../store/demo-schema.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from './import-logs.ts';

const MIDNIGHT = Date.UTC(2026, 0, 15);
const NOON = 12 * 3600;

interface LogLine {
  readonly second: number;
  readonly text: string;
}

/** A day of a small marketplace: its database, and what its server logs. Moments are seconds after noon of UTC. */
export class MarketDay {
  readonly database: Database.Database;
  readonly #folder: string;
  readonly #lines: LogLine[] = [];
  /** Log time minus UTC. */
  readonly #offsetSeconds: number;
  #number = 0;

  constructor(folder: string, { offsetSeconds = 0 }: { readonly offsetSeconds?: number } = {}) {
    this.#folder = folder;
    this.#offsetSeconds = offsetSeconds;
    mkdirSync(folder, { recursive: true });
    this.database = new Database(join(folder, 'barterex.db'));
    for (const statement of DEMO_SCHEMA) this.database.exec(statement);
  }

  /** Signed up days ago unless told otherwise. */
  user(username: string, { signedUp = -1_000_000, id = null as number | null } = {}): number {
    const { lastInsertRowid } = this.database
      .prepare("INSERT INTO user (id, username, email, password_hash, credits, created_at) VALUES (?, ?, ?, '', 0, ?)")
      .run(id, username, `${username}.${this.#next()}@example.com`, stored(signedUp));
    this.database.prepare('INSERT INTO cart (user_id) VALUES (?)').run(lastInsertRowid);
    return Number(lastInsertRowid);
  }

  item(value: number | null = 100): number {
    const number = `EA-${String(this.#next()).padStart(8, '0')}`;
    const insert = "INSERT INTO item (name, value, user_id, category, item_number) VALUES ('Lamp', ?, 1, 'Other', ?)";
    return Number(this.database.prepare(insert).run(value, number).lastInsertRowid);
  }

  trade(buyerId: number, itemId: number, moment: number): void {
    this.database
      .prepare(
        "INSERT INTO trade (sender_id, receiver_id, item_id, status, timestamp) VALUES (?, 1, ?, 'completed', ?)",
      )
      .run(buyerId, itemId, stored(moment));
  }

  inCart(userId: number, itemId: number, moment: number): void {
    this.database
      .prepare(
        `INSERT INTO cart_item (cart_id, item_id, quantity, added_at)
         VALUES ((SELECT id FROM cart WHERE user_id = ?), ?, 1, ?)`,
      )
      .run(userId, itemId, stored(moment));
  }

  lastCheckout(userId: number, transactionId: string, moment: number): void {
    this.database
      .prepare('UPDATE user SET last_checkout_transaction_id = ?, last_checkout_timestamp = ? WHERE id = ?')
      .run(transactionId, stored(moment), userId);
  }

  log(moment: number, message: string, logger = 'routes.items', level = 'INFO'): void {
    const second = NOON + Math.floor(moment) + this.#offsetSeconds;
    const time = new Date(MIDNIGHT + second * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const file = `${logger.split('.').at(-1)}.py`;
    this.#lines.push({ second, text: `${time} - ${logger} - ${level} - [${file}:1] - ${message}\n` });
  }

  addToCart(username: string, itemId: number, moment: number): void {
    this.log(moment, `Item added to cart - Item: ${itemId}, User: ${username}`);
  }

  commit(moment: number, endpoint: 'process_checkout' | 'finalize_purchase' = 'process_checkout'): void {
    this.log(moment, `Database operation '${endpoint}' completed successfully`, 'error_handlers');
  }

  points(username: string, userId: number, itemId: number, moment: number): void {
    const earned = `User ID: ${userId}, Username: ${username}, Order: item-${itemId}, Points: 20, Total Points: 20`;
    this.log(moment, `Points awarded for purchase. ${earned}`, 'trading_points');
  }

  /** A purchase whose success line names the user, recorded as it should be. */
  purchase(username: string, buyerId: number, moment: number, itemIds: readonly number[] = [this.item()]): void {
    for (const itemId of itemIds) {
      this.trade(buyerId, itemId, moment + 0.1);
      this.points(username, buyerId, itemId, moment);
    }
    const id = this.transactionId();
    this.log(
      moment,
      `[TXN:${id}] ✓ Checkout SUCCESSFUL - User: ${username}, Items: ${itemIds.length}, Credits Deducted: ${100 * itemIds.length}.0`,
    );
    this.log(moment, `[TXN:${id}] Redirecting to order setup - Items: [${itemIds.join(', ')}]`);
    this.commit(moment);
  }

  /** Somebody else's purchases, hours ago: they let the clock of the log be found. */
  earlierPurchases(): void {
    const buyer = this.user('early');
    for (let hour = 1; hour <= 3; hour += 1) this.purchase('early', buyer, -hour * 3600);
  }

  /** An error of which no line names the user. */
  error(moment: number, text = 'points service unavailable'): string {
    const id = this.transactionId();
    this.log(moment, `[TXN:${id}] Unexpected error during checkout: ${text}`, 'routes.items', 'ERROR');
    this.commit(moment);
    return id;
  }

  transactionId(): string {
    return (0xabc00000 + this.#next()).toString(16);
  }

  /** What the console makes of it all: reads the log again and asks the marketplace. */
  async look(journal = this.open()): Promise<readonly TransactionRow[]> {
    const log = join(this.#folder, 'logs', 'app.log');
    mkdirSync(join(this.#folder, 'logs'), { recursive: true });
    writeFileSync(
      log,
      [...this.#lines]
        .sort((left, right) => left.second - right.second)
        .map(({ text }) => text)
        .join(''),
    );
    await importInto(this.#folder, [log]);
    const marketplace = await openMarketplace(join(this.#folder, 'barterex.db'), { temporaryFolder: this.#folder });
    try {
      await journal.callWitnesses(marketplaceWitnesses(marketplace));
      const request = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
      return journal.list(request).rows;
    } finally {
      marketplace.close();
    }
  }

  /** The workspace's journal; tests that look twice look with the same one. */
  open(): Journal {
    return Journal.open(this.#folder);
  }

  close(): void {
    this.database.close();
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }
}

/** The row of a transaction id, which must be there once. */
export function rowOf(rows: readonly TransactionRow[], transactionId: string): TransactionRow {
  const [row, ...others] = rows.filter((candidate) => candidate.transactionId === transactionId);
  expect(others).toEqual([]);
  if (row === undefined) throw new Error(`no attempt has the id ${transactionId}`);
  return row;
}

function stored(moment: number): string {
  return `${new Date(MIDNIGHT + (NOON + moment) * 1000).toISOString().slice(0, -1).replace('T', ' ')}000`;
}
