import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';

/** True for rows whose column is one of these numbers; for all rows when there is no list. */
export function isOneOf(column: string, numbers: readonly number[] | null): RawBuilder<SqlBool> {
  return numbers === null
    ? sql`1`
    : sql`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`;
}
