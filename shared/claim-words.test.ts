import { describe, expect, it } from 'vitest';
import { describeClaim } from './claim-words.ts';
import { credits } from './credits.ts';

const CLAIM = {
  reported: 'success',
  claimed: credits(350_000),
  itemCount: 3,
  itemsFailed: [],
  shortage: null,
} as const;

describe('what a log claims, in a sentence', () => {
  it.each([
    [CLAIM, 'The log claims success: 3,500 for 3 items.'],
    [{ ...CLAIM, itemCount: 1 }, 'The log claims success: 3,500 for 1 item.'],
    [{ ...CLAIM, claimed: null, itemCount: null }, 'The log claims success: no amount is named.'],
    [
      { ...CLAIM, reported: 'success-with-failures', itemsFailed: [19] },
      'The log claims success with failures: 3,500 for 3 items; 1 item failed.',
    ],
    [{ ...CLAIM, reported: 'error' }, 'The log reports an error. It does not say what was charged.'],
    [
      { ...CLAIM, reported: 'rejected', shortage: { required: credits(155_000), available: credits(115_000) } },
      'The log claims that nothing was charged: 1,550 was needed, 1,150 was there.',
    ],
    [{ ...CLAIM, reported: 'rejected' }, 'The log claims that nothing was charged: the cart was refused.'],
    [{ ...CLAIM, reported: 'none' }, 'The log breaks off before it says how this ended.'],
  ] as const)('%#', (claim, sentence) => {
    expect(describeClaim(claim)).toBe(sentence);
  });
});
