import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** Nothing in the file is trusted, nothing is changed; orphans are normal in Barterex, so no foreign keys. */
const PRAGMAS: readonly (readonly [name: string, value: 0 | 1])[] = [
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['foreign_keys', 0],
  ['query_only', 1],
];

/**
 * A program that commits without a pause leaves a gap of a tenth of a millisecond between two commits. SQLite's busy
 * timeout, which sleeps, would hardly ever meet it; so the lock is tried so many times without sleeping,
 * which takes about 5 ms.
 */
const LOCK_TRIES = 150;

/** Opens for reading. Opening takes no lock and reads nothing yet. */
export function openReadOnly(path: string): Connection {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    for (const [name, value] of PRAGMAS) setPragma(connection, name, value);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens, reads, closes: between two reads of a live file nothing of ours is left on it. */
export function withReadOnly<Result>(path: string, read: (connection: Connection) => Result): Result {
  const connection = openReadOnly(path);
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}

/** Everything in `read` sees one state, under one read lock that ends with it. */
export function inOneRead<Result>(connection: Connection, read: () => Result): Result {
  beginRead(connection);
  try {
    return read();
  } finally {
    endRead(connection);
  }
}

/** Takes the read lock and leaves it taken; finds a hot journal and a damaged header. */
export function beginRead(connection: Connection): void {
  connection.exec('BEGIN');
  for (let triesLeft = LOCK_TRIES; ; triesLeft--) {
    try {
      // Unlike any SELECT it needs no schema, whose loading would take and release the lock once more.
      connection.pragma('schema_version');
      return;
    } catch (error) {
      if (isLockedOut(error) && triesLeft > 0) continue;
      endRead(connection);
      throw error;
    }
  }
}

export function endRead(connection: Connection): void {
  if (connection.inTransaction) connection.exec('ROLLBACK');
}

function isLockedOut(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function setPragma(connection: Connection, name: string, value: 0 | 1): void {
  connection.pragma(`${name} = ${value}`);
  if (connection.pragma(name, { simple: true }) !== value) throw new Error(`SQLite did not take ${name} = ${value}`);
}
