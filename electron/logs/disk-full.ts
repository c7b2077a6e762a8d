import Database from 'better-sqlite3';
import { ConsoleError } from '../../shared/errors.ts';

export const DISK_FULL = "The disk that holds the console's own files is full. Free some space and try again.";

/** No room for one of the console's own databases, or for what SQLite keeps beside it. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_FULL') || error.code === 'SQLITE_IOERR_SHMSIZE')
  );
}

export function diskFull(): ConsoleError {
  return new ConsoleError('DISK_FULL', DISK_FULL, {});
}
