import type { QueryTerm } from '../../shared/query/term.ts';

const SHORTEST_NAME = 3;

const PREFIX = /^(?:txn:?\s*)([0-9a-f]{1,8})$/i;
const BARE = /^[0-9a-f]{4,8}$/i;

/** The transaction id, or its beginning, that somebody means: after `txn`, or bare from four characters on. */
export function transactionPrefix(text: string): string | null {
  const named = PREFIX.exec(text)?.[1];
  if (named !== undefined) return named.toLowerCase();
  return BARE.test(text) ? text.toLowerCase() : null;
}

/** What somebody searches transactions for: their id, or else the name of a user; null while it is too little. */
export function transactionTerm(text: string): QueryTerm | null {
  const prefix = transactionPrefix(text);
  if (prefix !== null) return { kind: 'txn', value: prefix, isNegated: false };
  return text.length < SHORTEST_NAME ? null : { kind: 'user', value: text.slice(0, 200), isNegated: false };
}
