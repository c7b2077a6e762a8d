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
 * SQLite waits inside a call, and with it everything in this process; so it waits only as long as one commit of
 * somebody else takes. Longer waits are ours (source.ts).
 */
const BUSY_TIMEOUT_MS = 20;

/** Opens for reading. Opening takes no lock and reads nothing yet. */
export function openReadOnly(path: string): Connection {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
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

/** Several statements that must see the same state; no longer than those few take. */
export function inOneRead<Result>(connection: Connection, read: () => Result): Result {
  return connection.transaction(read)();
}

function setPragma(connection: Connection, name: string, value: 0 | 1): void {
  connection.pragma(`${name} = ${value}`);
  if (connection.pragma(name, { simple: true }) !== value) throw new Error(`SQLite did not take ${name} = ${value}`);
}
