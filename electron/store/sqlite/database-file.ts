import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { ConsoleError } from '../../../shared/errors.ts';
import { failureOf, fileError } from './failure.ts';
import { readBeginning } from './file-beginning.ts';

/** What a database file says about itself before SQLite touches it. */
export interface DatabaseFile {
  /** Without symbolic links: the side files lie beside the file itself, not beside a link to it. */
  readonly path: string;
  /** The only part of the path that a message may show. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly journal: 'rollback' | 'wal';
  /** The header counts more pages than the file has. While a WAL holds the rest, that is no damage. */
  readonly isCutOff: boolean;
}

const HEADER_BYTES = 100;
const MAGIC = Buffer.from('SQLite format 3\0');

/** Reads the header only. Rejects what cannot be a SQLite database with a sentence of its own. */
export function examineDatabaseFile(file: string): DatabaseFile {
  const name = basename(file);
  try {
    const path = realpathSync(file);
    const sizeBytes = openableSize(path, name);
    const header = readBeginning(path, HEADER_BYTES);
    refuseForeign(header, sizeBytes, name);
    const journal = journalMode(header, path);
    if (journal === 'wal' && isHotJournal(`${path}-journal`)) throw fileError('DATABASE_NEEDS_RECOVERY', name);
    return { path, name, sizeBytes, journal, isCutOff: pageCount(header) * pageSize(header) > sizeBytes };
  } catch (error) {
    throw failureOf(error, name);
  }
}

/**
 * Guards the direct opening of a WAL database that changes faster than it can be copied: it has a living writer, so
 * its side files exist and stay in use. Without them, SQLite would create them.
 */
export function refuseUnattended({ path, name }: DatabaseFile): void {
  if (!existsSync(`${path}-wal`) || !existsSync(`${path}-shm`)) throw fileError('DATABASE_BUSY', name);
}

export function fileCutOff(name: string): ConsoleError {
  return new ConsoleError(
    'FILE_TRUNCATED',
    `"${name}" is cut off: its end is missing, as after an interrupted copy. Copy it again.`,
    {},
  );
}

function openableSize(path: string, name: string): number {
  const status = statSync(path);
  if (status.isDirectory()) throw fileError('FILE_IS_A_FOLDER', name);
  // Opening a pipe or a device could wait for ever.
  if (!status.isFile()) throw notSqlite(name);
  // better-sqlite3 trims the name, and would open another file.
  if (path !== path.trim()) {
    throw new ConsoleError('BAD_INPUT', `The name "${name}" ends with a space. Rename the file without it.`, {
      field: 'database',
    });
  }
  return status.size;
}

function refuseForeign(header: Buffer, sizeBytes: number, name: string): void {
  if (sizeBytes === 0) {
    throw new ConsoleError('FILE_EMPTY', `"${name}" is empty. Give a Barterex SQLite file.`, {});
  }
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw notSqlite(name);
  if (header.length < HEADER_BYTES) throw fileCutOff(name);
}

function notSqlite(name: string): ConsoleError {
  return new ConsoleError('FILE_NOT_SQLITE', `"${name}" is not a SQLite database. Give a Barterex SQLite file.`, {});
}

/** SQLite reads a `-wal` file whatever the header says, so its presence decides as well. */
function journalMode(header: Buffer, path: string): 'rollback' | 'wal' {
  const isWal = header.readUInt8(18) === 2 || header.readUInt8(19) === 2;
  return isWal || existsSync(`${path}-wal`) ? 'wal' : 'rollback';
}

/** A finished journal is removed, emptied or has its header zeroed. */
function isHotJournal(path: string): boolean {
  return existsSync(path) && readBeginning(path, 1).some((byte) => byte !== 0);
}

/** In bytes; the largest does not fit into its two bytes. */
export function pageSize(header: Buffer): number {
  const stored = header.readUInt16BE(16);
  return stored === 1 ? 65_536 : stored;
}

/** SQLite trusts the stored count only when these two counters agree: an old writer does not keep it. */
function pageCount(header: Buffer): number {
  const isKept = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isKept ? header.readUInt32BE(28) : 0;
}
