import type { RawBuilder } from 'kysely';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Connection } from './open-index.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Puts statements together that depend on a filter. It is connected to nothing. */
const builder = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function compiled(query: RawBuilder<unknown>): Statement {
  const { sql, parameters } = query.compile(builder);
  return { sql, parameters };
}

export function allOf<Row>(connection: Connection, { sql, parameters }: Statement): readonly Row[] {
  return connection.prepare<unknown[], Row>(sql).all(...parameters);
}

export function numberOf(connection: Connection, { sql, parameters }: Statement): number {
  return Number(
    connection
      .prepare(sql)
      .pluck()
      .get(...parameters),
  );
}
