import type { Credits } from '../../../shared/credits.ts';
import { addCredits, credits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { OrderState } from '../../../shared/verdict.ts';
import type { BalanceEvent } from '../balance/event.ts';
import type { AttemptEvidence, LedgerRow, OrderRow } from '../evidence.ts';
import { isRefusal, MOMENT_MS } from '../facts/deliveries.ts';
import type { Reason } from '../verdict.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { linkedItems } from './purchase-case.ts';

/** What became of an attempt afterwards: its order, and what came back. */
export interface Aftermath {
  readonly order: OrderState;
  readonly orders: readonly OrderRow[];
  readonly returned: Credits;
  readonly reasons: readonly Reason[];
}

/** The rows of the attempt's user. */
export interface UserRows {
  readonly orders: readonly OrderRow[];
  readonly ledger: readonly LedgerRow[];
  /** Whether this marketplace has the table of orders at all. */
  readonly keepsOrders: boolean;
}

/** The order page may be filled in long after the purchase. */
const ORDERED_WITHIN_MS = 24 * 3_600_000;

export function findAftermath(purchase: PurchaseCase, market: UserRows): Aftermath {
  const orders = ordersOf(purchase, market);
  const refunds = refundsOf(purchase, orders, market);
  const returned = addCredits(ZERO_CREDITS, ...refunds.map(({ amount }) => amount));
  return {
    order: orderState(purchase.attempt, orders, market),
    orders,
    returned,
    reasons:
      refunds.length === 0
        ? []
        : [
            {
              text: 'Credits came back for it.',
              refs: refunds.map(({ id }) => ({ kind: 'row', table: 'credit_transaction', id })),
            },
          ],
  };
}

/**
 * By the number in its lines, or else, in legacy, the user's next order of these items. A cart that was submitted twice
 * has its order from the later submit.
 */
function ordersOf(purchase: PurchaseCase, { orders }: UserRows): readonly OrderRow[] {
  const { attempt, user, deliveries } = purchase;
  if (attempt.orderNumber !== null) return orders.filter(({ number }) => number === attempt.orderNumber);
  const isOver = deliveries.length > 0 && deliveries.every(({ isDoubled }) => isDoubled);
  if (attempt.family !== 'legacy' || user === null || isRefusal(attempt) || isOver) return [];
  const bought = new Set<number>([...attempt.itemsDone, ...linkedItems(purchase)]);
  const later = orders
    .filter(
      ({ userId, atMs }) =>
        userId === user.id && atMs >= attempt.at.fromMs && atMs <= attempt.at.toMs + ORDERED_WITHIN_MS,
    )
    .sort((one, other) => one.atMs - other.atMs);
  // A purchase whose awards failed names no item (M6), and its order is still made.
  const fitting = later.filter(
    (order) =>
      order.itemIds.some((itemId) => bought.has(itemId)) ||
      (bought.size === 0 && attempt.claimed !== null && order.creditsUsed === attempt.claimed),
  );
  return fitting.slice(0, 1);
}

function orderState(attempt: AttemptEvidence, orders: readonly OrderRow[], market: UserRows): OrderState {
  switch (attempt.family) {
    case 'announced':
    case 'release-2025-12-24':
    case 'console':
      return 'not-used';
    case 'unknown':
      if (orders.length === 0 && !isRefusal(attempt)) return 'unknown';
  }
  if (orders.length === 0) return market.keepsOrders ? 'none' : 'unknown';
  return orders.every(({ isCancelled }) => isCancelled) ? 'cancelled' : 'created';
}

/** The ledger names the order, or the transaction, in its description. */
function refundsOf({ attempt, user }: PurchaseCase, orders: readonly OrderRow[], { ledger }: UserRows) {
  const words = [
    ...orders.flatMap(({ number }) => (number === null ? [] : [number])),
    ...(attempt.transactionId === null ? [] : [`TXN:${attempt.transactionId}`]),
  ];
  return ledger.filter(
    ({ userId, type, description, atMs, amount }) =>
      userId === user?.id &&
      type === 'refund' &&
      amount > 0 &&
      atMs >= attempt.at.fromMs - MOMENT_MS &&
      words.some((word) => description?.includes(word) === true),
  );
}

/** Later rises that nothing else explains may have been meant for a loss: shown, never subtracted (DESIGN section 8). */
export function possiblyReturned(events: readonly BalanceEvent[], attempt: AttemptEvidence, owed: Credits): Credits {
  const rises = events.reduce((sum, { kind, changes: [change = 0], at }) => {
    const isRise = (kind === 'admin-edit' || kind === 'other-entry') && change > 0;
    return isRise && at.fromMs > attempt.at.toMs ? sum + change : sum;
  }, 0);
  return credits(Math.min(rises, owed));
}
