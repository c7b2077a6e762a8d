import { decimalFromCredits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import { storedFromInstant } from '../../../shared/time.ts';
import type { Attempt } from '../../engine/attempt.ts';
import { notify } from './people.ts';
import type { Scene } from './scene.ts';

/** The order that the current release writes after a purchase (BARTEREX.md section 5). */
export function createOrder(scene: Scene, attempt: Attempt): void {
  const { market, random, at } = scene;
  const after = attempt.balanceAfter ?? ZERO_CREDITS;
  const orderId = market.insert('order', {
    user_id: attempt.buyerId,
    delivery_method: random.pick(['home delivery', 'pickup']),
    status: random.weighted({ Delivered: 7, Shipped: 2, Pending: 1 }),
    date_ordered: storedFromInstant(at),
    order_number: `ORD-${at.slice(0, 10).replaceAll('-', '')}-${random.hex(6).toUpperCase()}`,
    total_credits: decimalFromCredits(attempt.charged),
    credits_used: decimalFromCredits(attempt.charged),
    credits_balance_before: decimalFromCredits(attempt.balanceBefore ?? ZERO_CREDITS),
    credits_balance_after: decimalFromCredits(after),
  });
  const received = attempt.items.filter(({ outcome }) => outcome === 'received');
  for (const { itemId } of received) market.insert('order_item', { order_id: orderId, item_id: itemId });
  notify(scene, attempt.buyerId, `Your order of ${received.length} item(s) was placed.`, 'order');
  if (random.chance(6)) cancelOrder(scene, attempt, orderId);
}

/** A cancellation gives the credits back while the items stay with the buyer (BARTEREX.md section 6). */
function cancelOrder({ market, at }: Scene, { buyerId, charged, items }: Attempt, orderId: number): void {
  market.cancelOrder(orderId, storedFromInstant(at));
  market.changeBalance(buyerId, charged);
  const balance = market.user(buyerId).balance;
  market.insert('credit_transaction', {
    user_id: buyerId,
    amount: decimalFromCredits(charged),
    transaction_type: 'refund',
    description: `Refund for cancelled order ${market.orderNumber(orderId)}`,
    reason: 'Order cancelled',
    balance_before: decimalFromCredits(subtractCredits(balance, charged)),
    balance_after: decimalFromCredits(balance),
    related_order_id: orderId,
    timestamp: storedFromInstant(at),
  });
  for (const { itemId, outcome } of items) if (outcome === 'received') market.offerItem(itemId);
}
