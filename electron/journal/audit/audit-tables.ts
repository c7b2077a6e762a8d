/** What cannot be told stands below every amount, so that the order is total. */
export const ORDER_OF_LOST = 'coalesce(lost, -9007199254740991)';
export const ORDER_OF_OWED = 'coalesce(owed, -9007199254740991)';

/**
 * What the last audit found, replaced as a whole by the next one. It is derived and could be worked out again; it is
 * kept so that whoever opens the workspace sees the answer at once. The columns beside `record` are those by which
 * rows are found, ordered and added up. Amounts are hundredths, `started_at` and `at` milliseconds since the epoch.
 */
export const AUDIT_TABLES: readonly string[] = [
  // One row, or none before the first audit has ended.
  `CREATE TABLE audit_run (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    judged_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    coverage TEXT NOT NULL,
    last_write_at TEXT
  )`,

  `CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    user_id INTEGER,
    username TEXT,
    kind TEXT NOT NULL,
    mechanism TEXT,
    order_state TEXT NOT NULL,
    confidence TEXT NOT NULL,
    lost INTEGER,
    returned INTEGER NOT NULL,
    possibly_returned INTEGER NOT NULL,
    owed INTEGER,
    most_lost INTEGER,
    record TEXT NOT NULL
  )`,
  // The list in order of time, and its window.
  'CREATE INDEX verdict_by_time ON verdict (started_at, id)',
  // The lists in order of credits.
  `CREATE INDEX verdict_by_lost ON verdict (${ORDER_OF_LOST}, id)`,
  `CREATE INDEX verdict_by_owed ON verdict (${ORDER_OF_OWED}, id)`,
  // One user's, in order of time.
  'CREATE INDEX verdict_by_user ON verdict (user_id, started_at)',
  // What is added up: losses, and where that cannot be told.
  'CREATE INDEX verdict_affected ON verdict (started_at) WHERE lost > 0 OR lost IS NULL',

  `CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    amount INTEGER,
    user_id INTEGER,
    username TEXT,
    key TEXT,
    at INTEGER NOT NULL,
    refs TEXT NOT NULL
  )`,
  'CREATE INDEX finding_by_time ON finding (at, id)',
  'CREATE INDEX finding_by_kind ON finding (kind, at, id)',
];
