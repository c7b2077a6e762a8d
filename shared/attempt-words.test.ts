import { describe, expect, it } from 'vitest';
import { type DescribedAttempt, describeAttempt } from './attempt-words.ts';
import { credits, ZERO_CREDITS } from './credits.ts';

const ATTEMPT: DescribedAttempt = {
  status: 'success',
  charged: credits(200_000),
  total: credits(200_000),
  itemsRequested: 1,
  itemsReceived: 1,
  error: null,
};

const NOTHING = { charged: ZERO_CREDITS, itemsReceived: 0 } as const;

describe('the sentence of an attempt', () => {
  it.each<[string, Partial<DescribedAttempt>, string]>([
    ['one item', {}, 'Charged 2,000 for 1 item; it was received.'],
    ['several items', { itemsRequested: 3, itemsReceived: 3 }, 'Charged 2,000 for 3 items; all were received.'],
    [
      'a partial one',
      { status: 'partial', itemsRequested: 2 },
      'Charged 2,000 for 1 of 2 items; 1 failed and was not charged.',
    ],
    [
      'two failed items',
      { status: 'partial', itemsRequested: 3 },
      'Charged 2,000 for 1 of 3 items; 2 failed and were not charged.',
    ],
    [
      'too few credits',
      { ...NOTHING, status: 'rejected', total: credits(300_000), error: { code: 'INSUFFICIENT_CREDITS' } },
      'Nothing was charged: the balance did not cover the total of 3,000.',
    ],
    [
      'an empty cart',
      { ...NOTHING, status: 'rejected', total: null, error: { code: 'CART_EMPTY' } },
      'Nothing was charged: the cart was empty.',
    ],
    [
      'a failure of every item',
      { ...NOTHING, status: 'failed', error: { code: 'ALL_ITEMS_FAILED' } },
      'Nothing was charged: every item failed, and the whole checkout was undone.',
    ],
    ['no recorded reason', { ...NOTHING, status: 'rejected' }, 'Nothing was charged: no reason was recorded.'],
    [
      'an interrupted one',
      { ...NOTHING, status: 'interrupted' },
      'The checkout was cut off before its end and undone; nothing was charged.',
    ],
  ])('tells %s', (_, change, sentence) => {
    expect(describeAttempt({ ...ATTEMPT, ...change })).toBe(sentence);
  });
});
