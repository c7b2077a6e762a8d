import type { Faults } from './checkout.ts';
import { additionError, DISK_ERROR, LOCKED, Request, ROLLED_BACK, shortage, totalOf } from './checkout.ts';
import type { Market, Person, Thing, Truth } from './market.ts';
import { append, decimals } from './market.ts';

/** What the order page of legacy finds when the buyer comes to it. */
export interface PendingOrder {
  readonly buyer: Person;
  readonly things: readonly Thing[];
  readonly total: number;
}

/** Before the repair: each item is charged next to its link, an error ends the loop, and what was done until then is kept. */
export function legacyCheckout(market: Market, buyer: Person, cart: readonly Thing[], faults: Faults): Truth {
  const request = new Request(market, buyer, 'process_checkout');
  const { truth, session } = request;
  const things = cart.filter(({ isAvailable }) => isAvailable).map((thing) => ({ thing, sellerId: thing.ownerId }));
  const available = things.map(({ thing }) => thing);
  const account = session.account(buyer);
  faults.meanwhile?.();
  market.wait(0.2);
  if (cart.length === 0 || available.length === 0) {
    request.say(
      `Checkout attempted with ${cart.length === 0 ? 'empty cart' : 'no available items'} - User: ${buyer.username}`,
    );
    request.end();
    return truth;
  }
  const total = totalOf(available);
  if (total === null) {
    request.say(`Error during checkout: ${additionError(available)}`);
    request.end();
    return truth;
  }
  if (account.balance < total) {
    const told = shortage(total, account.balance);
    request.say(`Insufficient credits during checkout - User: ${buyer.username}, ${told}`);
    request.say(`Insufficient credits error: Insufficient credits. ${told}`);
    request.end();
    return truth;
  }
  for (const [index, { thing, sellerId }] of things.entries()) {
    market.wait(0.02);
    if (faults.breaksAt === index || !market.things.includes(thing)) {
      request.say(`Error during checkout: ${ROLLED_BACK}`);
      request.undo(ROLLED_BACK);
      return truth;
    }
    request.charge(thing.price ?? 0);
    request.link(thing, sellerId);
    if (faults.failing?.includes(thing) === true) {
      request.say('Error during checkout: points service unavailable\nTraceback (most recent call last):');
      request.end();
      return truth;
    }
    request.awardPoints(thing);
  }
  if (buyer.points !== null) request.awardReferrer('');
  if (faults.commit !== undefined) {
    request.say(`Error during checkout: ${faults.commit === 'fails' ? LOCKED : DISK_ERROR}\n[SQL: COMMIT]`);
    if (faults.commit === 'fails') request.undo(LOCKED);
    else request.end();
    return truth;
  }
  session.commit();
  request.tellLevels();
  request.say(
    `Checkout completed successfully - User: ${buyer.username}, Items: ${available.length}, Total: ${decimals(total)}`,
  );
  request.end();
  return truth;
}

/** A later request: the balance is read by then, and stored one charge too early (BARTEREX.md section 5). */
export function legacyOrder(market: Market, { buyer, things, total }: PendingOrder): void {
  market.wait(20);
  const order = append(market.orders, {
    number: `ORD-${market.orders.length + 1}-${buyer.id}`,
    userId: buyer.id,
    atMs: market.nowMs,
    isCancelled: false,
    creditsUsed: total as Person['balance'],
    balanceBefore: buyer.balance,
    balanceAfter: (buyer.balance - total) as Person['balance'],
    itemIds: things.map(({ id }) => id),
  });
  market.say(
    'routes.items',
    `Order created - User: ${buyer.username}, Items: ${things.length}, Method: pickup, Order#: ${order.number}`,
  );
}
