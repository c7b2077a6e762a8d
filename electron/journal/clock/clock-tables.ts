/** The clocks of sources, with what they were found by and without; found ones are found again from the attempts. */
export const CLOCK_TABLES: readonly string[] = [
  // The stretches of a found clock, as JSON; the log that it was taken from when the source's own lines tell nothing.
  `CREATE TABLE found_clock (
    source TEXT PRIMARY KEY,
    spans TEXT NOT NULL,
    borrowed_from TEXT
  ) WITHOUT ROWID`,
  // One offset for a whole source; it goes before what was found.
  'CREATE TABLE hand_clock (source TEXT PRIMARY KEY, offset_seconds INTEGER NOT NULL) WITHOUT ROWID',
  `INSERT INTO hand_clock SELECT source, offset_seconds FROM source_clock WHERE is_set_by_hand <> 0`,
  'DROP TABLE source_clock',

  // Seconds of UTC when the marketplace recorded what seems to be the same event. Only for clocks: ids come back.
  'ALTER TABLE entry ADD COLUMN recorded_at INTEGER',
  // `new`: came since its source was last calibrated; `spare`: not needed so far; `asked`: the marketplace was asked.
  "ALTER TABLE entry ADD COLUMN pairing TEXT NOT NULL DEFAULT 'new'",
  "CREATE INDEX entry_for_clock ON entry (source) WHERE pairing = 'new' AND suspicions = '[]' AND source IS NOT NULL",
  'CREATE INDEX entry_pair ON entry (source, last_log_time, recorded_at) WHERE recorded_at IS NOT NULL',
];
