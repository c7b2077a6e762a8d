import type { EngineFamily } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import { credits } from '../../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../../shared/ids.ts';
import { transactionId } from '../../../shared/ids.ts';
import type {
  CartRow,
  EditRow,
  LedgerRow,
  NoticeRow,
  OrderRow,
  RecordedCheckout,
  TradeRow,
  UserRow,
} from '../evidence.ts';
import type { Module } from './log-book.ts';
import { LogBook } from './log-book.ts';

/** The five releases that people have bought under. */
export type Release = Exclude<EngineFamily, 'unknown'>;

export interface Person {
  readonly id: UserId;
  readonly username: string;
  readonly createdAtMs: number;
  readonly referrer: Person | null;
  balance: Credits;
  /** Null after a migration without a default: awarding points then fails (BARTEREX.md M6). */
  points: number | null;
  lastCheckout: UserRow['lastCheckout'];
  hasBought: boolean;
  /** What checkouts have taken from it, one after the other: that is the truth, which nobody can read. */
  readonly taken: { readonly by: Truth; readonly amount: number }[];
}

export interface Thing {
  readonly id: ItemId;
  readonly title: string;
  price: Credits | null;
  ownerId: UserId | null;
  isAvailable: boolean;
}

/** What really happened in one checkout. */
export interface Truth {
  readonly transactionId: TransactionId;
  readonly family: Release;
  readonly buyer: Person;
  charged: number;
  /** Credits that came in while it ran, and that its write wiped out (BARTEREX.md M4). */
  overwritten: number;
  /** What another checkout of the same buyer had taken, and this one's write gave back (M5). */
  givenBack: number;
  /** Those checkouts. */
  wiped: readonly Truth[];
  readonly received: { readonly thing: Thing; readonly price: Credits; isTaken: boolean; readonly isAgain: boolean }[];
  /** Given back by cancelling its order. */
  returned: number;
}

/** A day in the life of Barterex. */
const MORNING_MS = Date.parse('2026-03-02T08:00:00Z');

/** A marketplace in memory: what is stored, what is logged, and what is true. Rows get the ids that SQLite would give. */
export class Market {
  nowMs = MORNING_MS;
  readonly log = new LogBook<Truth>();
  readonly truths: Truth[] = [];
  people: Person[] = [];
  things: Thing[] = [];
  trades: TradeRow[] = [];
  readonly orders: OrderRow[] = [];
  readonly ledger: LedgerRow[] = [];
  readonly notices: NoticeRow[] = [];
  readonly edits: EditRow[] = [];
  carts: CartRow[] = [];
  readonly checkouts: RecordedCheckout[] = [];
  /** Attempts of the console's own engine, which are read from its table and not from a log. */
  readonly recorded: { readonly attemptId: number; readonly truth: Truth; readonly atMs: number }[] = [];
  readonly release: Release;

  constructor(release: Release) {
    this.release = release;
  }

  /** Time passes. */
  wait(seconds: number): void {
    this.nowMs += Math.round(seconds * 1000);
  }

  say(module: Module, message: string, author: Truth | null = null): void {
    this.nowMs += 3;
    this.log.say(this.nowMs, module, message, author);
  }

  begin(buyer: Person): Truth {
    const id = ((this.truths.length + 1) * 0x9e3779b1) >>> 0;
    const truth: Truth = {
      transactionId: transactionId(id.toString(16).padStart(8, '0')),
      family: this.release,
      buyer,
      charged: 0,
      overwritten: 0,
      givenBack: 0,
      wiped: [],
      received: [],
      returned: 0,
    };
    this.truths.push(truth);
    return truth;
  }

  thing(id: number): Thing | undefined {
    return this.things.find((thing) => thing.id === id);
  }

  person(id: number | null): Person | undefined {
    return this.people.find((person) => person.id === id);
  }
}

/** The id of the newest row that was deleted goes to the next one (BARTEREX.md section 5). */
export function nextId(rows: readonly { readonly id: number }[]): number {
  return Math.max(0, ...rows.map(({ id }) => id)) + 1;
}

/** A row behind the others of its table. */
export function append<Row extends { readonly id: number }>(rows: Row[], row: Omit<Row, 'id'>): Row {
  const added = { ...row, id: nextId(rows) } as Row;
  rows.push(added);
  return added;
}

export function decimals(amount: number): string {
  return amount % 100 === 0 ? `${amount / 100}.0` : String(amount / 100);
}

/** Credits, written as people write them. */
export function amount(value: number): Credits {
  return credits(Math.round(value * 100));
}
