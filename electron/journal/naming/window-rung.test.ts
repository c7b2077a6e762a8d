import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credits } from '../../../shared/credits.ts';
import { MarketplaceUsers } from './marketplace-users.ts';
import type { OpenAttempt } from './open-attempt.ts';
import { Shoppers } from './shoppers.ts';
import { StoredCarts } from './stored-carts.ts';
import { openAttempt } from './testing/attempts.ts';
import { shopperAtThatTime } from './window-rung.ts';

const MINUTE = 60_000;
const NOW = 1_000_000_000;
const PRICES = new Map([100, 200, 300, 300, 700, null].map((price, index) => [index + 1, price as Credits | null]));
const ITEMS = [...PRICES.keys()];
const NAMES = ['ann', 'ben', 'cleo'];

/** What somebody does; the log tells it. */
const step = fc.record({
  username: fc.constantFrom(...NAMES),
  minutesBefore: fc.integer({ min: 0, max: 90 }),
  does: fc.oneof(
    fc.record({ kind: fc.constant('cart-item-added' as const), itemId: fc.constantFrom(...ITEMS) }),
    fc.record({ kind: fc.constant('cart-item-removed' as const), itemId: fc.constantFrom(...ITEMS) }),
    fc.record({ kind: fc.constant('cart-cleared' as const), items: fc.constant(1) }),
    fc.record({ kind: fc.constant('delivery-set-up' as const), method: fc.constant('pickup') }),
  ),
});

/** A cart as it really is, and whether a delivery waits. */
interface Truth {
  readonly items: Set<number>;
  hasDelivery: boolean;
}

function live(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const shoppers = new Shoppers(new MarketplaceUsers([]));
  const truth = new Map(NAMES.map((name) => [name, { items: new Set<number>(), hasDelivery: false } as Truth]));
  for (const { username, minutesBefore, does } of steps.toSorted((a, b) => b.minutesBefore - a.minutesBefore)) {
    shoppers.hear({ ...does, username }, NOW - minutesBefore * MINUTE);
    const own = truth.get(username);
    if (own === undefined) continue;
    if (does.kind === 'cart-item-added') own.items.add(does.itemId);
    if (does.kind === 'cart-item-removed') own.items.delete(does.itemId);
    if (does.kind === 'cart-cleared') own.items.clear();
    if (does.kind === 'delivery-set-up') own.hasDelivery = true;
  }
  return { shoppers, truth };
}

/** What the lines of an attempt with this cart can say. */
function attemptsOf({ items, hasDelivery }: Truth): readonly OpenAttempt[] {
  const itemIds = [...items];
  const at = { from: NOW, to: NOW + 999 };
  const prices = itemIds.map((itemId) => PRICES.get(itemId) ?? null);
  const total = prices.reduce<number>((sum, price) => sum + (price ?? 0), 0) as Credits;
  const attempts: OpenAttempt[] = [];
  if (itemIds.length > 0) attempts.push(openAttempt({ ...at, itemsFailed: itemIds.slice(0, 1) }));
  if (itemIds.length > 0) attempts.push(openAttempt({ ...at, itemsTried: itemIds }));
  if (prices.includes(null))
    attempts.push(openAttempt({ ...at, error: "unsupported operand type(s) for +: 'int' and 'NoneType'" }));
  else if (total > 0) attempts.push(openAttempt({ ...at, shortage: { required: total, available: 50 as Credits } }));
  if (hasDelivery) attempts.push(openAttempt({ ...at, endpoint: 'finalize_purchase' }));
  return attempts;
}

describe('the shopper at the time of an attempt', () => {
  it('is nobody else than who made it, whatever everybody does', () => {
    let found = 0;
    const property = fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { shoppers, truth } = live(steps);
      for (const [username, own] of truth) {
        for (const attempt of attemptsOf(own)) {
          const shopper = shopperAtThatTime(attempt, { shoppers, carts: new StoredCarts([]), prices: PRICES });
          if (shopper === null) continue;
          found += 1;
          expect(shopper.username).toBe(username);
        }
      }
    });
    fc.assert(property, { numRuns: 2000 });
    expect(found).toBeGreaterThan(500);
  });

  it('stays nobody else when carts that no line tells of lie in the marketplace', () => {
    const property = fc.property(fc.array(step, { maxLength: 25 }), fc.constantFrom(...NAMES), (steps, silent) => {
      const { shoppers } = live(steps.filter(({ username }) => username !== silent));
      const { truth } = live(steps);
      const own = truth.get(silent);
      if (own === undefined) return;
      const rows = [...own.items].map((itemId) => {
        const price = PRICES.get(itemId) ?? null;
        return { username: silent, itemId, addedAt: NOW - MINUTE, cost: { price } };
      });
      const scene = { shoppers, carts: new StoredCarts(rows), prices: PRICES };
      // Without a line nobody knows of a delivery.
      for (const attempt of attemptsOf({ ...own, hasDelivery: false })) {
        expect(shopperAtThatTime(attempt, scene)).toBeNull();
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('is asked for by what was seen before the attempt only, and not long before', () => {
    const shoppers = new Shoppers(new MarketplaceUsers([]));
    const scene = { shoppers, carts: new StoredCarts([]), prices: PRICES };
    const ask = (at: number) => shopperAtThatTime(openAttempt({ from: at, to: at, itemsFailed: [1] }), scene)?.username;
    shoppers.hear({ kind: 'cart-item-added', itemId: 1, username: 'ann' }, NOW);
    expect(ask(NOW + 29 * MINUTE)).toBe('ann');
    const doubtful = openAttempt({ from: NOW, to: NOW, itemsFailed: [1], isDoubtful: true });
    expect(shopperAtThatTime(doubtful, scene)).toBeNull();
    expect(ask(NOW + 31 * MINUTE)).toBeUndefined();
    shoppers.hear({ kind: 'checkout-shown', username: 'ann', items: 1, total: 100 as Credits }, NOW + 31 * MINUTE);
    expect(ask(NOW + 32 * MINUTE)).toBe('ann');
    shoppers.hear({ kind: 'checkout-shown', username: 'ann', items: 1, total: 100 as Credits }, NOW + 5000 * MINUTE);
    expect(ask(NOW + 5001 * MINUTE)).toBeUndefined();
  });

  it('still had in the cart what was bought out of it meanwhile: a second submit asks for it once more', () => {
    const shoppers = new Shoppers(new MarketplaceUsers([]));
    const scene = { shoppers, carts: new StoredCarts([]), prices: PRICES };
    shoppers.hear({ kind: 'cart-item-added', itemId: 1, username: 'ann' }, NOW - MINUTE);
    shoppers.hear({ kind: 'cart-item-added', itemId: 2, username: 'ann' }, NOW - MINUTE);
    shoppers.buy('ann', { itemsDone: [1], itemsFailed: [], isThrough: false });
    const ask = (changes: Partial<OpenAttempt>) =>
      shopperAtThatTime(openAttempt({ from: NOW, to: NOW, ...changes }), scene)?.username;
    expect(ask({ itemsFailed: [1] })).toBe('ann');
    const missing = (required: number) => ({ shortage: { required: required as Credits, available: 0 as Credits } });
    expect(ask(missing(200))).toBe('ann');
    expect(ask(missing(300))).toBeUndefined();
  });

  it('believes the checkout page more than today’s prices, and no balance that was read and is another one', () => {
    const shoppers = new Shoppers(new MarketplaceUsers([]));
    const scene = { shoppers, carts: new StoredCarts([]), prices: PRICES };
    const ask = (required: number, available: number) => {
      const shortage = { required: required as Credits, available: available as Credits };
      return shopperAtThatTime(openAttempt({ from: NOW, to: NOW, shortage }), scene)?.username;
    };
    shoppers.hear({ kind: 'cart-item-added', itemId: 1, username: 'ann' }, NOW - MINUTE);
    shoppers.hear({ kind: 'checkout-shown', username: 'ann', items: 1, total: 150 as Credits }, NOW - MINUTE);
    expect(ask(150, 20)).toBe('ann');
    expect(ask(100, 20)).toBeUndefined();
    shoppers.hear({ kind: 'balance-shown', username: 'ann', balance: 30 as Credits, items: 0 }, NOW - MINUTE);
    expect(ask(150, 20)).toBeUndefined();
    expect(ask(150, 30)).toBe('ann');
    const shortage = { required: 150 as Credits, available: 20 as Credits };
    const listed = openAttempt({ from: NOW, to: NOW, itemsTried: [1], shortage });
    expect(shopperAtThatTime(listed, scene)).toBeNull();
  });
});
