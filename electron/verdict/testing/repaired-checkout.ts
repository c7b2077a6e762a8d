import { credits } from '../../../shared/credits.ts';
import type { Faults } from './checkout.ts';
import { additionError, DISK_ERROR, LOCKED, Request, ROLLED_BACK, shortage, totalOf } from './checkout.ts';
import type { Market, Person, Thing, Truth } from './market.ts';
import { append, decimals } from './market.ts';

interface Words {
  readonly endpoint: 'process_checkout' | 'finalize_purchase';
  readonly unexpected: string;
  readonly itemFailed: string;
  readonly success: string;
}

const ANNOUNCED: Words = {
  endpoint: 'process_checkout',
  unexpected: 'Unexpected error during checkout',
  itemFailed: 'Item processing failed',
  success: '✓ Checkout SUCCESSFUL',
};

const CURRENT: Words = {
  endpoint: 'finalize_purchase',
  unexpected: 'Unexpected error during purchase finalization',
  itemFailed: 'Item purchase failed',
  success: '✓ Purchase FINALIZED',
};

/**
 * The repair, in the three forms in which it ran (BARTEREX.md section 1): the total is deducted once, each item has a
 * savepoint, and whatever the view cannot handle is swallowed and then committed.
 */
export function repairedCheckout(market: Market, buyer: Person, cart: readonly Thing[], faults: Faults): Truth {
  const words = market.release === 'announced' ? ANNOUNCED : CURRENT;
  const request = new Request(market, buyer, words.endpoint);
  const { truth, session } = request;
  const account = session.account(buyer);
  const things = cart.filter(({ isAvailable }) => isAvailable).map((thing) => ({ thing, sellerId: thing.ownerId }));
  const available = things.map(({ thing }) => thing);
  const total = totalOf(available);
  faults.meanwhile?.();
  market.wait(0.2);

  /** The view swallows it, and the decorator commits what was done. */
  const swallow = (error: string): Truth => {
    request.tag(`${words.unexpected}: ${error}`);
    request.end();
    return truth;
  };
  const refuse = (message: string): Truth => {
    request.tag(message);
    request.end();
    return truth;
  };

  if (available.length === 0) {
    const what = cart.length === 0 ? 'empty cart' : 'no available items';
    return refuse(`Checkout attempted with ${what} - User: ${buyer.username}`);
  }
  const orphan = things.find(({ sellerId }) => sellerId === null)?.thing;
  if (orphan !== undefined) {
    request.tag(`Item has no owner - Item: ${orphan.id}`);
    return refuse(`Checkout error: Item '${orphan.title}' has invalid seller information.`);
  }
  if (total === null) return swallow(additionError(available));
  if (account.balance < total) {
    request.tag(`Insufficient credits - ${shortage(total, account.balance)}`);
    return refuse(`Insufficient credits error: Insufficient credits. ${shortage(total, account.balance)}`);
  }

  request.charge(total);
  session.plan(() => {
    buyer.lastCheckout = { transactionId: truth.transactionId, atMs: market.nowMs };
  });
  const done: Thing[] = [];
  const failed: Thing[] = [];
  for (const [index, { thing, sellerId }] of things.entries()) {
    market.wait(0.02);
    if (faults.breaksAt === index) return swallow(`${DISK_ERROR}\n[SQL: SAVEPOINT sa_savepoint_${index + 1}]`);
    if (!market.things.includes(thing)) return swallow("Instance '<Item at 0x7f>' has been deleted");
    const back = session.savepoint();
    request.link(thing, sellerId);
    if (!request.awardPoints(thing)) return swallow('This transaction is closed');
    if (faults.failing?.includes(thing) === true) {
      back();
      failed.push(thing);
      request.tag(`${words.itemFailed} - Item: ${thing.id}, Error: points service unavailable`);
      continue;
    }
    done.push(thing);
    if (market.release === 'release-2025-12-24')
      return swallow("This transaction is closed\nAttributeError: 'Item' object has no attribute 'title'");
  }
  if (done.length === 0) {
    request.charge(-total);
    request.tag(`All items failed - Refunding credits: ${decimals(total)}`);
    return refuse('Checkout error: Could not process any items in your cart.');
  }
  request.awardReferrer(`[TXN:${truth.transactionId}] `);
  if (faults.commit === 'fails') {
    request.tag(`${words.unexpected}: ${LOCKED}\n[SQL: COMMIT]`);
    request.undo(LOCKED);
    return truth;
  }
  if (faults.commit === 'fails-once') return swallow(`${DISK_ERROR}\n[SQL: COMMIT]`);
  session.commit();
  request.tellLevels();
  request.tag(
    `${words.success} - User: ${buyer.username}, Items: ${done.length}, Credits Deducted: ${decimals(total)}`,
  );
  if (failed.length > 0)
    request.tag(`⚠ Some items failed: [${failed.map(({ id }) => `{'item_id': ${id}, 'title': 'x', 'error': 'y'}`)}]`);
  if (market.release === 'announced')
    request.tag(`Redirecting to order setup - Items: [${done.map(({ id }) => id).join(', ')}]`);
  else if (faults.order === 'fails') {
    request.tag(`Failed to create order record: ${DISK_ERROR}`);
    request.undo(ROLLED_BACK);
    return truth;
  } else order(request, done, total);
  request.end();
  return truth;
}

/** Current makes the order in the same request, with the full total even where items failed. */
function order(request: Request, things: readonly Thing[], total: number): void {
  const { market, buyer } = request;
  const made = append(market.orders, {
    number: `ORD-20260302-${market.orders.length + 1}`,
    userId: buyer.id,
    atMs: market.nowMs,
    isCancelled: false,
    creditsUsed: credits(total),
    balanceBefore: credits(buyer.balance + total),
    balanceAfter: buyer.balance,
    itemIds: things.map(({ id }) => id),
  });
  request.tag(`Order created - Order ID: ${made.id}, Order #: ${made.number}`);
}
