/**
 * The console's own tables in a marketplace database (DESIGN section 6). Additive only; no STRICT table, no generated
 * column, no trigger: an older SQLite in the marketplace must still open the file. Amounts are integers in hundredths,
 * times are the marketplace's stored form in UTC.
 */
export const CONSOLE_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS checkout_transaction (
    id INTEGER PRIMARY KEY,
    transaction_id VARCHAR(8) NOT NULL UNIQUE,
    command_id VARCHAR(36) NOT NULL UNIQUE,
    input_digest VARCHAR(64) NOT NULL,
    user_id INTEGER NOT NULL,
    engine VARCHAR(32) NOT NULL,
    status VARCHAR(16) NOT NULL
      CHECK (status IN ('started', 'success', 'partial', 'rejected', 'failed', 'interrupted')),
    phase VARCHAR(16) NOT NULL CHECK (phase IN ('validate', 'calculate', 'process')),
    items_requested INTEGER NOT NULL CHECK (items_requested >= 0),
    items_received INTEGER NOT NULL CHECK (items_received BETWEEN 0 AND items_requested),
    total INTEGER CHECK (total >= 0),
    charged INTEGER NOT NULL CHECK (charged >= 0),
    balance_before INTEGER,
    balance_after INTEGER,
    error_code VARCHAR(32),
    error_message TEXT,
    started_at DATETIME NOT NULL,
    ended_at DATETIME,
    CHECK ((status IN ('success', 'partial')) = (items_received > 0)),
    CHECK (charged = 0 OR items_received > 0)
  )`,
  `CREATE TABLE IF NOT EXISTS checkout_transaction_item (
    attempt_id INTEGER NOT NULL REFERENCES checkout_transaction (id),
    position INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    title TEXT,
    price INTEGER,
    seller_id INTEGER,
    outcome VARCHAR(16) NOT NULL CHECK (outcome IN ('received', 'failed', 'rolled-back', 'not-tried')),
    failure VARCHAR(32),
    PRIMARY KEY (attempt_id, position)
  )`,
  `CREATE TABLE IF NOT EXISTS checkout_event (
    attempt_id INTEGER NOT NULL REFERENCES checkout_transaction (id),
    position INTEGER NOT NULL,
    at DATETIME NOT NULL,
    phase VARCHAR(16) NOT NULL,
    level VARCHAR(8) NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (attempt_id, position)
  )`,
  // The list's order, and its time window.
  'CREATE INDEX IF NOT EXISTS idx_checkout_transaction_started_at ON checkout_transaction (started_at, id)',
  // One user's attempts in order of time.
  'CREATE INDEX IF NOT EXISTS idx_checkout_transaction_user ON checkout_transaction (user_id, started_at)',
  // Attempts left behind by a killed process, and the filter by outcome.
  'CREATE INDEX IF NOT EXISTS idx_checkout_transaction_status ON checkout_transaction (status, started_at)',
  'CREATE TABLE IF NOT EXISTS console_meta (key VARCHAR(64) PRIMARY KEY, value TEXT NOT NULL)',
];

/** The two columns that Barterex's repair added to `user`; a legacy file has neither. */
export const LAST_CHECKOUT_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['last_checkout_transaction_id', 'VARCHAR(8)'],
  ['last_checkout_timestamp', 'DATETIME'],
]);
