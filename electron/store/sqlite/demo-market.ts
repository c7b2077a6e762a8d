import Database from 'better-sqlite3';
import type { Credits } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { DEMO_SCHEMA } from '../demo-schema.ts';
import type { OwnMarketplaceOptions } from './own-marketplace.ts';
import { OwnMarketplace } from './own-marketplace.ts';
import type { RowWriter } from './row-writer.ts';
import { createRowWriter } from './row-writer.ts';

export interface DemoUser {
  readonly userId: UserId;
  readonly balance: Credits;
  readonly isBanned: boolean;
}

export interface DemoItem {
  readonly itemId: ItemId;
  readonly ownerId: UserId;
  readonly price: Credits;
  readonly isAvailable: boolean;
}

/** The demo marketplace while it is being made. */
export class DemoMarket {
  readonly marketplace: OwnMarketplace;
  readonly insert: RowWriter;

  private constructor(marketplace: OwnMarketplace) {
    this.marketplace = marketplace;
    this.insert = createRowWriter(marketplace.database);
  }

  /** Makes a new, empty marketplace file. */
  static create(file: string, options: OwnMarketplaceOptions): DemoMarket {
    const database = new Database(file);
    for (const statement of DEMO_SCHEMA) database.exec(statement);
    database.close();
    return new DemoMarket(OwnMarketplace.open(file, options));
  }

  count(table: 'user' | 'item'): number {
    return Number(this.#get(table === 'user' ? 'SELECT count(*) FROM user' : 'SELECT count(*) FROM item'));
  }

  users(): readonly DemoUser[] {
    const rows = this.marketplace.database.prepare(`${USER_COLUMNS} ORDER BY id`).all() as readonly UserRecord[];
    return rows.map((row) => ({ ...row, isBanned: row.isBanned !== 0 }));
  }

  user(userId: UserId): DemoUser {
    const row = this.marketplace.database.prepare(`${USER_COLUMNS} WHERE id = ?`).get(userId) as UserRecord;
    return { ...row, isBanned: row.isBanned !== 0 };
  }

  items(): readonly DemoItem[] {
    const rows = this.marketplace.database
      .prepare(
        `SELECT id AS itemId, user_id AS ownerId, cast(round(value * 100) as integer) AS price,
           is_available AS isAvailable FROM item ORDER BY id`,
      )
      .all() as readonly (Omit<DemoItem, 'isAvailable'> & { readonly isAvailable: number })[];
    return rows.map((row) => ({ ...row, isAvailable: row.isAvailable !== 0 }));
  }

  changeBalance(userId: UserId, amount: Credits): void {
    this.#run('UPDATE user SET credits = round(credits + ?, 2) WHERE id = ?', amount / 100, userId);
  }

  withdrawItem(itemId: ItemId): void {
    this.#run('UPDATE item SET is_available = 0 WHERE id = ?', itemId);
  }

  offerItem(itemId: ItemId): void {
    this.#run('UPDATE item SET is_available = 1 WHERE id = ?', itemId);
  }

  cancelOrder(orderId: number, at: string): void {
    this.#run(`UPDATE "order" SET status = 'Cancelled', cancelled = 1, cancelled_at = ? WHERE id = ?`, at, orderId);
  }

  orderNumber(orderId: number): string {
    return String(this.#get('SELECT order_number FROM "order" WHERE id = ?', orderId));
  }

  close(): void {
    this.marketplace.close();
  }

  #get(sql: string, ...parameters: readonly unknown[]): unknown {
    return this.marketplace.database
      .prepare(sql)
      .pluck()
      .get(...parameters);
  }

  #run(sql: string, ...parameters: readonly unknown[]): void {
    this.marketplace.database.prepare(sql).run(...parameters);
  }
}

const USER_COLUMNS = `SELECT id AS userId, cast(round(credits * 100) as integer) AS balance,
  coalesce(is_banned, 0) AS isBanned FROM user`;

type UserRecord = Omit<DemoUser, 'isBanned'> & { readonly isBanned: number };
