import { credits } from '../../../shared/credits.ts';
import type { Faults } from './checkout.ts';
import { Request } from './checkout.ts';
import type { Market, Person, Thing, Truth } from './market.ts';
import { append } from './market.ts';

/** The console's own checkout: what fails is not charged, the balance changes relatively, and the attempt is on record. */
export function safeCheckout(market: Market, buyer: Person, cart: readonly Thing[], faults: Faults): Truth {
  const request = new Request(market, buyer, 'process_checkout');
  const { truth, session } = request;
  faults.meanwhile?.();
  market.wait(0.2);
  const buyable = cart.filter(
    (thing) => thing.isAvailable && thing.ownerId !== null && thing.price !== null && market.things.includes(thing),
  );
  const total = buyable.reduce((sum, { price }) => sum + (price ?? 0), 0);
  const isPayable = total <= buyer.balance && faults.commit !== 'fails' && faults.breaksAt === undefined;
  const bought = isPayable ? buyable.filter((thing) => faults.failing?.includes(thing) !== true) : [];
  const charged = bought.reduce((sum, { price }) => sum + (price ?? 0), 0);
  if (bought.length > 0) {
    request.charge(charged);
    for (const thing of bought) request.link(thing, thing.ownerId);
    session.plan(() => {
      buyer.lastCheckout = { transactionId: truth.transactionId, atMs: market.nowMs };
    });
  }
  session.commit();
  const attemptId = market.recorded.length + 1;
  market.recorded.push({ attemptId, truth, atMs: market.nowMs });
  market.checkouts.push({
    attemptId,
    charged: credits(charged),
    items: cart.map((thing) => ({
      itemId: thing.id,
      price: thing.price,
      outcome: bought.includes(thing) ? 'received' : 'failed',
    })),
  });
  append(market.notices, {
    userId: buyer.id,
    atMs: market.nowMs,
    kind: 'other',
    title: null,
    level: null,
    amount: null,
    message: '',
  });
  return truth;
}
