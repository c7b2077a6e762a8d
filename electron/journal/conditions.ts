import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import { assertNever } from '../../shared/assert-never.ts';
import type { Query, QueryTerm } from '../../shared/query/term.ts';
import { millisecondsFromInstant } from '../../shared/time.ts';

/** What a query asks of the entries of the journal: all of its terms, and no twin of a recorded attempt. */
export function conditionOf(query: Query): RawBuilder<SqlBool> {
  // What is not known to hold (no id, no name) counts as not holding.
  const conditions = query.map((term) =>
    term.isNegated ? sql<SqlBool>`(${termCondition(term)}) IS NOT TRUE` : termCondition(term),
  );
  return sql.join([sql<SqlBool>`entry.merged_into IS NULL`, ...conditions], sql` AND `);
}

function termCondition(term: QueryTerm): RawBuilder<SqlBool> {
  switch (term.kind) {
    case 'txn':
      // A range, which the index answers: after all hexadecimal digits comes `g`.
      return sql`entry.id IN (SELECT id FROM entry
        WHERE transaction_id >= ${term.value} AND transaction_id < ${`${term.value}g`})`;
    case 'user':
      return userCondition(term.value);
    case 'item':
      return sql`entry.id IN (SELECT entry_id FROM entry_item WHERE item_id = ${term.value})`;
    case 'status':
      return sql`entry.outcome IN (${sql.join(term.values)})`;
    case 'family':
      return sql`entry.family IN (${sql.join(term.values)})`;
    case 'verdict':
      return sql`entry.key IN (SELECT key FROM verdict WHERE kind IN (${sql.join(term.values)}))`;
    case 'after':
      return sql`entry.started_at >= ${millisecondsFromInstant(term.value)}`;
    case 'before':
      return sql`entry.started_at < ${millisecondsFromInstant(term.value)}`;
    case 'credits':
      return sql`(entry.credits >= 0 AND entry.credits ${sql.raw(term.comparison)} ${term.value})`;
    case 'has':
      return traitCondition(term.value);
    case 'suspicious':
      return sql`entry.suspicions <> '[]'`;
    case 'text':
      return sql`entry.id IN (SELECT rowid FROM entry_text WHERE entry_text MATCH ${phraseOf(term.value)})`;
    default:
      return assertNever(term);
  }
}

function userCondition(value: string): RawBuilder<SqlBool> {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : null;
  // What is suspicious names nobody.
  return sql`(entry.suspicions = '[]' AND (instr(lower(entry.username), lower(${value})) > 0 OR entry.user_id = ${number}))`;
}

function traitCondition(trait: Extract<QueryTerm, { readonly kind: 'has' }>['value']): RawBuilder<SqlBool> {
  switch (trait) {
    case 'traceback':
      return sql`entry.has_traceback = 1`;
    case 'phases':
      return sql`entry.has_phases = 1`;
    case 'order':
      return sql`entry.order_number IS NOT NULL`;
    case 'notes':
      return sql`entry.key IN (SELECT key FROM note)`;
    default:
      return assertNever(trait);
  }
}

/** One phrase for the full-text index: whatever was typed are words, never its query language. */
function phraseOf(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
