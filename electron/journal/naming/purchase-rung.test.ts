import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenAttempt } from './open-attempt.ts';
import type { RecordedPurchase, Rival } from './purchase-rung.ts';
import { buyerAtThatMoment, canBeAsked, purchaseSpan } from './purchase-rung.ts';
import { openAttempt } from './testing/attempts.ts';

/** What really happened in a request, and what of it can be seen. */
interface Request {
  readonly userId: number;
  readonly startMs: number;
  readonly itemIds: readonly number[];
  readonly boughtCount: number;
  /** A line names its user. */
  readonly isNamed: boolean;
  /** Lines name the items that were bought, and those that were not. */
  readonly tellsItems: boolean;
}

const request = fc.record({
  userId: fc.integer({ min: 1, max: 4 }),
  startMs: fc.integer({ min: 0, max: 15_000 }),
  itemIds: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
  boughtCount: fc.integer({ min: 0, max: 4 }),
  isNamed: fc.boolean(),
  tellsItems: fc.boolean(),
});

const boughtOf = ({ itemIds, boughtCount }: Request) => itemIds.slice(0, boughtCount);

/** Lines are to the second and come after the rows. */
function attemptOf(made: Request): OpenAttempt {
  const second = Math.floor(made.startMs / 1000) * 1000;
  const bought = boughtOf(made);
  return openAttempt({
    from: second,
    to: second + 999,
    ...(made.tellsItems && { itemsDone: bought, itemsFailed: made.itemIds.slice(bought.length) }),
  });
}

function purchasesOf(made: Request): readonly RecordedPurchase[] {
  return boughtOf(made).map((itemId, index) => ({ buyerId: made.userId, itemId, at: made.startMs + index }));
}

function rivalOf(made: Request): Rival {
  return { span: purchaseSpan(attemptOf(made)), userIds: made.isNamed ? [made.userId] : [] };
}

/** An item is sold once. */
function withoutResales(made: readonly Request[]): readonly Request[] {
  return made.map((one, index) => ({ ...one, itemIds: one.itemIds.map((itemId) => itemId + 100 * index) }));
}

describe('the buyer at the moment of an attempt', () => {
  it('is nobody else than who made it, whatever else goes on', () => {
    let found = 0;
    const property = fc.property(fc.array(request, { minLength: 1, maxLength: 6 }), (generated) => {
      const made = withoutResales(generated);
      const purchases = made.flatMap(purchasesOf);
      for (const one of made.filter(({ isNamed }) => !isNamed)) {
        const attempt = attemptOf(one);
        const rivals = made.filter((other) => other !== one).map(rivalOf);
        const buyer = buyerAtThatMoment(attempt, purchaseSpan(attempt), purchases, rivals);
        if (buyer === null) continue;
        found += 1;
        expect(buyer.userId).toBe(one.userId);
      }
    });
    fc.assert(property, { numRuns: 3000 });
    expect(found).toBeGreaterThan(500);
  });

  it('must have bought all that the lines name, and nothing of what failed or was not in the cart', () => {
    const ask = (changes: Partial<OpenAttempt>, ...itemIds: readonly number[]) => {
      const attempt = openAttempt(changes);
      const purchases = itemIds.map((itemId) => ({ buyerId: 7, itemId, at: 500 }));
      return buyerAtThatMoment(attempt, purchaseSpan(attempt), purchases, [])?.userId ?? null;
    };
    expect(ask({}, 1, 2)).toBe(7);
    expect(ask({ itemsDone: [1, 2] }, 1, 2)).toBe(7);
    expect(ask({ itemsDone: [1, 2] }, 1)).toBeNull();
    expect(ask({ itemsFailed: [2] }, 1, 2)).toBeNull();
    expect(ask({ itemsTried: [1, 2] }, 1)).toBe(7);
    expect(ask({ itemsTried: [1, 2] }, 1, 3)).toBeNull();
  });

  it('is alone there: next to a purchase of another attempt it may be one of a request that left no line', () => {
    const attempt = openAttempt();
    const purchases = [7, 8].map((userId) => ({ buyerId: userId, itemId: userId, at: 500 }));
    const rivals = [{ span: purchaseSpan(attempt), userIds: [8] }];
    expect(buyerAtThatMoment(attempt, purchaseSpan(attempt), purchases, rivals)).toBeNull();
    expect(buyerAtThatMoment(attempt, purchaseSpan(attempt), purchases.slice(0, 1), rivals)?.userId).toBe(7);
  });

  it('is asked for only where the clock is known and something can have been bought', () => {
    expect(canBeAsked(openAttempt())).toBe(true);
    expect(canBeAsked(openAttempt({ spreadMs: null }))).toBe(false);
    expect(canBeAsked(openAttempt({ spreadMs: 60_000 }))).toBe(false);
    expect(canBeAsked(openAttempt({ hasBoughtNothing: true }))).toBe(false);
    expect(canBeAsked(openAttempt({ isDoubtful: true }))).toBe(false);
  });

  it('has more time where the clock is vaguer', () => {
    const late = [{ buyerId: 7, itemId: 1, at: 5000 }];
    const ask = (attempt: OpenAttempt) => buyerAtThatMoment(attempt, purchaseSpan(attempt), late, []);
    expect(ask(openAttempt())).toBeNull();
    expect(ask(openAttempt({ spreadMs: 4000 }))?.userId).toBe(7);
  });
});
