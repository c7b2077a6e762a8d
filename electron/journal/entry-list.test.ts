import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttemptDetail } from '../../shared/contract/transactions.ts';
import { TRANSACTION_SORTS } from '../../shared/contract/transactions.ts';
import type { Credits } from '../../shared/credits.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Query, QueryTerm } from '../../shared/query/term.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { transactionIdOf } from '../testing/world.ts';
import type { EntryListRequest } from './entry-list.ts';
import { countEntries, histogramOf, listEntries, pageQuery } from './entry-list.ts';
import { EntryWriter } from './entry-writer.ts';
import { MIGRATIONS } from './workspace-file.ts';

const journal = new Database(':memory:');
afterAll(() => journal.close());

const COUNT = 300;
const STATUSES = ['success', 'partial', 'rejected', 'failed'] as const;

/** Many share their time and their credits, so that the order needs the number as well. */
function attempt(attemptId: number): AttemptDetail {
  return {
    attemptId,
    transactionId: transactionIdOf(attemptId * 7919),
    userId: (attemptId % 9) as UserId,
    username: attemptId % 5 === 0 ? null : `Member${attemptId % 9}`,
    engine: 'safe',
    status: STATUSES[attemptId % 4] ?? 'success',
    phase: 'process',
    itemsRequested: 1,
    itemsReceived: 0,
    total: null,
    charged: ((attemptId % 6) * 100) as Credits,
    error: null,
    startedAt: instantFromMilliseconds(1_766_000_000_000 + Math.floor(attemptId / 3) * 1000),
    endedAt: null,
    balanceBefore: null,
    balanceAfter: null,
    items: [],
    events: [
      {
        position: 0,
        at: instantFromMilliseconds(0),
        phase: 'validate',
        level: 'INFO',
        message: `line of ${attemptId}`,
      },
    ],
  };
}

beforeAll(() => {
  for (const statement of MIGRATIONS.flat()) journal.exec(statement);
  new EntryWriter(journal).putRecorded(Array.from({ length: COUNT }, (_, index) => attempt(index + 1)));
});

const list = (query: Query, rest: Partial<EntryListRequest> = {}) =>
  listEntries(journal, { query, sort: 'startedAt', direction: 'ascending', limit: 500, ...rest });

const terms: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({
    kind: fc.constant('txn' as const),
    value: fc.constantFrom('0', '00', '001', 'f'),
    isNegated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('user' as const),
    value: fc.constantFrom('member3', '4', 'BER'),
    isNegated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    values: fc.subarray([...STATUSES], { minLength: 1 }),
    isNegated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    value: fc.constantFrom('line of 7', 'line', '"', 'NOT *'),
    isNegated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('credits' as const),
    comparison: fc.constantFrom('>', '<=', '=' as const),
    value: fc.constant(200 as Credits),
    isNegated: fc.boolean(),
  }),
);

describe('the list of the journal', () => {
  it('shows each entry once, in the order of its sort, whatever the size of the pages', () => {
    const request = fc.record({
      query: fc.array(terms, { maxLength: 2 }),
      sort: fc.constantFrom(...TRANSACTION_SORTS),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
      limit: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(request, ({ limit, ...given }) => {
        const whole = list(given.query, given);
        const paged = [];
        let cursor: string | null | undefined;
        do {
          const page = list(given.query, { ...given, limit, ...(cursor == null ? {} : { cursor }) });
          paged.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(paged).toEqual(whole.rows);
        expect(paged).toHaveLength(whole.total);
        expect(new Set(paged.map(({ key }) => key)).size).toBe(paged.length);
      }),
      { numRuns: 150 },
    );
  });

  it('splits everything into what a term finds and what its negation finds', () => {
    fc.assert(
      fc.property(terms, (term) => {
        const found = countEntries(journal, [term]).total;
        const rest = countEntries(journal, [{ ...term, isNegated: !term.isNegated }]).total;
        expect(found + rest).toBe(COUNT);
      }),
    );
  });

  it('counts in its histogram what it shows', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 2 }), fc.integer({ min: 1, max: 50 }), (query, buckets) => {
        const histogram = histogramOf(journal, query, buckets);
        const sum = histogram.flatMap(({ counts }) => Object.values(counts)).reduce((total, count) => total + count, 0);
        expect(sum).toBe(countEntries(journal, query).total);
        expect(histogram.length).toBeLessThanOrEqual(buckets);
      }),
    );
  });

  it('refuses a cursor of another order', () => {
    const { nextCursor } = list([], { limit: 10 });
    expect(() => list([], { sort: 'credits', cursor: nextCursor ?? '' })).toThrow('cannot be found');
    expect(() => list([], { cursor: 'nonsense' })).toThrow('cannot be found');
  });
});

describe('the plans of its queries', () => {
  const planOf = (
    query: Query,
    rest: Partial<EntryListRequest> = {},
    position: { value: number; id: number } | null = null,
  ) => {
    const request = { query, sort: 'startedAt', direction: 'descending', limit: 100, ...rest } as const;
    const { sql, parameters } = pageQuery(request, position).compile();
    const steps = journal.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return steps.map(({ detail }) => detail).join('\n');
  };

  it.each([
    ['startedAt', 'entry_by_time'],
    ['credits', 'entry_by_credits'],
  ] as const)('read in the order of %s from its index, and go on without reading what came before', (sort, index) => {
    expect(planOf([], { sort })).toContain(`SCAN entry USING INDEX ${index}`);
    expect(planOf([], { sort })).not.toContain('TEMP B-TREE');
    expect(planOf([], { sort }, { value: 5, id: 5 })).toContain(`SEARCH entry USING INDEX ${index}`);
  });

  it('look up the beginning of a transaction id as a range, and an item and words by their own', () => {
    expect(planOf([{ kind: 'txn', value: 'a1', isNegated: false }])).toContain(
      'entry_by_transaction (transaction_id>? AND transaction_id<?)',
    );
    expect(planOf([{ kind: 'item', value: 4, isNegated: false }])).toContain(
      'SEARCH entry_item USING PRIMARY KEY (item_id=?)',
    );
    expect(planOf([{ kind: 'text', value: 'lamp', isNegated: false }])).toContain('entry_text VIRTUAL TABLE INDEX');
  });
});
