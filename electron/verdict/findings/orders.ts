import { addCredits, formatCredits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { OrderRow } from '../evidence.ts';
import type { Verdict } from '../verdict.ts';
import type { Finding, Found } from './finding.ts';
import { itemsNamed } from './finding.ts';
import { submitPairs } from './submits.ts';

/** Somebody owns what was bought, and nobody was told to deliver it: this goes to fulfilment. */
export function itemsWithoutOrder({ judgement: { verdicts } }: Found): readonly Finding[] {
  const orderedByRepeat = new Set(
    submitPairs(verdicts)
      .filter(({ repeat }) => repeat.orderIds.length > 0)
      .map(({ charged }) => charged),
  );
  return verdicts
    .filter(
      (verdict) =>
        verdict.order === 'none' &&
        verdict.kind !== 'double-submit' &&
        (verdict.received ?? 0) > 0 &&
        !orderedByRepeat.has(verdict),
    )
    .map((verdict) => {
      const received = verdict.items.filter(({ outcome }) => outcome === 'received').map(({ itemId }) => itemId);
      return {
        kind: 'item-without-order',
        sentence: `The buyer paid for and owns ${itemsNamed(received)}, and there is no order: nobody was told to deliver.`,
        amount: verdict.received,
        userId: verdict.userId,
        key: verdict.key,
        atMs: verdict.at.fromMs,
        refs: received.map((id) => ({ kind: 'row', table: 'item', id })),
      };
    });
}

/** An order is made of the whole cart, also where only a part of it was received, or nothing charged at all. */
export function ordersBeyondReceipt({ evidence: { market }, judgement: { verdicts } }: Found): readonly Finding[] {
  const orders = new Map(market.orders.map((order) => [order.id, order]));
  return verdicts.flatMap((verdict): readonly Finding[] => {
    if (verdict.kind === 'double-submit' || verdict.received === null) return [];
    const own = verdict.orderIds.flatMap((id) => orders.get(id) ?? []);
    const covered = addCredits(ZERO_CREDITS, ...own.map(({ creditsUsed }) => creditsUsed ?? ZERO_CREDITS));
    if (covered <= verdict.received) return [];
    return [
      {
        kind: 'order-beyond-receipt',
        sentence: `Order ${verdict.orderIds.join(', ')} covers ${formatCredits(covered)} credits, and the buyer received ${formatCredits(verdict.received)} by it.`,
        amount: subtractCredits(covered, verdict.received),
        userId: verdict.userId,
        key: verdict.key,
        atMs: verdict.at.fromMs,
        refs: verdict.orderIds.map((id) => ({ kind: 'row', table: 'order', id })),
      },
    ];
  });
}

/** Cancelling gives the credits back and leaves the items with the buyer (BARTEREX.md section 6). */
export function itemsKeptAfterRefund({ evidence: { market }, judgement: { verdicts } }: Found): readonly Finding[] {
  const owners = new Map(market.items.map(({ id, ownerId }) => [id, ownerId]));
  const byOrder = new Map(
    verdicts.flatMap((verdict) => verdict.orderIds.map((id): [number, Verdict] => [id, verdict])),
  );
  const refunds = Map.groupBy(
    market.ledger.filter(({ type, amount }) => type === 'refund' && amount > 0),
    ({ userId }) => userId,
  );
  return market.orders
    .filter(({ isCancelled }) => isCancelled)
    .flatMap((order): readonly Finding[] => {
      const kept = order.itemIds.filter((itemId) => owners.get(itemId) === order.userId);
      const back = (refunds.get(order.userId) ?? []).filter(({ description }) => isAbout(order, description));
      if (kept.length === 0) return [];
      const amount = back.length === 0 ? null : addCredits(...back.map((row) => row.amount));
      const credits = amount === null ? '' : ` and ${formatCredits(amount)} credits came back`;
      return [
        {
          kind: 'items-kept-after-refund',
          sentence: `Order ${order.id} was cancelled${credits}, but its buyer still owns ${itemsNamed(kept)}.`,
          amount,
          userId: order.userId,
          key: byOrder.get(order.id)?.key ?? null,
          atMs: back[0]?.atMs ?? order.atMs,
          refs: [
            { kind: 'row', table: 'order', id: order.id },
            ...back.map(({ id }) => ({ kind: 'row' as const, table: 'credit_transaction' as const, id })),
            ...kept.map((id) => ({ kind: 'row' as const, table: 'item' as const, id })),
          ],
        },
      ];
    });
}

function isAbout({ number }: OrderRow, description: string | null): boolean {
  return number !== null && description?.includes(number) === true;
}
