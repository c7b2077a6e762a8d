import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINE_FAMILIES, TRANSACTION_OUTCOMES } from '../checkout.ts';
import type { Credits } from '../credits.ts';
import type { Instant } from '../time.ts';
import { isInstant } from '../time.ts';
import { VERDICT_KINDS } from '../verdict.ts';
import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import type { QueryTerm } from './term.ts';
import { COMPARISONS, query, TRAITS } from './term.ts';

const readMoment = (text: string): Instant | null => {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : `${text}Z`;
  return isInstant(moment) ? moment : null;
};
const writeMoment = (instant: Instant): string => instant.slice(0, -1);

const isNegated = fc.boolean();
const words = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const anyTerm: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({ kind: fc.constant('txn' as const), value: fc.stringMatching(/^[0-9a-f]{1,8}$/), isNegated }),
  fc.record({ kind: fc.constant('user' as const), value: words, isNegated }),
  fc.record({ kind: fc.constant('text' as const), value: words, isNegated }),
  fc.record({ kind: fc.constant('item' as const), value: fc.integer({ min: 1, max: 1e9 }), isNegated }),
  fc.record({
    kind: fc.constant('status' as const),
    values: fc.subarray([...TRANSACTION_OUTCOMES], { minLength: 1 }),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('family' as const),
    values: fc.subarray([...ENGINE_FAMILIES], { minLength: 1 }),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('verdict' as const),
    values: fc.subarray([...VERDICT_KINDS], { minLength: 1 }),
    isNegated,
  }),
  fc.record({
    kind: fc.constantFrom('after' as const, 'before' as const),
    value: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString() as Instant),
    isNegated,
  }),
  fc.record({
    kind: fc.constant('credits' as const),
    comparison: fc.constantFrom(...COMPARISONS),
    value: fc.integer({ min: 0, max: 1e9 }).map((value) => value as Credits),
    isNegated,
  }),
  fc.record({ kind: fc.constant('has' as const), value: fc.constantFrom(...TRAITS), isNegated }),
  fc.record({ kind: fc.constant('suspicious' as const), isNegated }),
);

describe('a transaction query', () => {
  it('says the same as chips and as typed text, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 8 }), (terms) => {
        expect(parseQuery(formatQuery(terms, writeMoment), readMoment)).toEqual({ terms, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('takes any text without an exception, and gives only terms that the contract takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(query.safeParse(parseQuery(text, readMoment).terms).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['user:john_doe', [{ kind: 'user', value: 'john_doe' }]],
    ['txn:A1B2', [{ kind: 'txn', value: 'a1b2' }]],
    ['credits:>1000', [{ kind: 'credits', comparison: '>', value: 100_000 }]],
    [
      'credits:>=99.5 lamp',
      [
        { kind: 'credits', comparison: '>=', value: 9950 },
        { kind: 'text', value: 'lamp' },
      ],
    ],
    ['-status:success,partial', [{ kind: 'status', values: ['success', 'partial'], isNegated: true }]],
    ['user:"kofi, Items: 3"', [{ kind: 'user', value: 'kofi, Items: 3' }]],
    ['after:2025-12-24', [{ kind: 'after', value: '2025-12-24T00:00:00Z' }]],
    ['http://x', [{ kind: 'text', value: 'http://x' }]],
  ])('%s', (text, terms) => {
    const parsed = parseQuery(text, readMoment);
    expect(parsed.problems).toEqual([]);
    expect(parsed.terms).toMatchObject(terms);
  });

  it.each([
    ['txn:xyz', 'A transaction id has up to 8 characters from 0-9 and a-f.'],
    ['status:lost', 'A status is one of: success, partial, rejected, failed, interrupted, started, unknown.'],
    ['after:yesterday', 'Write a date like after:2025-12-24 or after:2025-12-24T14:05.'],
    ['credits:lots', 'Write an amount like credits:>1000 or credits:499.95.'],
    ['user:', 'Put something behind user:'],
  ])('%s is a problem with a sentence', (text, message) => {
    expect(parseQuery(text, readMoment)).toEqual({ terms: [], problems: [{ word: text, message }] });
  });
});
