import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Suspicion } from '../../shared/checkout.ts';
import { Transactions } from '../core/transactions.ts';
import { Journal } from '../journal/journal.ts';
import { DEMO_SCHEMA } from '../store/demo-schema.ts';
import type { MarketplaceReader } from '../store/port.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from './import-logs.ts';

/** Seconds of UTC, which this server's clock shows too. */
export const START = Date.UTC(2026, 4, 25, 10) / 1000;

export interface FoundAttempt {
  readonly suspicions: readonly Suspicion[];
  readonly username: string | null;
  readonly messages: readonly string[];
}

/** A marketplace of the current release, with its log and its database. */
export class MarketLog {
  readonly #folder: string;
  readonly #lines: string[] = [];
  readonly #database: Database.Database;
  readonly #journal: Journal;
  #marketplace: MarketplaceReader | null = null;
  #transactions: Transactions | null = null;
  #purchases = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'logs'), { recursive: true });
    this.#database = new Database(join(folder, 'barterex.db'));
    this.#database.pragma('foreign_keys = OFF');
    for (const statement of DEMO_SCHEMA) this.#database.exec(statement);
    this.#journal = Journal.open(folder);
  }

  /** Signs somebody up, long before anything else or at a second. */
  user(userId: number, username: string, second = START - 86_400): this {
    this.#database
      .prepare("INSERT INTO user (id, username, email, password_hash, created_at) VALUES (?, ?, ?, '', ?)")
      .run(userId, username, `${userId}@example.com`, stored(second));
    return this;
  }

  item(itemId: number, ownerId: number): this {
    this.#database
      .prepare("INSERT INTO item (id, name, user_id, category, item_number) VALUES (?, 'x', ?, 'Other', ?)")
      .run(itemId, ownerId, `EA-${itemId}`);
    return this;
  }

  lastCheckout(userId: number, id: string, second: number): this {
    this.#database
      .prepare('UPDATE user SET last_checkout_transaction_id = ?, last_checkout_timestamp = ? WHERE id = ?')
      .run(id, stored(second), userId);
    return this;
  }

  /** A purchase that really was, as log and database tell it. */
  purchase(second: number, userId = 1, username = 'ann'): this {
    this.#purchases += 1;
    const itemId = 1000 + this.#purchases;
    this.#database
      .prepare(
        "INSERT INTO trade (sender_id, receiver_id, item_id, status, timestamp) VALUES (?, 99, ?, 'completed', ?)",
      )
      .run(userId, itemId, stored(second));
    return this.write(...request(second, { id: `0000${1000 + this.#purchases}`, userId, username, itemId }));
  }

  write(...lines: readonly string[]): this {
    this.#lines.push(...lines);
    return this;
  }

  /** Reads what was written, and gives all attempts in the order of their times, as the console shows them. */
  async attempts(): Promise<readonly FoundAttempt[]> {
    const logs = join(this.#folder, 'logs');
    writeFileSync(join(logs, 'app.log'), this.#lines.map((text) => `${text}\n`).join(''));
    await importInto(this.#folder, [logs]);
    this.#marketplace ??= await openMarketplace(this.#database.name);
    this.#transactions ??= new Transactions(this.#journal, this.#marketplace);
    await this.#transactions.follow();
    const page = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
    return this.#journal.list(page).rows.map(({ key, suspicions, user }) => ({
      suspicions,
      username: user.username,
      messages: (this.#journal.find(key)?.log?.lines ?? []).map(({ message }) => message),
    }));
  }

  close(): void {
    this.#journal.close();
    this.#marketplace?.close();
    this.#database.close();
  }
}

export function line(second: number, logger: string, message: string, level = 'INFO'): string {
  const file = `${logger.split('.').at(-1)}.py`;
  return `${stored(second)} - ${logger} - ${level} - [${file}:41] - ${message}`;
}

interface Bought {
  readonly id: string;
  readonly userId?: number;
  readonly username?: string;
  readonly itemId?: number;
}

/** A whole request, as Barterex logs it. */
export function request(second: number, bought: Bought): readonly string[] {
  return [points(second, bought), success(second, bought), committed(second)];
}

export function points(second: number, { userId = 1, username = 'ann', itemId = 5 }: Bought): string {
  return line(
    second,
    'trading_points',
    `Points awarded for purchase. User ID: ${userId}, Username: ${username}, Order: item-${itemId}, Points: 20, Total Points: 20`,
  );
}

export function success(second: number, { id, username = 'ann' }: Bought): string {
  return line(
    second,
    'routes.items',
    `[TXN:${id}] ✓ Purchase FINALIZED - User: ${username}, Items: 1, Credits Deducted: 500.0`,
  );
}

export function committed(second: number): string {
  return line(second, 'error_handlers', "Database operation 'finalize_purchase' completed successfully");
}

/** A search whose condition, which nothing follows, holds whole lines. */
export function byCondition(second: number, lines: readonly string[]): readonly string[] {
  const head = "Marketplace search - Page: 1, Search: '', Category: None, Condition: x";
  return [
    line(second, 'routes.marketplace', head),
    ...lines,
    line(second, 'routes.marketplace', 'Marketplace search completed - Found 0 items'),
  ];
}

function stored(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
