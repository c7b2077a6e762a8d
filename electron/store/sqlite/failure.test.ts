import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.ts';

const systemError = (code: string) => Object.assign(new Error(`${code}: /secret/place/shop.db`), { code });

describe('a failure', () => {
  it.each([
    ['SQLITE_BUSY', 'DATABASE_BUSY'],
    ['SQLITE_BUSY_SNAPSHOT', 'DATABASE_BUSY'],
    ['SQLITE_PROTOCOL', 'DATABASE_BUSY'],
    ['SQLITE_READONLY_CANTINIT', 'DATABASE_BUSY'],
    ['SQLITE_READONLY_ROLLBACK', 'DATABASE_NEEDS_RECOVERY'],
    ['SQLITE_READONLY_RECOVERY', 'DATABASE_NEEDS_RECOVERY'],
    ['SQLITE_READONLY', 'NO_PERMISSION'],
    ['SQLITE_CORRUPT', 'DATABASE_DAMAGED'],
    ['SQLITE_CORRUPT_INDEX', 'DATABASE_DAMAGED'],
    ['SQLITE_NOTADB', 'DATABASE_DAMAGED'],
    ['SQLITE_IOERR_READ', 'DATABASE_DAMAGED'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_CANTOPEN', 'NO_PERMISSION'],
  ])('of SQLite with %s is %s', (code, expected) => {
    const failure = failureOf(new Database.SqliteError('near "secret": syntax error', code), 'shop.db');
    expect(failure).toMatchObject({ name: 'ConsoleError', code: expected });
    expect(String(failure)).not.toContain('secret');
  });

  it.each([
    ['ENOENT', 'FILE_NOT_FOUND'],
    ['EACCES', 'NO_PERMISSION'],
    ['EISDIR', 'FILE_IS_A_FOLDER'],
    ['ENOSPC', 'DISK_FULL'],
    ['EIO', 'DATABASE_DAMAGED'],
  ])('of the file system with %s is %s', (code, expected) => {
    const failure = failureOf(systemError(code), 'shop.db');
    expect(failure).toMatchObject({ name: 'ConsoleError', code: expected });
    expect(String(failure)).not.toContain('secret');
  });

  it.each([
    new Error('a bug'),
    new TypeError('a bug'),
    new Database.SqliteError('no such column: x', 'SQLITE_ERROR'),
    systemError('ERR_INVALID_ARG_TYPE'),
    'text',
  ])('that is a bug stays what it is: %s', (error) => {
    expect(failureOf(error, 'shop.db')).toBe(error);
  });
});
