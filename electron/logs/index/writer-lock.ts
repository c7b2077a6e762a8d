import Database from 'better-sqlite3';
import { ConsoleError } from '../../../shared/errors.ts';

export interface WriterLock {
  release(): void;
}

/**
 * Two consoles on one workspace must not both write its index. The lock is SQLite's own on an empty file: the
 * operating system gives it back when its holder ends, however it ends.
 */
export function takeWriterLock(file: string): WriterLock {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new ConsoleError(
      'WORKSPACE_IN_USE',
      'Another console is reading the logs of this workspace. Close it, or go on there.',
      {},
    );
  }
  return { release: () => database.close() };
}
