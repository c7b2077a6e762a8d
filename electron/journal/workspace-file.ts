import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ConsoleError } from '../../shared/errors.ts';
import { diskFull, isDiskFull } from '../logs/disk-full.ts';
import { LOG_PLACE_TABLES } from '../logs/workspace/log-place-tables.ts';
import { AUDIT_TABLES } from './audit/audit-tables.ts';
import { CLOCK_TABLES } from './clock/clock-tables.ts';
import { EVIDENCE_INDEXES } from './evidence/evidence-tables.ts';
import { JOURNAL_TABLES } from './journal-tables.ts';
import { NAMING_TABLES } from './naming-tables.ts';
import { SIGHTING_TABLES } from './sighting-tables.ts';
import { EXPOSURE_TABLES } from './suspicion/exposure-tables.ts';

/** One step per version of the file, in order; a step is never changed once it has been released. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  JOURNAL_TABLES,
  LOG_PLACE_TABLES,
  SIGHTING_TABLES,
  CLOCK_TABLES,
  NAMING_TABLES,
  EXPOSURE_TABLES,
  AUDIT_TABLES,
  EVIDENCE_INDEXES,
];

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a workspace's own file, `workspace.db`: what is kept (attempts with their lines, notes, views), and is brought
 * to this version. WAL, because the core reads and writes notes while the job process writes attempts. Errors:
 * `WORKSPACE_FROM_NEWER_CONSOLE`, `DISK_FULL`; the file is left as it is then.
 */
export function openWorkspaceFile(folder: string): Database.Database {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, 'workspace.db'), { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('trusted_schema = OFF');
    database.transaction(() => migrate(database)).immediate();
    return database;
  } catch (error) {
    database.close();
    throw isDiskFull(error) ? diskFull() : error;
  }
}

function migrate(database: Database.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new ConsoleError(
      'WORKSPACE_FROM_NEWER_CONSOLE',
      'This workspace was written by a newer console. Update this one, or start with another --data-dir.',
      {},
    );
  }
  for (const statement of MIGRATIONS.slice(version).flat()) database.exec(statement);
  database.pragma(`user_version = ${MIGRATIONS.length}`);
}
