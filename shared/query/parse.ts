import { ENGINE_FAMILIES, TRANSACTION_OUTCOMES } from '../checkout.ts';
import { creditsFromDecimal } from '../credits.ts';
import type { Instant } from '../time.ts';
import { VERDICT_KINDS } from '../verdict.ts';
import type { Comparison, Query, QueryTerm } from './term.ts';
import { COMPARISONS, MOST_TERMS, TRAITS } from './term.ts';

/** A word that could not be understood, with a sentence that says what would be. */
export interface QueryProblem {
  readonly word: string;
  readonly message: string;
}

export interface ParsedQuery {
  readonly terms: Query;
  readonly problems: readonly QueryProblem[];
}

/** Turns `2025-12-24` or `2025-12-24T14:05` of the reader's zone into a moment; null when it is no date. */
export type ReadMoment = (text: string) => Instant | null;

/** Reads a typed query: `user:john_doe status:partial,failed after:2025-12-24 -family:console credits:>1000 lamp`. */
export function parseQuery(text: string, readMoment: ReadMoment): ParsedQuery {
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  for (const word of splitWords(text)) {
    const term = parseWord(word, readMoment);
    if (typeof term === 'string') problems.push({ word, message: term });
    else if (terms.length < MOST_TERMS) terms.push(term);
    else problems.push({ word, message: `A query has at most ${MOST_TERMS} parts.` });
  }
  return { terms, problems };
}

/** Words are separated by white space; `"` keeps it, `\"` and `\\` stand for themselves inside quotes. */
const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/gs;

function splitWords(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

function unquote(text: string): string {
  return text.replace(/"((?:[^"\\]|\\.)*)(?:"|$)/gs, (_quoted, inner: string) => inner.replace(/\\(.)/gs, '$1'));
}

const KEY = /^([a-z]+):(.*)$/s;

function parseWord(word: string, readMoment: ReadMoment): QueryTerm | string {
  const isNegated = word.startsWith('-') && word.length > 1;
  const body = isNegated ? word.slice(1) : word;
  if (body === 'suspicious') return { kind: 'suspicious', isNegated };
  const [, key = '', rest = ''] = KEY.exec(body) ?? [];
  const value = unquote(key === '' ? body : rest);
  if (key === '' || !(key in KEYS)) {
    const text = unquote(body).slice(0, 200);
    return text === '' ? 'There is nothing between the quotes.' : { kind: 'text', value: text, isNegated };
  }
  if (value === '') return `Put something behind ${key}:`;
  return KEYS[key as keyof typeof KEYS](value, isNegated, readMoment);
}

type ReadTerm = (value: string, isNegated: boolean, readMoment: ReadMoment) => QueryTerm | string;

const KEYS = {
  txn: (value, isNegated) => {
    const id = value.toLowerCase();
    return /^[0-9a-f]{1,8}$/.test(id)
      ? { kind: 'txn', value: id, isNegated }
      : 'A transaction id has up to 8 characters from 0-9 and a-f.';
  },
  user: (value, isNegated) => ({ kind: 'user', value: value.slice(0, 200), isNegated }),
  item: (value, isNegated) =>
    /^[1-9]\d{0,11}$/.test(value)
      ? { kind: 'item', value: Number(value), isNegated }
      : 'An item is named by its number.',
  status: (value, isNegated) => {
    const values = membersOf(TRANSACTION_OUTCOMES, value);
    return values === null
      ? `A status is one of: ${TRANSACTION_OUTCOMES.join(', ')}.`
      : { kind: 'status', values, isNegated };
  },
  family: (value, isNegated) => {
    const values = membersOf(ENGINE_FAMILIES, value);
    return values === null
      ? `A family is one of: ${ENGINE_FAMILIES.join(', ')}.`
      : { kind: 'family', values, isNegated };
  },
  verdict: (value, isNegated) => {
    const values = membersOf(VERDICT_KINDS, value);
    return values === null
      ? `A verdict is one of: ${VERDICT_KINDS.join(', ')}.`
      : { kind: 'verdict', values, isNegated };
  },
  after: (value, isNegated, readMoment) => moment('after', value, isNegated, readMoment),
  before: (value, isNegated, readMoment) => moment('before', value, isNegated, readMoment),
  credits: (value, isNegated) => {
    const comparison: Comparison =
      COMPARISONS.find((sign) => sign.length === 2 && value.startsWith(sign)) ??
      COMPARISONS.find((sign) => value.startsWith(sign)) ??
      '=';
    const number = value.startsWith(comparison) ? value.slice(comparison.length) : value;
    const amount = /^\d{1,12}(\.\d{1,2})?$/.test(number) ? creditsFromDecimal(Number(number)) : null;
    return amount === null
      ? 'Write an amount like credits:>1000 or credits:499.95.'
      : { kind: 'credits', comparison, value: amount, isNegated };
  },
  has: (value, isNegated) => {
    const trait = TRAITS.find((candidate) => candidate === value);
    return trait === undefined ? `has: takes one of: ${TRAITS.join(', ')}.` : { kind: 'has', value: trait, isNegated };
  },
} as const satisfies Readonly<Record<string, ReadTerm>>;

function membersOf<Member extends string>(list: readonly Member[], value: string): readonly Member[] | null {
  const names = value.toLowerCase().split(',');
  const members = list.filter((member) => names.includes(member));
  return names.every((name) => (list as readonly string[]).includes(name)) ? members : null;
}

function moment(
  kind: 'after' | 'before',
  value: string,
  isNegated: boolean,
  readMoment: ReadMoment,
): QueryTerm | string {
  const instant = readMoment(value);
  return instant === null
    ? `Write a date like ${kind}:2025-12-24 or ${kind}:2025-12-24T14:05.`
    : { kind, value: instant, isNegated };
}
