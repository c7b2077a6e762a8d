import type { Evidence, TradeRow } from '../evidence.ts';
import type { Cart } from '../facts/carts.ts';
import { knowCarts } from '../facts/carts.ts';
import { findDeliveries } from '../facts/deliveries.ts';
import { knowKeptItems } from '../facts/kept-items.ts';
import { findOwnership } from '../facts/ownership.ts';
import type { People } from '../facts/people.ts';
import { knowPrices } from '../facts/prices.ts';
import type { PurchaseCase } from './purchase-case.ts';

const NO_CART: Cart = { shown: null, possible: [], refs: [] };

export interface FoundCases {
  readonly cases: readonly PurchaseCase[];
  /** Trades of no known attempt. */
  readonly strays: readonly TradeRow[];
}

/** Puts together what is known about every attempt. */
export function findCases(evidence: Evidence, people: People): FoundCases {
  const { market, attempts } = evidence;
  const prices = knowPrices(evidence);
  const cartAt = knowCarts(evidence, people);
  const keptBy = knowKeptItems(market);
  const recorded = new Map(market.checkouts.map((checkout) => [checkout.attemptId, checkout]));
  const attributed = attempts.map((attempt) => ({ attempt, user: people.meantBy(attempt, attempt.at.fromMs) }));
  const deliveries = findDeliveries(
    attributed.map(({ attempt, user }) => ({ attempt, userId: user?.id ?? null })),
    market.trades,
    findOwnership(market),
  );
  const keptBefore = new Set<string>();
  const caseOf = ({ attempt, user }: (typeof attributed)[number]): PurchaseCase => {
    const known = user === null ? NO_CART : cartAt(user, attempt.at, attempt.lines[0]?.ref ?? null);
    // Nobody puts into the cart what an earlier checkout has brought.
    const cart = { ...known, possible: known.possible.filter((itemId) => !keptBefore.has(`${user?.id} ${itemId}`)) };
    const delivered = deliveries.byAttempt.get(attempt) ?? [];
    const keeps = user === null ? { kept: [], unexplained: [] } : keptBy(user, attempt, { cart, delivered });
    for (const itemId of keeps.kept) keptBefore.add(`${user?.id} ${itemId}`);
    return {
      attempt,
      recorded: attempt.attemptId === null ? null : (recorded.get(attempt.attemptId) ?? null),
      user,
      deliveries: delivered,
      ...keeps,
      isInDoubt: deliveries.inDoubt.has(attempt),
      cart,
      prices,
      keepsLastCheckout: market.keepsLastCheckout,
      keepsTrades: !market.missing.includes('trade'),
    };
  };
  const inTime = attributed.toSorted((one, other) => one.attempt.at.fromMs - other.attempt.at.fromMs);
  const found = new Map(inTime.map((one) => [one.attempt, caseOf(one)]));
  const cases = attempts.flatMap((attempt) => found.get(attempt) ?? []);
  return { cases, strays: deliveries.strays };
}
