import Database from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { beginRead, openReadOnly } from './connection.ts';
import type { CopyRequest } from './copy-request.ts';
import { refuseCancelled } from './copy-request.ts';
import type { DatabaseFile } from './database-file.ts';
import { refuseUnattended } from './database-file.ts';
import { failureOf } from './failure.ts';
import { patiently } from './patience.ts';
import { createPrivateCopy } from './private-copy.ts';

const STEP_PAGES = 1_000;

/**
 * Copies a WAL database, a private copy of it where possible. Readers and writers of a WAL do not wait for each
 * other, so one read transaction holds the content still while SQLite's backup goes through it in steps.
 */
export async function copyOfWal(source: DatabaseFile, request: CopyRequest): Promise<void> {
  const privateCopy = createPrivateCopy(request.temporaryFolder);
  try {
    await privateCopy.use(source.path, (copy) => {
      if (copy === null) return backUpLive(source, request);
      beginRead(copy);
      return backUp(copy, request);
    });
    foldIntoOneFile(request.target);
  } finally {
    privateCopy.close();
  }
}

async function backUpLive(source: DatabaseFile, request: CopyRequest): Promise<void> {
  const connection = await patiently(request.patienceMs, () => {
    refuseUnattended(source);
    return beginReading(source);
  });
  try {
    await backUp(connection, request);
  } finally {
    connection.close();
  }
}

function beginReading(source: DatabaseFile): Connection {
  const connection = openReadOnly(source.path);
  try {
    beginRead(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw failureOf(error, source.name);
  }
}

/**
 * Inside the read transaction that the caller has begun. Without one, better-sqlite3 has a trap: a backup that finds
 * its source locked at the first step ends as if it were complete.
 */
async function backUp(connection: Connection, request: CopyRequest): Promise<void> {
  await connection.backup(request.target, {
    progress: ({ totalPages, remainingPages }) => {
      // Thrown from here, it ends the backup.
      refuseCancelled(request);
      request.onProgress({ done: totalPages - remainingPages, total: totalPages });
      return STEP_PAGES;
    },
  });
}

/** The copy is ours: without a WAL it is one file, with nothing beside it. */
function foldIntoOneFile(target: string): void {
  const connection = new Database(target, { fileMustExist: true });
  try {
    const mode = connection.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new Error(`The copy stayed in journal mode ${String(mode)}`);
  } finally {
    connection.close();
  }
}
