/**
 * Lines of the logs that say something about an account, kept for good with where they were read first. What a line says
 * is read from its message each time; the columns beside it are those by which it is found. `log_time` is seconds of the
 * log's local time counted as if it were UTC: the clock of the source is applied in reading, because it may change.
 */
export const SIGHTING_TABLES: readonly string[] = [
  'CREATE TABLE sighting_source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)',
  `CREATE TABLE sighting (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    kind TEXT NOT NULL,
    user_id INTEGER,
    username TEXT,
    item_id INTEGER,
    source_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    log_time INTEGER NOT NULL,
    logger TEXT NOT NULL,
    file TEXT NOT NULL,
    file_line INTEGER NOT NULL,
    is_suspicious INTEGER NOT NULL,
    message TEXT NOT NULL
  )`,
  // One user's, by the name or by the number that a line gives; most lines give one of them only.
  'CREATE INDEX sighting_by_username ON sighting (username) WHERE username IS NOT NULL',
  'CREATE INDEX sighting_by_user ON sighting (user_id) WHERE user_id IS NOT NULL',
  // Who put an item up, had it in a cart, or owned it when.
  'CREATE INDEX sighting_by_item ON sighting (item_id) WHERE item_id IS NOT NULL',
  // Each once, and a window of time. Keys are random: behind the time, they are written where the last ones were.
  'CREATE UNIQUE INDEX sighting_by_time ON sighting (log_time, key)',
  // From when to when a source is covered, and any of its moments, for its clock.
  'CREATE INDEX sighting_by_source ON sighting (source_id, log_time, line)',
  // The few that a visitor may have written.
  'CREATE INDEX sighting_suspicious ON sighting (log_time, line) WHERE is_suspicious = 1',
];
