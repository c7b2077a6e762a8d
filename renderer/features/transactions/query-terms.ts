import { TRANSACTION_OUTCOMES, type TransactionOutcome } from '../../../shared/checkout.ts';
import { formatQuery } from '../../../shared/query/format.ts';
import { type ParsedQuery, parseQuery } from '../../../shared/query/parse.ts';
import type { Query, QueryTerm } from '../../../shared/query/term.ts';
import type { Instant } from '../../../shared/time.ts';
import { readMoment, writeMoment } from './moment-text.ts';

/** The terms of a typed query, with its moments in the operator's zone. */
export function termsOf(text: string): ParsedQuery {
  return parseQuery(text, readMoment);
}

/** The typed form, as the address holds it; undefined for no query at all. */
export function textOf(terms: Query): string | undefined {
  return terms.length === 0 ? undefined : formatQuery(terms, writeMoment);
}

/** Reads what somebody typed or pasted: a whole id, or anything behind `TXN:`, is a transaction id without its name. */
export function termsTyped(text: string): ParsedQuery {
  const { terms, problems } = termsOf(text);
  return { terms: terms.map(namedTransaction), problems };
}

const PASTED_ID = /^(?:\[?txn:([0-9a-f]{1,8})\]?|([0-9a-f]{8}))$/i;

function namedTransaction(term: QueryTerm): QueryTerm {
  const [, named, bare] = term.kind === 'text' ? (PASTED_ID.exec(term.value) ?? []) : [];
  const id = named ?? bare;
  return id === undefined ? term : { kind: 'txn', value: id.toLowerCase(), isNegated: term.isNegated };
}

/** The outcomes that a query lets through. */
export function outcomesOf(terms: Query): readonly TransactionOutcome[] {
  return TRANSACTION_OUTCOMES.filter((outcome) =>
    terms.every((term) => term.kind !== 'status' || term.values.includes(outcome) !== term.isNegated),
  );
}

export function isNarrowedByOutcome(terms: Query): boolean {
  return terms.some(({ kind }) => kind === 'status');
}

/** The same query for these outcomes only; all or none of them is no condition. */
export function withOutcomes(terms: Query, outcomes: readonly TransactionOutcome[]): Query {
  const others = terms.filter(({ kind }) => kind !== 'status');
  if (outcomes.length === 0 || outcomes.length === TRANSACTION_OUTCOMES.length) return others;
  return [...others, { kind: 'status', values: [...outcomes], isNegated: false }];
}

/** The same query for this span of time only, its end excluded. */
export function withSpan(terms: Query, after: Instant | null, before: Instant | null): Query {
  return [
    ...terms.filter(({ kind }) => kind !== 'after' && kind !== 'before'),
    ...(after === null ? [] : [{ kind: 'after', value: after, isNegated: false } as const]),
    ...(before === null ? [] : [{ kind: 'before', value: before, isNegated: false } as const]),
  ];
}

/** The span that a query names, as far as it does. */
export function spanOf(terms: Query): { readonly after: Instant | undefined; readonly before: Instant | undefined } {
  const moment = (kind: 'after' | 'before') =>
    terms.flatMap((term) => (term.kind === kind && !term.isNegated ? [term.value] : []))[0];
  return { after: moment('after'), before: moment('before') };
}
