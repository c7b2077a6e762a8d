import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/time.ts';
import {
  isNarrowedByOutcome,
  outcomesOf,
  spanOf,
  termsOf,
  termsTyped,
  textOf,
  withOutcomes,
  withSpan,
} from './query-terms.ts';

describe('a query in the address', () => {
  it('comes back from its chips as it was typed', () => {
    const text = 'user:john_doe -status:success credits:>=99.5 "desk lamp" after:2025-12-24T13:07';
    expect(textOf(termsOf(text).terms)).toBe(text);
    expect(textOf([])).toBeUndefined();
  });
});

describe('what somebody pasted', () => {
  it.each(['TXN:0bcd538b', '[TXN:0BCD538B]', '0bcd538b'])('%s is a transaction id', (text) => {
    expect(termsTyped(text).terms).toEqual([{ kind: 'txn', value: '0bcd538b', isNegated: false }]);
  });

  it('stays free text otherwise', () => {
    expect(termsTyped('-deadbeef00 lamp').terms).toEqual([
      { kind: 'text', value: 'deadbeef00', isNegated: true },
      { kind: 'text', value: 'lamp', isNegated: false },
    ]);
  });
});

describe('the outcomes of a query', () => {
  it('are all of them until it says otherwise', () => {
    expect(isNarrowedByOutcome(termsOf('user:ada').terms)).toBe(false);
    expect(outcomesOf(termsOf('status:failed,partial').terms)).toEqual(['partial', 'failed']);
    expect(outcomesOf(termsOf('-status:success').terms)).not.toContain('success');
  });

  it('can be changed without touching the rest', () => {
    const { terms } = termsOf('user:ada status:failed');
    expect(textOf(withOutcomes(terms, ['success', 'partial']))).toBe('user:ada status:success,partial');
    expect(textOf(withOutcomes(terms, []))).toBe('user:ada');
  });
});

describe('the span of a query', () => {
  it('is replaced as a whole', () => {
    const { terms } = termsOf('after:2025-12-24 before:2025-12-25 user:ada');
    const zoomed = withSpan(terms, '2025-12-24T10:00:00Z' as Instant, null);
    expect(spanOf(zoomed)).toEqual({ after: '2025-12-24T10:00:00Z', before: undefined });
    expect(zoomed).toHaveLength(2);
  });
});
