import type { Credits } from '../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Attempt, AttemptEvent, CheckoutCommand } from './attempt.ts';

/**
 * A checkout is a generator of these steps (DESIGN section 5): plain data that says what to do next, answered with what
 * came of it. Whoever performs them decides whether that happens in SQLite, with a fault in between, or only on screen.
 */
export type Step =
  /** `read`: one consistent view; `write`: the write lock at once. */
  | { readonly kind: 'begin'; readonly mode: 'read' | 'write' }
  | { readonly kind: 'commit' }
  /** Nothing happens when no transaction is open any more: SQLite rolls back by itself after some errors. */
  | { readonly kind: 'rollback' }
  | { readonly kind: 'open-savepoint' }
  | { readonly kind: 'release-savepoint' }
  | { readonly kind: 'rollback-to-savepoint' }
  | { readonly kind: 'find-command'; readonly command: CheckoutCommand }
  | { readonly kind: 'read-buyer'; readonly buyerId: UserId }
  | { readonly kind: 'read-items'; readonly itemIds: readonly ItemId[] }
  | { readonly kind: 'deduct-credits'; readonly buyerId: UserId; readonly amount: Credits }
  | {
      readonly kind: 'link-item';
      readonly itemId: ItemId;
      readonly buyerId: UserId;
      readonly sellerId: UserId;
      readonly price: Credits;
    }
  | {
      readonly kind: 'record-trade';
      readonly itemId: ItemId;
      readonly buyerId: UserId;
      readonly sellerId: UserId;
      readonly at: Instant;
    }
  | { readonly kind: 'remove-cart-row'; readonly itemId: ItemId; readonly buyerId: UserId }
  | { readonly kind: 'give-back-credits'; readonly buyerId: UserId; readonly amount: Credits }
  | {
      readonly kind: 'mark-last-checkout';
      readonly buyerId: UserId;
      readonly transactionId: TransactionId;
      readonly at: Instant;
    }
  | { readonly kind: 'read-facts'; readonly buyerId: UserId; readonly itemIds: readonly ItemId[] }
  | { readonly kind: 'insert-attempt'; readonly command: CheckoutCommand; readonly attempt: Attempt }
  /** Gives an attempt that stands as `started` its end. */
  | { readonly kind: 'settle-attempt'; readonly attempt: Attempt }
  | { readonly kind: 'log'; readonly transactionId: TransactionId; readonly at: Instant; readonly event: AttemptEvent };

export type StepKind = Step['kind'];
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>;

export interface Buyer {
  readonly userId: UserId;
  readonly username: string;
  readonly balance: Credits;
  readonly isBanned: boolean;
}

export interface MarketItem {
  readonly itemId: ItemId;
  readonly title: string;
  /** As stored: a float, perhaps no amount at all. */
  readonly value: number | null;
  readonly isAvailable: boolean;
  /** Null when the owner's account does not exist. */
  readonly seller: { readonly userId: UserId; readonly username: string } | null;
}

/** What the database says inside the open transaction, for the invariants. */
export interface CheckoutFacts {
  readonly balance: Credits | null;
  readonly owners: readonly {
    readonly itemId: ItemId;
    readonly ownerId: UserId;
    readonly isAvailable: boolean;
  }[];
  /** Rows changed since `begin`, by statements and by triggers alike. */
  readonly rowsChanged: number;
}

export interface StepResults {
  readonly begin: null;
  readonly commit: null;
  readonly rollback: { readonly wasOpen: boolean };
  readonly 'open-savepoint': null;
  readonly 'release-savepoint': null;
  readonly 'rollback-to-savepoint': null;
  readonly 'find-command':
    | { readonly kind: 'new' }
    | { readonly kind: 'transaction-id-taken' }
    | { readonly kind: 'command-reused' }
    | { readonly kind: 'known'; readonly attempt: Attempt };
  readonly 'read-buyer': Buyer | null;
  readonly 'read-items': readonly MarketItem[];
  readonly 'deduct-credits': RowsChanged;
  readonly 'link-item': RowsChanged;
  readonly 'record-trade': RowsChanged;
  readonly 'remove-cart-row': RowsChanged;
  readonly 'give-back-credits': RowsChanged;
  readonly 'mark-last-checkout': RowsChanged;
  readonly 'read-facts': CheckoutFacts;
  readonly 'insert-attempt': { readonly kind: 'inserted' } | { readonly kind: 'transaction-id-taken' };
  /** False when there is no such attempt, or its end was recorded before; nothing was written then. */
  readonly 'settle-attempt': { readonly isSettled: boolean };
  readonly log: null;
}

export interface RowsChanged {
  readonly rowsChanged: number;
}

export type StepResult = StepResults[StepKind];

/** A unit of work: yields steps, is sent their results, returns what came of it. */
export type Steps<Result> = Generator<Step, Result, StepResult>;

/** Asks for one step. The one place where the answer's type is asserted: a performer's `perform` answers per kind. */
export function* ask<Kind extends StepKind>(step: StepOf<Kind>): Steps<StepResults[Kind]> {
  return (yield step) as StepResults[Kind];
}
