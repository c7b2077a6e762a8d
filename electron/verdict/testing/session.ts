import { credits } from '../../../shared/credits.ts';
import type { Market, Person, Truth } from './market.ts';

/** An account as a session knows it: read once, without a lock, and counted on from there. */
export interface Draft {
  /** As it was read. */
  readonly loaded: { readonly balance: number; readonly points: number | null; readonly taken: number };
  balance: number;
  points: number | null;
  /** What of it is the checkout's charge. */
  charged: number;
  /** It was written once already, at a savepoint: it is written again, whatever it comes to. */
  isFlushed: boolean;
}

/**
 * A unit of work as the marketplace's ORM does it: what was read stays as it was read, and a balance that was changed is
 * written as that absolute value, whatever is stored by then (BARTEREX.md M4).
 */
export class Session {
  readonly #market: Market;
  readonly #truth: Truth | null;
  #drafts = new Map<Person, Draft>();
  #writes: (() => void)[] = [];

  constructor(market: Market, truth: Truth | null = null) {
    this.#market = market;
    this.#truth = truth;
  }

  account(person: Person): Draft {
    const known = this.#drafts.get(person);
    if (known !== undefined) return known;
    const { balance, points } = person;
    const draft = {
      loaded: { balance, points, taken: person.taken.length },
      balance,
      points,
      charged: 0,
      isFlushed: false,
    };
    this.#drafts.set(person, draft);
    return draft;
  }

  /** Something that is stored with the commit, and not before. */
  plan(write: () => void): void {
    this.#writes.push(write);
  }

  /** What the returned function takes back is everything from here on. */
  savepoint(): () => void {
    const writes = [...this.#writes];
    const drafts = [...this.#drafts].map(([person, draft]) => ({ person, draft, was: { ...draft } }));
    return () => {
      this.#writes = writes;
      this.#drafts = new Map(drafts.map(({ person, draft, was }) => [person, Object.assign(draft, was)]));
    };
  }

  rollback(): void {
    this.#drafts = new Map();
    this.#writes = [];
  }

  commit(): void {
    for (const [person, draft] of this.#drafts) this.#store(person, draft);
    for (const write of this.#writes) write();
    this.rollback();
  }

  #store(person: Person, { loaded, balance, points, charged, isFlushed }: Draft): void {
    if (points !== loaded.points) person.points = points;
    if ((balance === loaded.balance && !isFlushed) || !this.#market.people.includes(person)) return;
    const meanwhile = person.taken.slice(loaded.taken);
    const takenMeanwhile = meanwhile.reduce((sum, { amount }) => sum + amount, 0);
    const came = person.balance - loaded.balance + takenMeanwhile;
    person.balance = credits(balance);
    if (this.#truth?.buyer !== person) return;
    person.taken.push({ by: this.#truth, amount: charged });
    this.#truth.wiped = meanwhile.map(({ by }) => by);
    this.#truth.charged += charged;
    this.#truth.givenBack += takenMeanwhile;
    this.#truth.overwritten += Math.max(0, came);
  }
}
