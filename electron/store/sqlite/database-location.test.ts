import { describe, expect, it } from 'vitest';
import { parseDatabaseLocation } from './database-location.ts';

describe('the location of a database', () => {
  it.each([
    'barterex.db',
    './data/barterex.db',
    '/srv/app/instance/barterex.db',
    'C:\\barterex\\barterex.db',
    'a name: with?marks#and%20.db',
    'postgres.db',
    ' leading space.db',
  ])('takes the path %j as it is', (path) => {
    expect(parseDatabaseLocation(path)).toBe(path);
  });

  it.each([
    'postgres://barterex:secret@db.example.com/barterex',
    'postgresql://localhost/barterex',
    'PostgreSQL+psycopg2://barterex:secret@localhost/barterex',
    '  postgres://localhost/barterex',
  ])('says that the PostgreSQL address %j is not supported yet, without repeating it', (address) => {
    expect(() => parseDatabaseLocation(address)).toThrow(
      expect.objectContaining({
        code: 'DATABASE_URL_NOT_SUPPORTED',
        message: 'A PostgreSQL address is not supported yet. Give the path of a Barterex SQLite file instead.',
      }),
    );
  });

  it.each(['mysql://localhost/barterex', 'sqlite:////srv/barterex.db', 'file:///srv/barterex.db'])(
    'refuses the address %j',
    (address) => {
      expect(() => parseDatabaseLocation(address)).toThrow(
        expect.objectContaining({ code: 'DATABASE_URL_NOT_SUPPORTED' }),
      );
    },
  );

  it.each(['', '   ', 'a\0b.db'])('refuses %j as bad input', (text) => {
    expect(() => parseDatabaseLocation(text)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', data: { field: 'database' } }),
    );
  });
});
