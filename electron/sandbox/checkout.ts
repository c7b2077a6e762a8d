import type { TransactionId } from '../../shared/ids.ts';
import type { CheckoutCommand, CheckoutOutcome } from '../engine/attempt.ts';
import { safeCheckout } from '../engine/checkout/safe.ts';
import type { Performer } from '../engine/performer.ts';
import type { CheckoutStore } from '../store/port.ts';

export interface CheckoutOptions {
  readonly command: Omit<CheckoutCommand, 'transactionId'>;
  /** Draws 32 random bits as 8 hex digits. */
  readonly drawTransactionId: () => TransactionId;
  readonly wrap?: (performer: Performer) => Performer;
}

/** With a million attempts on record, one draw in 4,000 is taken; a hundred in a row means that the source is broken. */
const MOST_DRAWS = 100;

/** Runs the safe checkout and draws another transaction id when the drawn one exists already. */
export async function runCheckout(
  store: CheckoutStore,
  { command, drawTransactionId, wrap }: CheckoutOptions,
): Promise<Exclude<CheckoutOutcome, { readonly kind: 'transaction-id-taken' }>> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const work = safeCheckout({ ...command, transactionId: drawTransactionId() });
    const outcome = await store.perform(work, wrap);
    if (outcome.kind !== 'transaction-id-taken') return outcome;
  }
  throw new Error('Every drawn transaction id exists already');
}
