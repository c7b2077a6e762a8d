import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CommandId, ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import { transactionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { CheckoutCommand } from '../engine/attempt.ts';
import { CONSOLE_TABLES } from '../store/console-tables.ts';
import { DEMO_SCHEMA } from '../store/demo-schema.ts';
import type { Durability } from '../store/sqlite/own-database.ts';
import { OwnMarketplace } from '../store/sqlite/own-marketplace.ts';

/** A small marketplace for tests; rows are numbered from 1 in the order given. */
export interface World {
  readonly users: readonly { readonly credits: number; readonly isBanned?: boolean }[];
  /** `seller` may name nobody; `value` and `available` are stored as they are. */
  readonly items: readonly {
    readonly value: number | null;
    readonly available: 0 | 1 | null;
    readonly seller: number;
  }[];
}

export const AT = '2026-01-15T10:00:00.000000Z' as Instant;

export function command(buyerId: number, itemIds: readonly number[], commandNumber = 1): CheckoutCommand {
  return {
    commandId: `00000000-0000-4000-8000-${String(commandNumber).padStart(12, '0')}` as CommandId,
    transactionId: transactionIdOf(commandNumber),
    buyerId: buyerId as UserId,
    itemIds: itemIds as readonly ItemId[],
    at: AT,
  };
}

export function transactionIdOf(number: number): TransactionId {
  return transactionId(number.toString(16).padStart(8, '0'));
}

/** A folder that is removed with everything in it when the test ends. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'console-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes fresh marketplaces in one folder, each from a prepared empty file. */
export class WorldFactory {
  readonly #folder = temporaryFolder();
  readonly #template: string;
  #count = 0;

  constructor() {
    this.#template = join(this.#folder.path, 'template.db');
    const database = new Database(this.#template);
    for (const statement of [...DEMO_SCHEMA, ...CONSOLE_TABLES]) database.exec(statement);
    database.close();
  }

  create(world: World, durability: Durability = 'off'): OwnMarketplace {
    this.#count += 1;
    const file = join(this.#folder.path, `${this.#count}.db`);
    copyFileSync(this.#template, file);
    const marketplace = OwnMarketplace.open(file, { durability, log: () => {} });
    fill(marketplace, world);
    return marketplace;
  }

  remove(): void {
    this.#folder.remove();
  }
}

function fill({ database }: OwnMarketplace, { users, items }: World): void {
  const insertUser = database.prepare(
    "INSERT INTO user (id, username, email, password_hash, credits, is_banned) VALUES (?, ?, ?, '', ?, ?)",
  );
  const insertItem = database.prepare(
    "INSERT INTO item (id, name, value, is_available, user_id, category, item_number) VALUES (?, ?, ?, ?, ?, 'Other', ?)",
  );
  const insertCart = database.prepare('INSERT INTO cart (id, user_id) VALUES (?, ?)');
  database.transaction(() => {
    for (const [index, { credits, isBanned }] of users.entries()) {
      const id = index + 1;
      insertUser.run(id, `user${id}`, `user${id}@example.com`, credits, isBanned === true ? 1 : 0);
      insertCart.run(id, id);
    }
    for (const [index, { value, available, seller }] of items.entries()) {
      const id = index + 1;
      insertItem.run(id, `Item ${id}`, value, available, seller, `EA-${String(id).padStart(8, '0')}`);
    }
  })();
}
