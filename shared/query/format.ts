import { assertNever } from '../assert-never.ts';
import { plainCredits } from '../credits.ts';
import type { Instant } from '../time.ts';
import type { Query, QueryTerm } from './term.ts';

/** Writes a moment as `parseQuery` with the same zone reads it. */
export type WriteMoment = (instant: Instant) => string;

/** The typed form of a query; `parseQuery` reads it back as the same terms. */
export function formatQuery(terms: Query, writeMoment: WriteMoment): string {
  return terms.map((term) => formatTerm(term, writeMoment)).join(' ');
}

export function formatTerm(term: QueryTerm, writeMoment: WriteMoment): string {
  return `${term.isNegated ? '-' : ''}${bodyOf(term, writeMoment)}`;
}

function bodyOf(term: QueryTerm, writeMoment: WriteMoment): string {
  switch (term.kind) {
    case 'txn':
    case 'item':
    case 'has':
      return `${term.kind}:${term.value}`;
    case 'user':
      return `user:${quoteIfNeeded(term.value)}`;
    case 'status':
    case 'family':
    case 'verdict':
      return `${term.kind}:${term.values.join(',')}`;
    case 'after':
    case 'before':
      return `${term.kind}:${writeMoment(term.value)}`;
    case 'credits':
      return `credits:${term.comparison}${plainCredits(term.value)}`;
    case 'suspicious':
      return 'suspicious';
    case 'text':
      return needsQuotes(term.value) || /^[a-z]+:|^-|^suspicious$/.test(term.value) ? quote(term.value) : term.value;
    default:
      return assertNever(term);
  }
}

function needsQuotes(text: string): boolean {
  return /[\s"]/.test(text);
}

function quoteIfNeeded(text: string): string {
  return needsQuotes(text) ? quote(text) : text;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
