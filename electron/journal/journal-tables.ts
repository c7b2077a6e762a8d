/**
 * The journal: every checkout attempt that this workspace knows, whether the console's own table or the logs tell it,
 * in the workspace's own file. Attempts found in logs are the lasting record of what production did: they outlive the
 * index and the logs themselves (DESIGN section 7), so each keeps its lines. Amounts are hundredths. `log_time` is
 * seconds of the log's local time counted as if it were UTC; `started_at` is milliseconds since the epoch.
 */
export const JOURNAL_TABLES: readonly string[] = [
  `CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    attempt_id INTEGER UNIQUE,
    merged_into INTEGER,
    transaction_id TEXT,
    family TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reported TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    log_time INTEGER,
    last_log_time INTEGER,
    clock_offset INTEGER NOT NULL DEFAULT 0,
    username TEXT,
    user_id INTEGER,
    attribution TEXT NOT NULL,
    items_requested INTEGER,
    items_received INTEGER,
    claimed INTEGER,
    charged INTEGER,
    credits INTEGER NOT NULL,
    required INTEGER,
    available INTEGER,
    order_number TEXT,
    error TEXT,
    has_phases INTEGER NOT NULL,
    has_traceback INTEGER NOT NULL,
    suspicions TEXT NOT NULL,
    source TEXT,
    line_count INTEGER NOT NULL
  )`,
  // The list in order of time, and its time window.
  'CREATE INDEX entry_by_time ON entry (started_at, id) WHERE merged_into IS NULL',
  // The list in order of credits.
  'CREATE INDEX entry_by_credits ON entry (credits, id) WHERE merged_into IS NULL',
  // A transaction id or its beginning, also to bring both worlds together.
  'CREATE INDEX entry_by_transaction ON entry (transaction_id)',
  // One outcome in order of time, and the counts by outcome.
  'CREATE INDEX entry_by_outcome ON entry (outcome, started_at) WHERE merged_into IS NULL',
  // One user's attempts.
  'CREATE INDEX entry_by_user ON entry (username)',
  // A source's attempts, for its clock.
  'CREATE INDEX entry_by_source ON entry (source) WHERE source IS NOT NULL',
  // Grouping anew replaces what it finds in a window of the log's own time.
  'CREATE INDEX entry_by_log_time ON entry (log_time) WHERE log_time IS NOT NULL',

  `CREATE TABLE entry_item (
    item_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (item_id, entry_id)
  ) WITHOUT ROWID`,
  'CREATE INDEX entry_item_by_entry ON entry_item (entry_id)',

  `CREATE TABLE entry_line (
    entry_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    time INTEGER NOT NULL,
    level TEXT NOT NULL,
    logger TEXT NOT NULL,
    file TEXT NOT NULL,
    file_line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (entry_id, position)
  ) WITHOUT ROWID`,

  // Free text over an attempt's lines; a row's number is the entry's.
  "CREATE VIRTUAL TABLE entry_text USING fts5 (lines, tokenize = 'unicode61')",

  // Log time minus UTC, from pairs of the same event in log and database.
  `CREATE TABLE source_clock (
    source TEXT PRIMARY KEY,
    offset_seconds INTEGER NOT NULL,
    spread_seconds INTEGER NOT NULL,
    pairs INTEGER NOT NULL,
    is_set_by_hand INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID`,

  'CREATE TABLE note (key TEXT PRIMARY KEY, text TEXT NOT NULL, updated_at TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE saved_view (name TEXT PRIMARY KEY, query TEXT NOT NULL, updated_at TEXT NOT NULL) WITHOUT ROWID',
];
