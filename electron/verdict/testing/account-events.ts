import type { Credits } from '../../../shared/credits.ts';
import { credits } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { NoticeRow, OrderRow } from '../evidence.ts';
import type { Market, Person, Thing, Truth } from './market.ts';
import { amount, append, decimals, nextId } from './market.ts';
import type { Session } from './session.ts';

/** What happens to accounts outside a checkout, with every row and line that it leaves (BARTEREX.md sections 5 and 6). */

export function signUp(market: Market, username: string, referrer: Person | null = null): Person {
  market.wait(1);
  const person: Person = {
    id: nextId(market.people) as UserId,
    username,
    createdAtMs: market.nowMs,
    referrer,
    balance: amount(market.release === 'legacy' ? 5000 : 1000),
    points: 0,
    lastCheckout: null,
    hasBought: false,
    taken: [],
  };
  market.people.push(person);
  market.say('routes.auth', `New user registered: ${username}`);
  return person;
}

/** An absolute write by an admin; only current keeps a row of it. */
export function editCredits(market: Market, person: Person, balance: Credits): void {
  market.wait(1);
  const { balance: before } = person;
  person.balance = balance;
  const told = `User ID: ${person.id}, Old: ${decimals(before)}, New: ${decimals(balance)}`;
  market.say('routes.admin', `User credits updated - ${told}, Admin ID: 1`);
  if (market.release === 'current')
    append(market.edits, { userId: person.id, atMs: market.nowMs, before, after: balance });
}

export function offer(market: Market, seller: Person | null, title: string, price: Credits | null): Thing {
  const thing: Thing = {
    id: nextId(market.things) as ItemId,
    title,
    price,
    ownerId: seller?.id ?? null,
    isAvailable: true,
  };
  market.things.push(thing);
  return thing;
}

/** The seller gets the whole part of the value, and points. */
export function approve(market: Market, seller: Person, thing: Thing, session: Session): void {
  market.wait(1);
  const value = thing.price ?? amount(0);
  const account = session.account(seller);
  account.balance += Math.trunc(value / 100) * 100;
  const told = `Item ID: ${thing.id}, Name: ${thing.title}, Value: ${decimals(value)}`;
  market.say('routes.admin', `Item approved - ${told}, User Credits: ${decimals(account.balance)}, Admin ID: 1`);
  const level = award(market, session, seller, { points: 10, line: uploadLine(seller, thing), author: null });
  session.commit();
  if (level !== null) noticeLevel(market, seller, level);
  else
    append(market.notices, {
      ...noticeTo(market, seller),
      kind: 'item-approved',
      title: thing.title,
      amount: credits(Math.trunc(value / 100) * 100),
    });
}

export function showDashboard(market: Market, { username, balance }: Person): void {
  market.wait(1);
  market.say('routes.user', `User dashboard loaded - User: ${username}, Credits: ${decimals(balance)}, Items: 0`);
}

export function putInCart(market: Market, { id, username }: Person, thing: Thing): void {
  market.wait(1);
  if (market.carts.some(({ userId, itemId }) => userId === id && itemId === thing.id)) return;
  append(market.carts, { userId: id, itemId: thing.id, addedAtMs: market.nowMs });
  market.say('routes.items', `Item added to cart - Item: ${thing.id}, User: ${username}`);
}

export function takeFromCart(market: Market, { id, username }: Person, itemId: ItemId): void {
  market.wait(1);
  market.carts = market.carts.filter((row) => row.userId !== id || row.itemId !== itemId);
  market.say('routes.items', `Item removed from cart - Item: ${itemId}, User: ${username}`);
}

/** The credits come back, the items are for sale again, and the buyer stays their owner. */
export function cancelOrder(market: Market, order: OrderRow, truth: Truth): void {
  market.wait(60);
  const person = market.person(order.userId);
  if (person === undefined || order.creditsUsed === null) return;
  const refund = order.creditsUsed;
  for (const itemId of order.itemIds) {
    const thing = market.thing(itemId);
    if (thing !== undefined) thing.isAvailable = true;
  }
  person.balance = credits(person.balance + refund);
  truth.returned += refund;
  const at = market.orders.indexOf(order);
  market.orders[at] = { ...order, isCancelled: true };
  append(market.ledger, {
    userId: person.id,
    atMs: market.nowMs,
    type: 'refund',
    amount: refund,
    description: `Refund for cancelled order ${order.number}`,
    balanceAfter: person.balance,
  });
  append(market.notices, noticeTo(market, person));
  market.say(
    'routes.user',
    `Order cancelled - User: ${person.username}, Order: ${order.id}, Refund: ₦${decimals(refund)}`,
  );
}

/** Its trades and its items go with it; what it had sold stays with the buyers. */
export function deleteAccount(market: Market, person: Person): void {
  market.wait(1);
  market.people = market.people.filter((other) => other !== person);
  market.things = market.things.filter(({ ownerId }) => ownerId !== person.id);
  market.trades = market.trades.filter(({ buyerId, sellerId }) => buyerId !== person.id && sellerId !== person.id);
  market.carts = market.carts.filter(({ userId }) => userId !== person.id);
  market.say('routes.user', `Account deleted - User: ${person.username} (ID: ${person.id})`);
}

/** Every hundred points is a level, which is worth 300 credits. Returns the level that was reached. */
export function award(
  market: Market,
  session: Session,
  person: Person,
  { points, line, author }: { readonly points: number; readonly line: string; readonly author: Truth | null },
): number | null {
  const account = session.account(person);
  const before = account.points ?? 0;
  account.points = before + points;
  const level = Math.floor(account.points / 100) + 1;
  const isReached = level > Math.floor(before / 100) + 1;
  const told = `User ID: ${person.id}, Username: ${person.username}`;
  if (isReached) account.balance += 30_000;
  market.say(
    'trading_points',
    isReached
      ? `User leveled up! ${told}, Level: ${level - 1} → ${level} (Beginner), Points: ${before} → ${account.points}, Credits Awarded: 300`
      : `${line}, Points: ${points}, Total Points: ${account.points}`,
    author,
  );
  return isReached ? level : null;
}

/** A notification is only written where the request comes to its end. */
export function noticeLevel(market: Market, person: Person, level: number, author: Truth | null = null): void {
  append(market.notices, { ...noticeTo(market, person), kind: 'level-up', level, amount: amount(300) });
  const told = `for user ${person.id} (${person.username}) - Level ${level}`;
  market.say('trading_points', `Level up notification created ${told}`, author);
}

function noticeTo(market: Market, { id }: Person): Omit<NoticeRow, 'id'> {
  return { userId: id, atMs: market.nowMs, kind: 'other', title: null, level: null, amount: null, message: '' };
}

function uploadLine(seller: Person, thing: Thing): string {
  return `Points awarded for upload approval. User ID: ${seller.id}, Username: ${seller.username}, Item: '${thing.title}'`;
}
