import type {
  AttemptStatus,
  CheckoutErrorCode,
  CheckoutPhase,
  EngineName,
  ItemFailure,
  ItemOutcome,
  LogLevel,
} from '../../shared/checkout.ts';
import type { Credits } from '../../shared/credits.ts';
import type { CommandId, ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

/** What somebody wants to buy. The id and the time come in from outside: the engine draws nothing and reads no clock. */
export interface CheckoutCommand {
  readonly commandId: CommandId;
  readonly transactionId: TransactionId;
  readonly buyerId: UserId;
  readonly itemIds: readonly ItemId[];
  readonly at: Instant;
}

/** What became of one item of the cart. `failure` is set exactly when the outcome is `failed`. */
export interface AttemptedItem {
  readonly itemId: ItemId;
  readonly title: string | null;
  readonly price: Credits | null;
  readonly sellerId: UserId | null;
  readonly outcome: ItemOutcome;
  readonly failure: ItemFailure | null;
}

/** A line of the attempt's own story; its text is what the log file says after `[TXN:id] `. */
export interface AttemptEvent {
  readonly phase: CheckoutPhase;
  readonly level: LogLevel;
  readonly message: string;
}

export interface AttemptError {
  readonly code: CheckoutErrorCode;
  readonly message: string;
}

/** One checkout attempt as it is persisted. Amounts are hundredths. */
export interface Attempt {
  readonly transactionId: TransactionId;
  readonly commandId: CommandId;
  readonly buyerId: UserId;
  readonly engine: EngineName;
  readonly status: AttemptStatus;
  readonly phase: CheckoutPhase;
  readonly items: readonly AttemptedItem[];
  readonly total: Credits | null;
  readonly charged: Credits;
  readonly balanceBefore: Credits | null;
  readonly balanceAfter: Credits | null;
  readonly error: AttemptError | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly events: readonly AttemptEvent[];
}

/** The same command was given before with other input: an error of the caller, never a second purchase. */
export interface CommandReused {
  readonly kind: 'command-reused';
}

/** The drawn transaction id exists already: nothing was written; draw another one. */
export interface TransactionIdTaken {
  readonly kind: 'transaction-id-taken';
}

export interface Settled {
  readonly kind: 'settled';
  readonly attempt: Attempt;
  /** True when this is the stored outcome of an earlier try with the same command id. */
  readonly isReplay: boolean;
  /** False when even the record of a failure could not be written; the next opening then finds it interrupted. */
  readonly isRecorded: boolean;
}

export type CheckoutOutcome = Settled | TransactionIdTaken | CommandReused;
