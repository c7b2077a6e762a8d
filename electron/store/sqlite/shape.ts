import { ConsoleError } from '../../../shared/errors.ts';
import type { Connection } from './connection.ts';

/** Every column that the console reads. A file may lack any of them, and may hold them in any order. */
const KNOWN_COLUMNS = {
  user: [
    'id',
    'username',
    'email',
    'credits',
    'is_banned',
    'last_checkout_transaction_id',
    'last_checkout_timestamp',
    'level',
    'trading_points',
    'created_at',
    'last_login',
  ],
  item: ['id', 'name', 'value', 'is_available', 'user_id', 'status', 'item_number'],
  trade: ['id', 'sender_id', 'receiver_id', 'item_id', 'timestamp'],
  order: [
    'id',
    'user_id',
    'order_number',
    'status',
    'date_ordered',
    'credits_used',
    'credits_balance_before',
    'credits_balance_after',
  ],
  order_item: ['order_id', 'item_id'],
  credit_transaction: [
    'id',
    'user_id',
    'amount',
    'transaction_type',
    'description',
    'reason',
    'balance_after',
    'timestamp',
  ],
  cart: ['id', 'user_id'],
  cart_item: ['id', 'cart_id', 'item_id', 'added_at'],
  notification: ['id', 'user_id', 'message', 'created_at'],
  audit_log: ['id', 'action_type', 'target_id', 'before_value', 'after_value', 'timestamp'],
  payment: ['id', 'user_id'],
  checkout_transaction: [
    'id',
    'transaction_id',
    'user_id',
    'engine',
    'status',
    'phase',
    'items_requested',
    'items_received',
    'total',
    'charged',
    'balance_before',
    'balance_after',
    'error_code',
    'error_message',
    'started_at',
    'ended_at',
  ],
  checkout_transaction_item: ['attempt_id', 'position', 'item_id', 'title', 'price', 'seller_id', 'outcome', 'failure'],
  checkout_event: ['attempt_id', 'position', 'at', 'phase', 'level', 'message'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableName = keyof typeof KNOWN_COLUMNS;
export type ColumnName<Table extends TableName> = (typeof KNOWN_COLUMNS)[Table][number];

/** SQLite enforces no type that Barterex declares, so every stored value is unknown until it is read (stored.ts). */
export type StoredTables = {
  readonly [Table in TableName]: { readonly [Column in ColumnName<Table>]: unknown };
};

/** Which tables and columns this file has. */
export interface Shape {
  hasTable(table: TableName): boolean;
  hasColumn<Table extends TableName>(table: Table, column: ColumnName<Table>): boolean;
  /** True when not one of the columns that the console reads is missing. */
  isComplete(table: TableName): boolean;
}

/** Without these it is no Barterex database. */
const REQUIRED = {
  user: ['id', 'username', 'email', 'credits'],
  item: ['id', 'name', 'value', 'is_available', 'user_id'],
  trade: [],
} as const satisfies { readonly [Table in TableName]?: readonly ColumnName<Table>[] };

// The names come from the list above. A virtual table is left out: asking for its columns would load its module.
const SELECT_COLUMNS = `
  SELECT lower(found.name) AS tableName, lower(held.name) AS columnName
  FROM sqlite_schema AS found JOIN pragma_table_info(found.name) AS held
  WHERE found.type = 'table' AND found.rootpage > 0
    AND lower(found.name) IN (SELECT value FROM json_each(?))`;

/** Rejects with `DATABASE_NOT_BARTEREX` and the names of what is missing. */
export function readShape(connection: Connection, fileName: string): Shape {
  const found = new Map<string, Set<string>>();
  const rows = connection
    .prepare<[string], { readonly tableName: string; readonly columnName: string }>(SELECT_COLUMNS)
    .all(JSON.stringify(Object.keys(KNOWN_COLUMNS)));
  for (const { tableName, columnName } of rows) {
    const columns = found.get(tableName) ?? new Set();
    found.set(tableName, columns.add(columnName));
  }
  refuseOther(found, fileName);
  return {
    hasTable: (table) => found.has(table),
    hasColumn: (table, column) => found.get(table)?.has(column) ?? false,
    isComplete: (table) => KNOWN_COLUMNS[table].every((column) => found.get(table)?.has(column)),
  };
}

function refuseOther(found: ReadonlyMap<string, ReadonlySet<string>>, fileName: string): void {
  const missing = Object.entries(REQUIRED).flatMap(([table, columns]) => {
    const held = found.get(table);
    if (held === undefined) return [`table ${table}`];
    return columns.filter((column) => !held.has(column)).map((column) => `column ${table}.${column}`);
  });
  if (missing.length === 0) return;
  throw new ConsoleError(
    'DATABASE_NOT_BARTEREX',
    `"${fileName}" is not a Barterex database: it has no ${missing.join(', no ')}. Give the file that Barterex writes.`,
    { missing },
  );
}
