import type { OrderRow } from '../evidence.ts';
import {
  approve,
  cancelOrder,
  deleteAccount,
  editCredits,
  offer,
  putInCart,
  showDashboard,
  signUp,
  takeFromCart,
} from './account-events.ts';
import type { Faults } from './checkout.ts';
import type { Seen, View } from './evidence-of.ts';
import { evidenceOf } from './evidence-of.ts';
import { legacyCheckout, legacyOrder } from './legacy-checkout.ts';
import type { Person, Release, Thing, Truth } from './market.ts';
import { amount, decimals, Market } from './market.ts';
import { repairedCheckout } from './repaired-checkout.ts';
import { safeCheckout } from './safe-checkout.ts';
import { Session } from './session.ts';

export interface Visit extends Faults {
  /** The buyer did not look at the checkout page first, or the lines of it are gone. */
  readonly isUnseen?: true;
  /** Legacy: the buyer never comes to the order page. */
  readonly leaves?: true;
}

/** What people do at Barterex under one release, as a story: amounts are credits. */
export class Shop {
  readonly market: Market;

  constructor(release: Release) {
    this.market = new Market(release);
  }

  /** An account; with a balance if an admin gave it one. */
  person(username: string, balance?: number, referrer: Person | null = null): Person {
    const person = signUp(this.market, username, referrer);
    if (balance !== undefined) editCredits(this.market, person, amount(balance));
    return person;
  }

  /** Things on sale: what has an owner and a price was approved by an admin. */
  items(seller: Person | null, ...prices: readonly (number | null)[]): readonly Thing[] {
    return prices.map((price) => this.item(seller, price));
  }

  item(seller: Person | null, price: number | null): Thing {
    const title = `Thing ${this.market.things.length + 1}`;
    const thing = offer(this.market, seller, title, price === null ? null : amount(price));
    if (seller !== null && price !== null) approve(this.market, seller, thing, new Session(this.market));
    return thing;
  }

  reprice(thing: Thing, price: number): void {
    thing.price = amount(price);
  }

  edit(person: Person, balance: number): void {
    editCredits(this.market, person, amount(balance));
  }

  /** More credits, as an admin gives them: what is there plus so many. */
  give(person: Person, credits: number): void {
    this.edit(person, person.balance / 100 + credits);
  }

  show(person: Person): void {
    showDashboard(this.market, person);
  }

  buy(buyer: Person, things: readonly Thing[], visit: Visit = {}): Truth {
    this.fillCart(buyer, things);
    if (visit.isUnseen === undefined) this.#visitCheckout(buyer, things);
    const truth = this.#checkout(buyer, things, visit);
    this.#visitOrderPage(buyer, things, { visit, truth });
    return truth;
  }

  /** A checkout buys the whole cart, so what is not wanted is taken out before. */
  fillCart(buyer: Person, things: readonly Thing[]): void {
    this.market.wait(60);
    const others = this.market.carts.filter(
      ({ userId, itemId }) => userId === buyer.id && !things.some(({ id }) => id === itemId),
    );
    for (const { itemId } of others) takeFromCart(this.market, buyer, itemId);
    for (const thing of things) putInCart(this.market, buyer, thing);
  }

  /** Two requests of the same cart at the same moment (BARTEREX.md M5). */
  buyTwice(buyer: Person, things: readonly Thing[], visit: Visit = {}): readonly [first: Truth, second: Truth] {
    const firsts: Truth[] = [];
    const second = this.buy(buyer, things, {
      ...visit,
      meanwhile: () => firsts.push(this.#checkout(buyer, things, {})),
    });
    return [firsts[0] ?? second, second];
  }

  /** Only the request itself, without the pages before it. */
  send(buyer: Person, things: readonly Thing[], faults: Faults = {}): Truth {
    return this.#checkout(buyer, things, faults);
  }

  cancel(truth: Truth, order: OrderRow | undefined = this.orderOf(truth)): void {
    if (order !== undefined) cancelOrder(this.market, order, truth);
  }

  orderOf({ buyer, received }: Truth): OrderRow | undefined {
    return this.market.orders.findLast(
      ({ userId, itemIds, isCancelled }) =>
        !isCancelled && userId === buyer.id && received.some(({ thing }) => itemIds.includes(thing.id)),
    );
  }

  leave(person: Person): void {
    deleteAccount(this.market, person);
  }

  wait(minutes: number): void {
    this.market.wait(minutes * 60);
  }

  seen(view?: View): Seen {
    return evidenceOf(this.market, view);
  }

  #checkout(buyer: Person, things: readonly Thing[], faults: Faults): Truth {
    switch (this.market.release) {
      case 'legacy':
        return legacyCheckout(this.market, buyer, things, faults);
      case 'console':
        return safeCheckout(this.market, buyer, things, faults);
      default:
        return repairedCheckout(this.market, buyer, things, faults);
    }
  }

  /** The checkout page shows the cart's total from the release of 2025-12-24 on. */
  #visitCheckout({ username }: Person, things: readonly Thing[]): void {
    const { market } = this;
    const available = things.filter(({ isAvailable }) => isAvailable);
    const total = available.reduce((sum, { price }) => sum + (price ?? 0), 0);
    if (market.release !== 'release-2025-12-24' && market.release !== 'current') return;
    if (available.length === 0) return;
    const told = `User: ${username}, Items: ${available.length}, Total: ${decimals(total)}`;
    market.say('routes.items', `Checkout initialized - ${told}`);
    market.wait(10);
    market.say('routes.items', `Delivery setup completed - User: ${username}, Method: pickup`);
    market.wait(5);
  }

  #visitOrderPage(buyer: Person, things: readonly Thing[], { visit, truth }: { visit: Visit; truth: Truth }): void {
    const { market } = this;
    const isSuccess = market.log.records.some(
      ({ author, text }) => author === truth && text.includes('Checkout completed successfully'),
    );
    if (market.release !== 'legacy' || visit.leaves === true || !isSuccess) return;
    const total = things.reduce((sum, { price }) => sum + (price ?? 0), 0);
    legacyOrder(market, { buyer, things, total });
  }
}
