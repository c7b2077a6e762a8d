import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../shared/errors.ts';
import { typedFailure } from './failure.ts';

describe('a failure on its way to a person', () => {
  const report = () => new ConsoleError('INTERNAL', 'Something unexpected happened.', { reference: 'abc' });

  it("is a full disk, and not a bug, when the console's own files have no room", () => {
    const full = new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    expect(typedFailure(full, report)).toMatchObject({ code: 'DISK_FULL', status: 507 });
    expect(typedFailure(new Database.SqliteError('no such table: note', 'SQLITE_ERROR'), report)).toMatchObject({
      code: 'INTERNAL',
    });
  });
});
