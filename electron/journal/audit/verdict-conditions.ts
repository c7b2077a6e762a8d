import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { VerdictFilter } from '../../../shared/contract/overview.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';

/** Lost credits, or nobody can tell whether it did. The index of losses is made of the same words. */
export const IS_AFFECTED = sql<SqlBool>`(lost > 0 OR lost IS NULL)`;

/** What a filter asks of `verdict`: all of its conditions. */
export function verdictCondition(filter: VerdictFilter): RawBuilder<SqlBool> {
  const { userId, search, mechanism, kind, after, before, isAffected } = filter;
  const conditions: readonly (RawBuilder<SqlBool> | null)[] = [
    sql`1 = 1`,
    userId === undefined ? null : sql`user_id = ${userId}`,
    search === undefined || search === '' ? null : userMatches(search),
    mechanism === undefined ? null : sql`mechanism = ${mechanism}`,
    kind === undefined ? null : sql`kind = ${kind}`,
    after === undefined ? null : sql`started_at >= ${millisecondsFromInstant(after)}`,
    before === undefined ? null : sql`started_at < ${millisecondsFromInstant(before)}`,
    isAffected === undefined ? null : IS_AFFECTED,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` AND `,
  );
}

/** Part of a name, or a number as a whole. */
export function userMatches(search: string): RawBuilder<SqlBool> {
  const number = /^\d{1,15}$/.test(search) ? Number(search) : null;
  return sql`(instr(lower(username), lower(${search})) > 0 OR user_id = ${number})`;
}
