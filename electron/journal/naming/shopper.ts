import type { Credits } from '../../../shared/credits.ts';
import type { AccountClaim } from '../../logs/parse/account-claim.ts';

/** What an attempt says of the cart that it was made with. */
export interface Purchase {
  readonly itemsDone: readonly number[];
  readonly itemsFailed: readonly number[];
  /** It says that it went through: what has not failed has left the cart. */
  readonly isThrough: boolean;
}

/** Null for an item without a price; nothing for one that is gone. */
export type Prices = ReadonlyMap<number, Credits | null>;

/** A reading, and when it was taken. */
interface Reading {
  readonly credits: Credits;
  readonly at: number;
}

/**
 * What the logs tell of somebody's way to the checkout, up to a moment. All times are milliseconds of UTC; `since` asks
 * for what is not older, so that the answer does not hang on where reading began.
 */
export class Shopper {
  readonly username: string;
  /** When what is in the cart was put into it. */
  readonly #inCart = new Map<number, number>();
  /** The same of what has been bought since: a second submit asks for it once more. */
  readonly #bought = new Map<number, number>();
  #seenAt = Number.NEGATIVE_INFINITY;
  #hasFinished = false;
  /** When something left the cart of which no line says what it was. */
  #unsureAt = Number.NEGATIVE_INFINITY;
  /** What the checkout page said that the cart costs; null when the cart has changed after it. */
  #total: Reading | null = null;
  /** Null when something has changed the balance after it. */
  #balance: Reading | null = null;
  /** When the delivery of a purchase was set up that has not been made since. */
  #deliveryAt = Number.NEGATIVE_INFINITY;

  constructor(username: string) {
    this.username = username;
  }

  wasSeen(since: number): boolean {
    return this.#seenAt >= since;
  }

  /** Seen, and has not bought since. */
  isOnTheWay(since: number): boolean {
    return this.#seenAt >= since && !this.#hasFinished;
  }

  hasDelivery(since: number): boolean {
    return this.#deliveryAt >= since;
  }

  balance(since: number): Credits | null {
    return this.#balance !== null && this.#balance.at >= since ? this.#balance.credits : null;
  }

  /** What the checkout page said that the cart costs, if the cart has not changed after it. */
  total(since: number): Credits | null {
    return this.#total !== null && this.#total.at >= since ? this.#total.credits : null;
  }

  /** In the cart, or bought out of it. */
  had(itemId: number, since: number): boolean {
    return (this.#inCart.get(itemId) ?? this.#bought.get(itemId) ?? Number.NEGATIVE_INFINITY) >= since;
  }

  *cart(since: number): Iterable<number> {
    for (const [itemId, at] of this.#inCart) if (at >= since) yield itemId;
  }

  /** What the cart comes to by today's prices; null when that cannot be told. */
  cost(prices: Prices, since: number): number | null {
    if (this.#unsureAt >= since) return null;
    let cost = 0;
    for (const itemId of this.cart(since)) {
      const price = prices.get(itemId) ?? null;
      if (price === null) return null;
      cost += price;
    }
    return cost;
  }

  hear(claim: AccountClaim, at: number): void {
    switch (claim.kind) {
      case 'cart-item-added':
        this.#inCart.set(claim.itemId, at);
        this.#bought.delete(claim.itemId);
        this.#changeCart(at);
        break;
      case 'cart-item-removed':
        this.#inCart.delete(claim.itemId);
        this.#changeCart(at);
        break;
      case 'cart-cleared':
        this.#inCart.clear();
        this.#bought.clear();
        this.#unsureAt = Number.NEGATIVE_INFINITY;
        this.#changeCart(at);
        break;
      case 'cart-items-dropped':
        this.#unsureAt = at;
        this.#changeCart(at);
        break;
      case 'checkout-shown':
        this.#walk(at);
        this.#total = { credits: claim.total, at };
        break;
      case 'checkout-refused':
        this.#walk(at);
        this.#total = { credits: claim.total, at };
        this.#balance = { credits: claim.balance, at };
        break;
      case 'checkout-left':
        this.#walk(at);
        this.#deliveryAt = Number.NEGATIVE_INFINITY;
        break;
      case 'delivery-set-up':
        this.#walk(at);
        this.#deliveryAt = at;
        break;
      case 'balance-shown':
        this.#balance = { credits: claim.balance, at };
        break;
      case 'credits-edited':
        this.#balance = { credits: claim.after, at };
        break;
      case 'level-up':
      case 'referral-bonus':
      case 'upload-points':
      case 'profile-completed':
      case 'order-cancelled':
        this.#balance = null;
        break;
      default:
        break;
    }
  }

  buy({ itemsDone, itemsFailed, isThrough }: Purchase): void {
    const taken = isThrough ? [...this.#inCart.keys()].filter((itemId) => !itemsFailed.includes(itemId)) : itemsDone;
    for (const itemId of taken) {
      const addedAt = this.#inCart.get(itemId);
      if (addedAt === undefined) continue;
      this.#inCart.delete(itemId);
      this.#bought.set(itemId, addedAt);
    }
    this.#total = null;
    this.#balance = null;
    if (!isThrough) return;
    this.#deliveryAt = Number.NEGATIVE_INFINITY;
    this.#hasFinished = true;
  }

  #walk(at: number): void {
    this.#seenAt = at;
    this.#hasFinished = false;
  }

  #changeCart(at: number): void {
    this.#walk(at);
    this.#total = null;
  }
}
