/** To find what a verdict rests on without looking through all of it. */
export const EVIDENCE_INDEXES: readonly string[] = [
  // A line by its file and its number, and which lines of a file are kept.
  'CREATE INDEX entry_line_by_place ON entry_line (path, line)',
  'CREATE INDEX sighting_by_line ON sighting (source_id, line)',
  // From when to when a file is covered.
  'CREATE INDEX entry_line_by_time ON entry_line (path, time)',
  // One user's attempts, where only the number is known.
  'CREATE INDEX entry_by_user_id ON entry (user_id) WHERE user_id IS NOT NULL',
];
