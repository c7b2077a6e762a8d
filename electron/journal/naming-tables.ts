/** What is found out about an attempt beyond what its own lines say. */
export const NAMING_TABLES: readonly string[] = [
  'ALTER TABLE entry ADD COLUMN endpoint TEXT',
  // The family is that of the attempts around it; its own lines do not tell.
  'ALTER TABLE entry ADD COLUMN is_family_derived INTEGER NOT NULL DEFAULT 0',
  // How the user was found, where the rung of the ladder alone does not say it.
  'ALTER TABLE entry ADD COLUMN attribution_reason TEXT',
  // 0 until the attempt and those around it have been looked at.
  'ALTER TABLE entry ADD COLUMN is_examined INTEGER NOT NULL DEFAULT 0',

  // What has come since the last look.
  'CREATE INDEX entry_unexamined ON entry (started_at) WHERE is_examined = 0 AND source IS NOT NULL',
  // The attempts of a source that tell their release, in order.
  `CREATE INDEX entry_by_family ON entry (source, log_time)
   WHERE family NOT IN ('unknown', 'console') AND is_family_derived = 0 AND suspicions = '[]'`,
  // Those that do not, and those of which no line names the user.
  `CREATE INDEX entry_without_family ON entry (source, log_time)
   WHERE family = 'unknown' OR is_family_derived = 1`,
  `CREATE INDEX entry_without_name ON entry (started_at)
   WHERE attribution <> 'named' AND source IS NOT NULL`,

  // Users whose own record named an attempt once, by the attempt's key: the record goes on to the next checkout.
  'CREATE TABLE seen_checkout (key TEXT PRIMARY KEY, username TEXT NOT NULL, user_id INTEGER NOT NULL) WITHOUT ROWID',

  // Attempts that were named by more than their own lines, with what those say: to go back to.
  `CREATE TABLE naming (
    entry_id INTEGER PRIMARY KEY,
    own_username TEXT,
    own_user_id INTEGER,
    own_attribution TEXT NOT NULL,
    own_reason TEXT
  )`,
];
