import Database from 'better-sqlite3';
import { CONSOLE_TABLES, LAST_CHECKOUT_COLUMNS } from '../console-tables.ts';

declare const brand: unique symbol;

/**
 * A database that the console made itself: the demo marketplace or a sandbox copy. Only these can be written in this
 * release; a real marketplace is opened by `openMarketplace`, whose type has no way in here.
 */
export type OwnDatabase = Database.Database & { readonly [brand]: 'own database' };

export type Durability = 'full' | 'off';

export interface OwnDatabaseOptions {
  /** `off` only where a crash may lose everything: a copy that is thrown away, a demo before it is in place. */
  readonly durability: Durability;
}

const SYNCHRONOUS: Readonly<Record<Durability, number>> = { full: 2, off: 0 };
const BUSY_TIMEOUT_MS = 5000;

/** Opens a file of the console's own for writing and adds the console's tables if they are not there yet. */
export function openOwnDatabase(file: string, { durability }: OwnDatabaseOptions): OwnDatabase {
  const database = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }) as OwnDatabase;
  try {
    setPragmas(database, {
      foreign_keys: 0,
      trusted_schema: 0,
      cell_size_check: 1,
      synchronous: SYNCHRONOUS[durability],
    });
    addConsoleTables(database);
    return database;
  } catch (failure) {
    database.close();
    throw failure;
  }
}

/** Sets and reads back: a pragma that SQLite does not take is silent otherwise. */
function setPragmas(database: OwnDatabase, pragmas: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(pragmas)) {
    database.pragma(`${name} = ${value}`);
    const actual = database.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`SQLite did not take ${name} = ${value}`);
  }
}

function addConsoleTables(database: OwnDatabase): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('user')").pluck().all();
  const missing = [...LAST_CHECKOUT_COLUMNS].filter(([name]) => !columns.includes(name));
  database
    .transaction(() => {
      for (const [name, type] of missing) database.exec(`ALTER TABLE user ADD COLUMN ${name} ${type}`);
      for (const statement of CONSOLE_TABLES) database.exec(statement);
    })
    .immediate();
}
