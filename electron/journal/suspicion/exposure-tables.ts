/**
 * Attempts whose lines a visitor could have written where they stand (parse/position.ts), though nothing proves it:
 * 0 no, or the database knows the purchase; 1 the database is to be asked; 2 it was asked.
 */
export const EXPOSURE_TABLES: readonly string[] = [
  'ALTER TABLE entry ADD COLUMN exposure INTEGER NOT NULL DEFAULT 0',
  // What the database is to be asked about.
  'CREATE INDEX entry_exposed ON entry (exposure) WHERE exposure > 0',
];
