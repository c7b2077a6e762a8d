import type { AliasedRawBuilder, Compilable } from 'kysely';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Connection } from './connection.ts';
import type { ColumnName, Shape, StoredTables, TableName } from './shape.ts';

/** Values as they are stored; stored.ts reads them. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Builds the statements that depend on a filter or on the columns of a file. It is connected to nothing. */
export const queries = new Kysely<StoredTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function allRows(connection: Connection, query: Compilable): readonly StoredRow[] {
  const { sql: text, parameters } = query.compile();
  return connection.prepare<unknown[], StoredRow>(text).all(...parameters);
}

export function firstRow(connection: Connection, query: Compilable): StoredRow | undefined {
  return allRows(connection, query)[0];
}

/** The named columns of a table, NULL in place of those that this file does not have. */
export function columnsOf<Table extends TableName, Column extends ColumnName<Table>>(
  shape: Shape,
  table: Table,
  columns: readonly Column[],
): readonly AliasedRawBuilder<unknown, Column>[] {
  return columns.map((column) =>
    (shape.hasColumn(table, column) ? sql.ref(`${table}.${column}`) : sql`NULL`).as(column),
  );
}

export function count(connection: Connection, query: Compilable): number {
  return Number(firstRow(connection, query)?.['total'] ?? 0);
}

export const countOfRows = sql<number>`count(*)`.as('total');
