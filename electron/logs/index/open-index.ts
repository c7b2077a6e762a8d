import { mkdirSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { indexFile } from './index-folder.ts';
import { INDEX_TABLES, INDEX_VERSION } from './schema.ts';

export type Connection = Database.Database;

const BUSY_TIMEOUT_MS = 5000;

export interface IndexOptions {
  /** In pages of 8 KB; what a full disk does, for tests. */
  readonly largestPageCount?: number;
}

/**
 * Opens the index of a workspace for writing; one that is damaged or of another version is thrown away, because all
 * of it can be read again. WAL: the core reads while the job process writes. NORMAL: a power cut may lose the last
 * commits, each of them with the position that belongs to it.
 */
export function openIndexForWriting(folder: string, { largestPageCount }: IndexOptions = {}): Connection {
  mkdirSync(folder, { recursive: true });
  const file = indexFile(folder);
  const database = openCurrent(file) ?? create(file);
  database.pragma('cache_size = -32768');
  database.pragma('wal_autocheckpoint = 4000');
  if (largestPageCount !== undefined) database.pragma(`max_page_count = ${largestPageCount}`);
  return database;
}

/** Null while there is no index of this version. */
export function openIndexForReading(folder: string): Connection | null {
  const file = indexFile(folder);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
  const database = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  if (versionOf(database) === INDEX_VERSION) return database;
  database.close();
  return null;
}

/** Whether the file is the one that was opened: another file stands in its place after a fresh start. */
export function indexIdentity(folder: string): string | null {
  const stat = statSync(indexFile(folder), { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`;
}

function openCurrent(file: string): Connection | null {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    if (versionOf(database) === INDEX_VERSION) {
      database.pragma('synchronous = NORMAL');
      return database;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  database.close();
  removeIndex(file);
  return null;
}

/** After all of its connections here were closed. */
export function removeIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function create(file: string): Connection {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('page_size = 8192');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database
    .transaction(() => {
      for (const statement of INDEX_TABLES) database.exec(statement);
      // Last, in the same transaction: a version is only there with all of its tables.
      database.pragma(`user_version = ${INDEX_VERSION}`);
    })
    .immediate();
  return database;
}

function versionOf(database: Connection): unknown {
  return database.pragma('user_version', { simple: true });
}

export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB'))
  );
}
