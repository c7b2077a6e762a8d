/** What a person told the console about the logs of a workspace; part of the workspace's own file, which is kept. */
export const LOG_PLACE_TABLES: readonly string[] = [
  /** Where to look for logs, as it was given. */
  `CREATE TABLE log_place (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL
  )`,

  `CREATE TABLE import_receipt (
    id INTEGER PRIMARY KEY,
    receipt TEXT NOT NULL
  )`,
];
