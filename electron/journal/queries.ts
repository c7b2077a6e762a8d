import type { Database } from 'better-sqlite3';
import type { Compilable } from 'kysely';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** The columns of `entry` that queries are composed of; journal-tables.ts has the whole table. */
export interface JournalTables {
  readonly entry: {
    readonly id: number;
    readonly key: string;
    readonly merged_into: number | null;
    readonly transaction_id: string | null;
    readonly family: string;
    readonly outcome: string;
    readonly started_at: number;
    readonly username: string | null;
    readonly user_id: number | null;
    readonly credits: number;
    readonly has_phases: number;
    readonly has_traceback: number;
    readonly order_number: string | null;
    readonly suspicions: string;
  };
}

/** Builds the statements that depend on a query. It is connected to nothing. */
export const queries = new Kysely<JournalTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** The rows of a composed statement; their shape is what the statement selects. */
export function allRows<Row>(database: Database, query: Compilable): readonly Row[] {
  const { sql, parameters } = query.compile();
  return database.prepare<unknown[], Row>(sql).all(...parameters);
}
