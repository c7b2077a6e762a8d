import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CONSOLE_TABLES } from '../../console-tables.ts';

/** Small Barterex-shaped files for tests. The columns are those of BARTEREX.md section 5, in another order. */

export type TestSchema = 'legacy' | 'repaired' | 'current';

const REPAIRED_USER_COLUMNS = 'last_checkout_timestamp DATETIME, last_checkout_transaction_id VARCHAR(8),';
const REPAIRED_LEDGER_COLUMNS = `, reason VARCHAR(100), description VARCHAR(255), balance_before FLOAT,
  balance_after FLOAT, related_order_id INTEGER, related_item_id INTEGER`;

function tablesOf(schema: TestSchema): string {
  const isLegacy = schema === 'legacy';
  return `
    CREATE TABLE user (email VARCHAR(120) NOT NULL, credits INTEGER, is_banned BOOLEAN, level INTEGER,
      ${isLegacy ? '' : REPAIRED_USER_COLUMNS} trading_points INTEGER, created_at DATETIME, last_login DATETIME,
      username VARCHAR(64), id INTEGER NOT NULL, password_hash TEXT, PRIMARY KEY (id));
    CREATE TABLE item (name VARCHAR(120), id INTEGER NOT NULL, user_id INTEGER, value FLOAT, is_available BOOLEAN,
      status VARCHAR(50), item_number VARCHAR(20), PRIMARY KEY (id));
    CREATE TABLE trade (id INTEGER NOT NULL, sender_id INTEGER, receiver_id INTEGER, item_id INTEGER,
      item_received_id INTEGER, status VARCHAR(20), timestamp DATETIME, PRIMARY KEY (id));
    CREATE TABLE "order" (id INTEGER NOT NULL, user_id INTEGER NOT NULL, status VARCHAR(50), date_ordered DATETIME,
      order_number VARCHAR(50), total_credits FLOAT, credits_used FLOAT, credits_balance_before FLOAT,
      credits_balance_after FLOAT, PRIMARY KEY (id));
    CREATE TABLE order_item (id INTEGER NOT NULL, item_id INTEGER, order_id INTEGER, PRIMARY KEY (id));
    CREATE TABLE credit_transaction (id INTEGER NOT NULL, user_id INTEGER, amount INTEGER NOT NULL,
      transaction_type VARCHAR(50), timestamp DATETIME ${isLegacy ? '' : REPAIRED_LEDGER_COLUMNS}, PRIMARY KEY (id));
    CREATE TABLE cart (id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (id));
    CREATE TABLE cart_item (id INTEGER NOT NULL, cart_id INTEGER, item_id INTEGER, PRIMARY KEY (id));
    CREATE TABLE notification (id INTEGER NOT NULL, message VARCHAR(255), user_id INTEGER, PRIMARY KEY (id));
    ${schema === 'current' ? CURRENT_TABLES : ''}`;
}

const CURRENT_TABLES = `
  CREATE TABLE audit_log (id INTEGER NOT NULL, admin_id INTEGER NOT NULL, action_type VARCHAR(100), target_id INTEGER,
    before_value TEXT, after_value TEXT, timestamp DATETIME, PRIMARY KEY (id));
  CREATE TABLE payment (id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (id));`;

export interface TestMarketplace {
  readonly schema?: TestSchema;
  readonly users?: number;
  readonly items?: number;
  /** Null: without the console's own tables. */
  readonly attempts?: number | null;
}

/** Users 1.., items 1.. owned in turn, attempts 1.. with repeating times and amounts, so that ties are common. */
export function createMarketplace(file: string, options: TestMarketplace = {}): string {
  const { schema = 'current', users = 12, items = 30, attempts = null } = options;
  const database = new Database(file);
  database.exec(tablesOf(schema));
  database.transaction(() => {
    fillUsers(database, users);
    fillItems(database, items, users);
    if (attempts !== null) fillAttempts(database, attempts, users);
  })();
  database.close();
  return file;
}

export function change(file: string, sql: string, ...parameters: readonly unknown[]): void {
  const database = new Database(file);
  try {
    database.pragma('foreign_keys = OFF');
    if (parameters.length === 0) database.exec(sql);
    else database.prepare(sql).run(...parameters);
  } finally {
    database.close();
  }
}

function fillUsers(database: Database.Database, users: number): void {
  const insert = database.prepare(`INSERT INTO user (id, username, email, credits, is_banned, level, trading_points,
    created_at, last_login) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  for (let id = 1; id <= users; id++) {
    const name = `${id % 2 === 0 ? 'Member' : 'member'}${id % 7}`;
    insert.run(
      id,
      name,
      `${name}.${id}@example.com`,
      1000 * (id % 5),
      0,
      1,
      10 * id,
      '2025-12-24 06:50:24.710921',
      null,
    );
  }
}

function fillItems(database: Database.Database, items: number, users: number): void {
  const insert = database.prepare(`INSERT INTO item (id, name, value, is_available, user_id, status, item_number)
    VALUES (?, ?, ?, ?, ?, 'approved', ?)`);
  for (let id = 1; id <= items; id++) {
    const number = `EA-${id.toString(16).toUpperCase().padStart(8, '0')}`;
    insert.run(id, `Desk lamp ${id}`, 100.5 * id, id % 3 === 0 ? 0 : 1, 1 + (id % Math.max(users, 1)), number);
  }
}

function fillAttempts(database: Database.Database, attempts: number, users: number): void {
  for (const statement of CONSOLE_TABLES) database.exec(statement);
  const insert = database.prepare(`INSERT INTO checkout_transaction (id, transaction_id, command_id, input_digest,
    user_id, engine, status, phase, items_requested, items_received, total, charged, balance_before, balance_after,
    error_code, error_message, started_at, ended_at) VALUES (:id, :transactionId, :commandId, 'digest', :userId, 'safe',
    :status, 'process', 2, :received, 2000, :charged, 5000, 3000, :errorCode, :errorMessage, :startedAt, :startedAt)`);
  for (let id = 1; id <= attempts; id++) {
    const isGood = id % 4 !== 0;
    insert.run({
      id,
      transactionId: ((id * 2_654_435_761) >>> 0).toString(16).padStart(8, '0'),
      commandId: `command-${id}`,
      userId: 1 + (id % Math.max(users, 1)),
      status: isGood ? (id % 3 === 0 ? 'partial' : 'success') : 'rejected',
      received: isGood ? 1 + (id % 2) : 0,
      charged: isGood ? 1000 * (1 + (id % 2)) : 0,
      errorCode: isGood ? null : 'INSUFFICIENT_CREDITS',
      errorMessage: isGood ? null : 'Insufficient credits. Required: 3000, Available: 2000',
      startedAt: `2025-12-24 12:${String(Math.floor(id / 3) % 60).padStart(2, '0')}:00.000000`,
    });
  }
}

/** The recorded databases and schemas, read in place; null where this machine does not have them. */
export function sharedFixtures(): string | null {
  const folder = join(import.meta.dirname, '../../../../../shared/fixtures/barterex');
  return existsSync(folder) ? folder : null;
}

/** An empty database with the tables as Barterex itself creates them. */
export function createFromSchema(file: string, schemaFile: string): string {
  const database = new Database(file);
  database.exec(readFileSync(schemaFile, 'utf8'));
  database.close();
  return file;
}
