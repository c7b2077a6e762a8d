import { ConsoleError } from '../../../shared/errors.ts';

const ADDRESS = /^\s*([a-z][a-z0-9+.-]+):\/\//i;
const POSTGRES = /^postgres(?:ql)?(?:\+|$)/i;

/**
 * Reads what a person gave as the marketplace database and returns the path of a file; nothing is looked up on disk.
 * An address never comes back in a message, since it may carry a password.
 */
export function parseDatabaseLocation(text: string): string {
  const scheme = ADDRESS.exec(text)?.[1];
  if (scheme !== undefined) throw addressNotSupported(scheme);
  if (text.trim() === '' || text.includes('\0')) {
    throw new ConsoleError('BAD_INPUT', 'Give the path of a Barterex SQLite file.', { field: 'database' });
  }
  return text;
}

function addressNotSupported(scheme: string): ConsoleError {
  const what = POSTGRES.test(scheme)
    ? 'A PostgreSQL address is not supported yet.'
    : 'An address with "://" is not supported.';
  return new ConsoleError('DATABASE_URL_NOT_SUPPORTED', `${what} Give the path of a Barterex SQLite file instead.`, {});
}
