import { describe, expect, it } from 'vitest';
import type { AuditedVerdict } from '../../shared/contract/overview.ts';
import type { ExpectedAttempt } from '../../shared/expected-attempt.ts';
import type { Instant } from '../../shared/time.ts';
import { checkExpectations } from './expected-attempts.ts';

type Item = readonly [itemId: number, outcome: AuditedVerdict['items'][number]['outcome']];

/** What counts of a verdict; `key` is what the test knows it by. */
function verdict(key: string, at: string, items: readonly Item[], rest: Partial<AuditedVerdict> = {}): AuditedVerdict {
  const found = items.map(([itemId, outcome]) => ({ itemId, outcome, title: null, price: null }));
  const judged = { kind: 'received-in-full', lost: 0, charged: 1000, userId: 1, username: 'ana' };
  return { key, startedAt: `2026-05-28T${at}Z`, items: found, ...judged, ...rest } as unknown as AuditedVerdict;
}

function expected(items: readonly number[], outcome: ExpectedAttempt['outcome'], after?: string): ExpectedAttempt {
  return { user: 'ana', items: [...items], outcome, ...(after && { after: `2026-05-28T${after}Z` as Instant }) };
}

function check(expectations: readonly ExpectedAttempt[], verdicts: readonly AuditedVerdict[]) {
  return checkExpectations(expectations, verdicts).map((one) => [one.verdict?.key ?? null, one.isMet]);
}

const NOTHING: Partial<AuditedVerdict> = { kind: 'not-charged', charged: 0 as never };

describe('the attempt that an expectation means', () => {
  it('is the first of that user with those items', () => {
    const verdicts = [
      verdict("ben's", '10:00:00', [[1, 'received']], { username: 'ben', userId: 2 as never }),
      verdict('of another item', '10:01:00', [[2, 'received']]),
      verdict('of one item more', '10:02:00', [
        [1, 'received'],
        [2, 'received'],
      ]),
      verdict('meant', '10:03:00', [[1, 'received']]),
    ];
    expect(check([expected([1], 'success')], verdicts)).toEqual([['meant', true]]);
    expect(check([{ ...expected([1], 'success'), user: 2 }], verdicts)).toEqual([["ben's", true]]);
  });

  it('is not one from before', () => {
    const verdicts = [
      verdict('before', '10:00:00', [[1, 'received']]),
      verdict('meant', '10:05:00.000', [[1, 'failed']]),
    ];
    // A line is written to the second: what is meant to happen within one may stand at its beginning.
    expect(check([expected([1], 'success', '10:05:00.700')], verdicts)).toEqual([['meant', false]]);
    expect(check([expected([1], 'success', '11:00:00')], verdicts)).toEqual([[null, false]]);
  });

  it('is another one for each of two expectations of the same cart', () => {
    const verdicts = [verdict('refused', '10:00:00', [], NOTHING), verdict('bought', '10:01:00', [[1, 'received']])];
    const both = [expected([1], 'success'), expected([1], 'rejected')];
    expect(check(both, verdicts)).toEqual([
      ['bought', true],
      ['refused', true],
    ]);
  });
});

describe('an outcome', () => {
  const all = verdict('', '10:00:00', [
    [1, 'received'],
    [2, 'received'],
  ]);
  const some = verdict('', '10:00:00', [
    [1, 'received'],
    [2, 'failed'],
  ]);
  const lost = { ...some, kind: 'overcharged', lost: 500 } as unknown as AuditedVerdict;
  const refused = verdict('', '10:00:00', [], NOTHING);

  it.each([
    ['success', all, true],
    ['success', some, false],
    ['success', refused, false],
    ['partial', some, true],
    ['partial', all, false],
    ['partial', lost, false],
    ['rejected', refused, true],
    ['rejected', all, false],
    ['overcharged', lost, true],
    ['overcharged', some, false],
    ['received-in-full', all, true],
  ] as const)('%s: row %#', (outcome, found, isMet) => {
    expect(check([expected([1, 2], outcome)], [found])).toEqual([['', isMet]]);
  });
});
