import type { Credits } from '../../../shared/credits.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { MEMORY_MS } from './memory.ts';
import type { OpenAttempt } from './open-attempt.ts';
import type { Prices, Shopper } from './shopper.ts';
import type { Shoppers } from './shoppers.ts';
import type { StoredCarts } from './stored-carts.ts';

/** Everything that is known of who was about to buy what, at the moment of an attempt. */
export interface CheckoutScene {
  readonly shoppers: Shoppers;
  readonly carts: StoredCarts;
  readonly prices: Prices;
}

export interface FoundShopper {
  readonly username: string;
  readonly reason: string;
}

/** Everybody who fits what one kind of evidence says, some of them more than once; looked for as far as it is asked for. */
interface Fitting {
  readonly usernames: Iterable<string>;
  readonly reason: string;
  /** It says little of the cart, so that one lost line could mislead. */
  readonly isFaint?: true;
}

/** Somebody who has not been seen shopping for so long is not at the checkout. */
const SEEN_MS = 30 * 60_000;

/** So long a delivery that was set up waits for its purchase. */
const DELIVERY_MS = 24 * 3_600_000;

/**
 * The only user who can have been at the checkout with what an attempt tells of its cart. Whoever else fits, wherever
 * that is known from, leaves the attempt without a user; and who fits must have been seen shopping just before.
 */
export function shopperAtThatTime(attempt: OpenAttempt, scene: CheckoutScene): FoundShopper | null {
  if (attempt.isDoubtful) return null;
  const found = firstEvidence(attempt, scene);
  const username = found === null ? null : onlyOne(found.usernames);
  const shopper = username === null ? undefined : scene.shoppers.named(username);
  if (found === null || shopper === undefined || !shopper.wasSeen(attempt.from - SEEN_MS)) return null;
  if (isContradicted(attempt, shopper) || (found.isFaint && !isAlone(shopper, attempt, scene))) return null;
  return { username: shopper.username, reason: found.reason };
}

/** True when nobody else was on the way to the checkout. */
function isAlone(shopper: Shopper, attempt: OpenAttempt, { shoppers }: CheckoutScene): boolean {
  const since = attempt.from - SEEN_MS;
  for (const other of shoppers.seen(since)) if (other !== shopper && other.isOnTheWay(since)) return false;
  return true;
}

function onlyOne(usernames: Iterable<string>): string | null {
  let only: string | null = null;
  for (const username of usernames) {
    if (only !== null && only !== username) return null;
    only = username;
  }
  return only;
}

/** The kind of evidence that tells most of those that the attempt has. */
function firstEvidence(attempt: OpenAttempt, scene: CheckoutScene): Fitting | null {
  return (
    byItems(attempt, scene) ?? byAmounts(attempt, scene) ?? byMissingPrice(attempt, scene) ?? byDelivery(attempt, scene)
  );
}

function byItems(attempt: OpenAttempt, { shoppers, carts }: CheckoutScene): Fitting | null {
  const itemIds = [...attempt.itemsDone, ...attempt.itemsFailed, ...attempt.itemsTried];
  const [first, ...rest] = itemIds;
  if (first === undefined) return null;
  const holdersOf = (itemId: number): ReadonlySet<string> =>
    new Set([...namesOf(shoppers.withItem(itemId, memoryOf(attempt))), ...carts.holdersOf(itemId, attempt.to)]);
  const others = rest.map(holdersOf);
  const what = rest.length === 0 ? `item ${first}` : `items ${itemIds.join(', ')}`;
  return {
    usernames: [...holdersOf(first)].filter((username) => others.every((holders) => holders.has(username))),
    reason: `Only this user had ${what} in the cart at that time.`,
  };
}

function byAmounts(attempt: OpenAttempt, scene: CheckoutScene): Fitting | null {
  if (attempt.shortage === null) return null;
  const { required } = attempt.shortage;
  return {
    usernames: usersShortOf(required, attempt, scene),
    reason: `Only this user's cart came to ${formatCredits(required)} credits at that time.`,
  };
}

function* usersShortOf(required: Credits, attempt: OpenAttempt, scene: CheckoutScene): Iterable<string> {
  const { shoppers, carts, prices } = scene;
  const since = memoryOf(attempt);
  for (const shopper of shoppers.seen(since)) {
    const cost = shopper.total(since) ?? shopper.cost(prices, since);
    if (cost === required && !hasOtherBalance(attempt, shopper)) yield shopper.username;
  }
  for (const username of carts.withTotal(required, attempt.to)) {
    const shopper = shoppers.named(username);
    // What the checkout page told goes before what a cart comes to today.
    const isTold = shopper !== undefined && (shopper.total(since) !== null || hasOtherBalance(attempt, shopper));
    if (!isTold) yield username;
  }
}

/** What Python says of the sum of a cart in which an item has no price. */
const MISSING_PRICE = /^unsupported operand type\(s\) for \+: '\w+' and 'NoneType'/;

function byMissingPrice(attempt: OpenAttempt, scene: CheckoutScene): Fitting | null {
  if (attempt.error === null || !MISSING_PRICE.test(attempt.error)) return null;
  return {
    usernames: usersWithoutPrice(attempt, scene),
    reason: 'Only this user had an item without a price in the cart at that time.',
    isFaint: true,
  };
}

function* usersWithoutPrice(attempt: OpenAttempt, { shoppers, carts, prices }: CheckoutScene): Iterable<string> {
  const since = memoryOf(attempt);
  for (const shopper of shoppers.seen(since)) {
    for (const itemId of shopper.cart(since)) if (prices.get(itemId) === null) yield shopper.username;
  }
  yield* carts.withoutPrice(attempt.to);
}

function byDelivery(attempt: OpenAttempt, { shoppers }: CheckoutScene): Fitting | null {
  if (attempt.endpoint !== 'finalize_purchase') return null;
  return {
    usernames: usersWithDelivery(attempt.from - DELIVERY_MS, shoppers),
    reason: 'Only this user had set up a delivery and not finished the purchase at that time.',
    isFaint: true,
  };
}

function* usersWithDelivery(since: number, shoppers: Shoppers): Iterable<string> {
  for (const shopper of shoppers.seen(since)) if (shopper.hasDelivery(since)) yield shopper.username;
}

function isContradicted(attempt: OpenAttempt, shopper: Shopper): boolean {
  // The order page comes before this purchase; without it nothing can be finalized.
  const isTooEarly = attempt.endpoint === 'finalize_purchase' && !shopper.hasDelivery(attempt.from - DELIVERY_MS);
  return isTooEarly || hasOtherBalance(attempt, shopper);
}

function hasOtherBalance(attempt: OpenAttempt, shopper: Shopper): boolean {
  const balance = shopper.balance(memoryOf(attempt));
  return attempt.shortage !== null && balance !== null && balance !== attempt.shortage.available;
}

function memoryOf({ from }: OpenAttempt): number {
  return from - MEMORY_MS;
}

function* namesOf(shoppers: Iterable<Shopper>): Iterable<string> {
  for (const { username } of shoppers) yield username;
}
