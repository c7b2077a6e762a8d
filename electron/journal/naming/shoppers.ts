import type { AccountClaim } from '../../logs/parse/account-claim.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import type { Purchase } from './shopper.ts';
import { Shopper } from './shopper.ts';

/** Everybody on the way to the checkout, as the logs tell it up to a moment. */
export class Shoppers {
  readonly #byName = new Map<string, Shopper>();
  /** Who ever put an item into the cart; whether it is still there, the shopper knows. */
  readonly #byItem = new Map<number, Set<Shopper>>();
  readonly #users: MarketplaceUsers;

  constructor(users: MarketplaceUsers) {
    this.#users = users;
  }

  named(username: string): Shopper | undefined {
    return this.#byName.get(username);
  }

  /** Everybody who was seen on the way to the checkout. */
  *seen(since: number): Iterable<Shopper> {
    for (const shopper of this.#byName.values()) if (shopper.wasSeen(since)) yield shopper;
  }

  *withItem(itemId: number, since: number): Iterable<Shopper> {
    for (const shopper of this.#byItem.get(itemId) ?? []) if (shopper.had(itemId, since)) yield shopper;
  }

  hear(claim: AccountClaim, at: number): void {
    const username = this.#nameOf(claim, at);
    if (username === null) return;
    if (claim.kind === 'account-deleted') {
      this.#forget(username);
      return;
    }
    const shopper = this.#shopper(username);
    shopper.hear(claim, at);
    if (claim.kind === 'cart-item-added') this.#holdersOf(claim.itemId).add(shopper);
  }

  /** A purchase of which the user is known. */
  buy(username: string, purchase: Purchase): void {
    this.#byName.get(username)?.buy(purchase);
  }

  #nameOf(claim: AccountClaim, at: number): string | null {
    if ('username' in claim) return claim.username;
    return 'userId' in claim ? (this.#users.withId(claim.userId, at)?.username ?? null) : null;
  }

  #shopper(username: string): Shopper {
    const known = this.#byName.get(username);
    if (known !== undefined) return known;
    const shopper = new Shopper(username);
    this.#byName.set(username, shopper);
    return shopper;
  }

  #holdersOf(itemId: number): Set<Shopper> {
    const known = this.#byItem.get(itemId);
    if (known !== undefined) return known;
    const holders = new Set<Shopper>();
    this.#byItem.set(itemId, holders);
    return holders;
  }

  #forget(username: string): void {
    const shopper = this.#byName.get(username);
    if (shopper === undefined) return;
    this.#byName.delete(username);
    for (const holders of this.#byItem.values()) holders.delete(shopper);
  }
}
