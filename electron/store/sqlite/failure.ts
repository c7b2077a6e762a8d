import Database from 'better-sqlite3';
import { ConsoleError } from '../../../shared/errors.ts';

/** The codes that tell about a file and carry no data. */
type FileErrorCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_IS_A_FOLDER'
  | 'DATABASE_DAMAGED'
  | 'DATABASE_BUSY'
  | 'DATABASE_NEEDS_RECOVERY'
  | 'NO_PERMISSION'
  | 'DISK_FULL';

/** What happened to the named file and what to do, for a support agent. */
const SENTENCES: Readonly<Record<FileErrorCode, (name: string) => string>> = {
  FILE_NOT_FOUND: (name) => `There is no file "${name}" at this place. Check the path.`,
  FILE_IS_A_FOLDER: (name) => `"${name}" is a folder. Give the database file inside it.`,
  DATABASE_DAMAGED: (name) => `"${name}" is damaged and cannot be read completely. Use a backup of it.`,
  DATABASE_BUSY: (name) => `"${name}" is locked or changed all the time by another program. Try again in a moment.`,
  DATABASE_NEEDS_RECOVERY: (name) =>
    `A program stopped in the middle of writing to "${name}". Start Barterex once so that it repairs the file, then open it again.`,
  NO_PERMISSION: (name) => `You are not allowed to read "${name}". Ask for read permission on the file and its folder.`,
  DISK_FULL: () => 'The disk is full. Free some space and try again.',
};

/** By prefix, the more special one first: SQLite's extended codes are the basic ones with something appended. */
const SQLITE_CODES: readonly (readonly [prefix: string, code: FileErrorCode])[] = [
  // A hot journal: only an opening that may write can roll it back, and ours may not.
  ['SQLITE_READONLY_ROLLBACK', 'DATABASE_NEEDS_RECOVERY'],
  ['SQLITE_READONLY_RECOVERY', 'DATABASE_NEEDS_RECOVERY'],
  ['SQLITE_READONLY_CANTINIT', 'DATABASE_BUSY'],
  ['SQLITE_READONLY', 'NO_PERMISSION'],
  ['SQLITE_BUSY', 'DATABASE_BUSY'],
  ['SQLITE_PROTOCOL', 'DATABASE_BUSY'],
  ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
  ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
  ['SQLITE_IOERR', 'DATABASE_DAMAGED'],
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_CANTOPEN', 'NO_PERMISSION'],
  ['SQLITE_PERM', 'NO_PERMISSION'],
];

const SYSTEM_CODES: ReadonlyMap<string, FileErrorCode> = new Map([
  ['ENOENT', 'FILE_NOT_FOUND'],
  ['ENOTDIR', 'FILE_NOT_FOUND'],
  ['ELOOP', 'FILE_NOT_FOUND'],
  ['ENAMETOOLONG', 'FILE_NOT_FOUND'],
  ['EISDIR', 'FILE_IS_A_FOLDER'],
  ['EACCES', 'NO_PERMISSION'],
  ['EPERM', 'NO_PERMISSION'],
  ['EROFS', 'NO_PERMISSION'],
  ['EBUSY', 'DATABASE_BUSY'],
  ['EIO', 'DATABASE_DAMAGED'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
]);

export function fileError(code: FileErrorCode, name: string): ConsoleError<FileErrorCode> {
  return new ConsoleError(code, SENTENCES[code](name), {});
}

/**
 * Turns what SQLite or the file system threw into an expected failure of the file called `name`. What is not expected
 * comes back as it is: a bug, for the caller to throw on.
 */
export function failureOf(error: unknown, name: string): unknown {
  const code = expectedCode(error);
  return code === null ? error : fileError(code, name);
}

function expectedCode(error: unknown): FileErrorCode | null {
  if (error instanceof Database.SqliteError) {
    return SQLITE_CODES.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? null;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return SYSTEM_CODES.get(error.code) ?? null;
  }
  return null;
}
