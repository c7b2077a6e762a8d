/** What a person told the console about the logs of a workspace; part of the workspace's own file, which is kept. */
export const LOG_PLACE_TABLES: readonly string[] = [
  /** Where to look for logs, as it was given. */
  `CREATE TABLE log_place (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL
  )`,

  /** A clock that was set by hand outlives the index: by the log's first line, which is what a source is known by. */
  `CREATE TABLE log_clock (
    head_hash TEXT PRIMARY KEY,
    offset_seconds INTEGER NOT NULL
  ) WITHOUT ROWID`,

  `CREATE TABLE import_receipt (
    id INTEGER PRIMARY KEY,
    receipt TEXT NOT NULL
  )`,
];
