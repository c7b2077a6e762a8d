import type { Database } from 'better-sqlite3';
import type { Compilable, RawBuilder } from 'kysely';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** The columns that queries are composed of; journal-tables.ts and audit/audit-tables.ts have the whole tables. */
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
  readonly verdict: {
    readonly id: number;
    readonly started_at: number;
    readonly user_id: number | null;
    readonly username: string | null;
    readonly kind: string;
    readonly mechanism: string | null;
    readonly record: string;
  };
  readonly finding: { readonly id: number; readonly kind: string; readonly at: number };
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

/** The same for a statement that is written out. */
export function rowsOf<Row>(database: Database, statement: RawBuilder<Row>): readonly Row[] {
  return allRows(database, { compile: () => statement.compile(queries) });
}
