import { credits } from '../../../shared/credits.ts';
import { award, noticeLevel } from './account-events.ts';
import type { Module } from './log-book.ts';
import type { Market, Person, Thing, Truth } from './market.ts';
import { append, decimals } from './market.ts';
import { Session } from './session.ts';

/** What goes wrong in a checkout. */
export interface Faults {
  /** Items whose award of points fails: announced and current roll back the item, legacy ends there. */
  readonly failing?: readonly Thing[];
  /** An error of the database at the item with this index, outside of what handles an item (BARTEREX.md M2). */
  readonly breaksAt?: number;
  /** The first commit fails, and perhaps the second one as well (M7). */
  readonly commit?: 'fails-once' | 'fails';
  /** Current: the order cannot be stored (M8). */
  readonly order?: 'fails';
  /** What others do between this checkout's reading and its writing. */
  readonly meanwhile?: () => void;
}

export type Endpoint = 'process_checkout' | 'finalize_purchase';

/** One request that checks out: what it read, what it is about to write, and the words for it. */
export class Request {
  readonly market: Market;
  readonly truth: Truth;
  readonly session: Session;
  readonly #endpoint: Endpoint;
  readonly #levels: number[] = [];

  constructor(market: Market, buyer: Person, endpoint: Endpoint) {
    this.market = market;
    this.truth = market.begin(buyer);
    this.session = new Session(market, this.truth);
    this.#endpoint = endpoint;
  }

  get buyer(): Person {
    return this.truth.buyer;
  }

  say(message: string, module: Module = 'routes.items'): void {
    this.market.say(module, message, this.truth);
  }

  /** Behind the id that every line of the repaired releases carries. */
  tag(message: string): void {
    this.say(`[TXN:${this.truth.transactionId}] ${message}`);
  }

  charge(value: number): void {
    const account = this.session.account(this.buyer);
    account.balance -= value;
    account.charged += value;
    account.isFlushed = true;
  }

  /** Owner and purchase as they were read: if somebody has bought it in between, he loses it again (M3). */
  link(thing: Thing, sellerId: Thing['ownerId']): void {
    const { market, truth, buyer } = this;
    const { price } = thing;
    const { nowMs: atMs } = market;
    this.session.plan(() => {
      const rivals = market.truths.flatMap(({ buyer: other, received }) =>
        received.filter((one) => one.thing === thing && !one.isTaken && other.id === thing.ownerId && other !== buyer),
      );
      if (thing.ownerId !== sellerId) for (const rival of rivals) rival.isTaken = true;
      const isAgain = thing.ownerId === buyer.id;
      truth.received.push({ thing, price: price ?? credits(0), isTaken: false, isAgain });
      Object.assign(thing, { ownerId: buyer.id, isAvailable: false });
      append(market.trades, { buyerId: buyer.id, sellerId, itemId: thing.id, atMs });
      market.carts = market.carts.filter(({ userId, itemId }) => userId !== buyer.id || itemId !== thing.id);
    });
  }

  /** False where the account has no number of points: the award then rolls the whole session back (M6). */
  awardPoints(thing: Thing): boolean {
    const { market, session, buyer, truth } = this;
    if (session.account(buyer).points === null) {
      session.rollback();
      const error = "unsupported operand type(s) for +=: 'NoneType' and 'int'";
      this.say(`Error awarding purchase points to user ${buyer.id}: ${error}`, 'trading_points');
      return false;
    }
    const told = `User ID: ${buyer.id}, Username: ${buyer.username}, Order: item-${thing.id}`;
    const line = `Points awarded for purchase. ${told}`;
    const level = award(market, session, buyer, { points: 20, line, author: truth });
    if (level !== null) this.#levels.push(level);
    return true;
  }

  /** A hundred credits for whoever brought the buyer, at the first purchase. */
  awardReferrer(tag: string): void {
    const { market, session, buyer, truth } = this;
    const { referrer } = buyer;
    if (referrer === null || buyer.hasBought || !market.people.includes(referrer)) return;
    session.account(referrer).balance += 10_000;
    session.plan(() => {
      buyer.hasBought = true;
      append(market.ledger, {
        userId: referrer.id,
        atMs: market.nowMs,
        type: 'referral_purchase_bonus',
        amount: credits(10_000),
        description: null,
        balanceAfter: null,
      });
    });
    market.say(
      'routes.items',
      `${tag}Referral bonus awarded: Purchase bonus of ₦100 awarded to ${referrer.username}`,
      truth,
    );
  }

  /** Where the view comes to its end, users hear of the levels that they have reached. */
  tellLevels(): void {
    const { points } = this.buyer;
    for (const level of new Set(this.#levels))
      if ((points ?? 0) >= (level - 1) * 100) noticeLevel(this.market, this.buyer, level, this.truth);
  }

  /** The decorator commits whatever the view has left, also after an error that the view swallowed. */
  end(): void {
    this.session.commit();
    this.say(`Database operation '${this.#endpoint}' completed successfully`, 'error_handlers');
  }

  /** The decorator cannot commit, and all is as it was. */
  undo(why: string): void {
    this.session.rollback();
    this.say(`Database operation '${this.#endpoint}' failed during commit: ${why}`, 'error_handlers');
    this.say(`Database operation '${this.#endpoint}' rolled back due to error: ${why}`, 'error_handlers');
    this.say(`Business logic error in ${this.#endpoint}: Database operation failed: ${why}`, 'error_handlers');
  }
}

export const DISK_ERROR = '(sqlite3.OperationalError) disk I/O error';
export const LOCKED = '(sqlite3.OperationalError) database is locked';
export const ROLLED_BACK = "This Session's transaction has been rolled back due to a previous exception during flush.";

/** Python's `sum()` of the prices; null where an item has none. */
export function totalOf(things: readonly Thing[]): number | null {
  return things.some(({ price }) => price === null) ? null : things.reduce((sum, { price }) => sum + (price ?? 0), 0);
}

/** What Python says when it adds up a cart in which the item has no price. */
export function additionError(things: readonly Thing[]): string {
  const first = things[0]?.price === null ? 'int' : 'float';
  return `unsupported operand type(s) for +: '${first}' and 'NoneType'\nTraceback (most recent call last):\n    total = sum(item.value for item in items)`;
}

export function shortage(required: number, available: number): string {
  return `Required: ${decimals(required)}, Available: ${decimals(available)}`;
}
