import Database from 'better-sqlite3';
import type { MovedItem } from '../../../shared/contract/sandbox.ts';
import type { Credits } from '../../../shared/credits.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import type { CommandId, ItemId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { storedFromInstant } from '../../../shared/time.ts';
import type { OwnMarketplaceOptions } from './own-marketplace.ts';
import { OwnMarketplace } from './own-marketplace.ts';
import type { RowWriter } from './row-writer.ts';
import { createRowWriter } from './row-writer.ts';

/** What all rows of the copy say about a run, compared with how they were when `rememberState` was called. */
export interface StateChange {
  readonly buyer: { readonly userId: UserId; readonly username: string };
  readonly balanceBefore: Credits;
  readonly balanceAfter: Credits;
  /** The sum of everybody's balances. */
  readonly totalBefore: Credits;
  readonly totalAfter: Credits;
  readonly otherUsersChanged: number;
  readonly movedItems: readonly MovedItem[];
}

/** A copy of a marketplace that a sandbox run may do anything with. */
export class SandboxCopy {
  readonly marketplace: OwnMarketplace;
  readonly #file: string;
  readonly #write: RowWriter;

  private constructor(file: string, marketplace: OwnMarketplace) {
    this.#file = file;
    this.marketplace = marketplace;
    this.#write = createRowWriter(marketplace.database);
  }

  static open(file: string, options: OwnMarketplaceOptions): SandboxCopy {
    return new SandboxCopy(file, OwnMarketplace.open(file, options));
  }

  insertUser(name: string, balance: Credits, at: Instant): UserId {
    const { database } = this.marketplace;
    const isTaken = database.prepare('SELECT 1 FROM user WHERE username = ?').pluck().get(name) !== undefined;
    const next = Number(database.prepare('SELECT coalesce(max(id), 0) + 1 FROM user').pluck().get());
    const username = isTaken ? `${name}_${next}` : name;
    return this.#write('user', {
      username,
      email: `${username}@sandbox.invalid`,
      password_hash: '',
      credits: decimalFromCredits(balance),
      is_banned: 0,
      created_at: storedFromInstant(at),
    }) as UserId;
  }

  insertItem(title: string, price: Credits, sellerId: UserId): ItemId {
    const next = Number(this.marketplace.database.prepare('SELECT coalesce(max(id), 0) + 1 FROM item').pluck().get());
    return this.#write('item', {
      name: title,
      value: decimalFromCredits(price),
      is_available: 1,
      is_approved: 1,
      status: 'approved',
      user_id: sellerId,
      category: 'Other',
      item_number: `SANDBOX-${next}`,
    }) as ItemId;
  }

  /** Puts items into the buyer's cart, beside what is in it already. */
  fillCart(buyerId: UserId, itemIds: readonly ItemId[], at: Instant): void {
    const { database } = this.marketplace;
    if (!this.#hasTable('cart') || !this.#hasTable('cart_item')) return;
    const stored = storedFromInstant(at);
    const found = database.prepare('SELECT id FROM cart WHERE user_id = ? ORDER BY id').pluck().get(buyerId);
    const cartId = Number(found ?? this.#write('cart', { user_id: buyerId, created_at: stored, updated_at: stored }));
    const isThere = database.prepare('SELECT 1 FROM cart_item WHERE cart_id = ? AND item_id = ?').pluck();
    for (const itemId of itemIds) {
      if (isThere.get(cartId, itemId) !== undefined) continue;
      this.#write('cart_item', { cart_id: cartId, item_id: itemId, quantity: 1, added_at: stored });
    }
  }

  /** Somebody else takes the item off the market, on a connection of their own. */
  withdrawItem(itemId: ItemId): void {
    const somebodyElse = new Database(this.#file, { fileMustExist: true });
    try {
      somebodyElse.prepare('UPDATE item SET is_available = 0 WHERE id = ?').run(itemId);
    } finally {
      somebodyElse.close();
    }
  }

  /** Keeps all users and items as they are now, for `readChange`. */
  rememberState(): void {
    this.marketplace.database.exec(
      'CREATE TEMP TABLE user_before AS SELECT * FROM main.user; CREATE TEMP TABLE item_before AS SELECT * FROM main.item;',
    );
  }

  readChange(buyerId: UserId): StateChange {
    const { database } = this.marketplace;
    const one = (sql: string, ...parameters: readonly unknown[]): unknown =>
      database
        .prepare(sql)
        .pluck()
        .get(...parameters);
    const credits = (value: unknown): Credits => Number(value ?? 0) as Credits;
    const balance = 'coalesce(cast(round(credits * 100) as integer), 0)';
    return {
      buyer: { userId: buyerId, username: String(one('SELECT username FROM main.user WHERE id = ?', buyerId)) },
      balanceBefore: credits(one(`SELECT ${balance} FROM user_before WHERE id = ?`, buyerId)),
      balanceAfter: credits(one(`SELECT ${balance} FROM main.user WHERE id = ?`, buyerId)),
      totalBefore: credits(one(`SELECT sum(${balance}) FROM user_before`)),
      totalAfter: credits(one(`SELECT sum(${balance}) FROM main.user`)),
      otherUsersChanged: Number(
        one(
          'SELECT count(*) FROM (SELECT * FROM main.user EXCEPT SELECT * FROM user_before) AS changed WHERE changed.id <> ?',
          buyerId,
        ),
      ),
      movedItems: this.#readMovedItems(),
    };
  }

  /** Null when the attempt could not even be put on record. */
  findAttemptId(commandId: CommandId): number | null {
    const find = this.marketplace.database.prepare('SELECT id FROM checkout_transaction WHERE command_id = ?').pluck();
    return (find.get(commandId) as number | undefined) ?? null;
  }

  readLastCheckoutId(userId: UserId): string | null {
    const find = this.marketplace.database
      .prepare('SELECT last_checkout_transaction_id FROM user WHERE id = ?')
      .pluck();
    return (find.get(userId) as string | null | undefined) ?? null;
  }

  close(): void {
    this.marketplace.close();
  }

  #readMovedItems(): readonly MovedItem[] {
    const rows = this.marketplace.database
      .prepare(
        `SELECT item.id AS itemId, item.name AS title, cast(round(before.value * 100) as integer) AS price,
           before.user_id AS fromId, seller.username AS fromName, item.user_id AS toId, buyer.username AS toName
         FROM main.item JOIN item_before AS before ON before.id = item.id
         LEFT JOIN main.user AS seller ON seller.id = before.user_id
         LEFT JOIN main.user AS buyer ON buyer.id = item.user_id
         WHERE item.user_id IS NOT before.user_id ORDER BY item.id`,
      )
      .all() as readonly MovedItemRecord[];
    return rows.map(({ itemId, title, price, fromId, fromName, toId, toName }) => ({
      itemId,
      title,
      price,
      from: { userId: fromId, username: fromName ?? '' },
      to: { userId: toId, username: toName ?? '' },
    }));
  }

  #hasTable(name: string): boolean {
    const find = this.marketplace.database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    return find.get(name) !== undefined;
  }
}

interface MovedItemRecord {
  readonly itemId: ItemId;
  readonly title: string;
  readonly price: Credits;
  readonly fromId: UserId;
  readonly fromName: string | null;
  readonly toId: UserId;
  readonly toName: string | null;
}
