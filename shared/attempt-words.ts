import { assertNever } from './assert-never.ts';
import type {
  AttemptStatus,
  CheckoutErrorCode,
  CheckoutPhase,
  ItemFailure,
  ItemOutcome,
  TransactionOutcome,
} from './checkout.ts';
import { type Credits, formatCredits } from './credits.ts';

/** The words for people of what `checkout.ts` lists. Short and plain; no sentence here knows more than the stored attempt. */
export const STATUS_WORDS: Readonly<Record<AttemptStatus, string>> = {
  success: 'Success',
  partial: 'Partial',
  rejected: 'Rejected',
  failed: 'Failed',
  interrupted: 'Interrupted',
  started: 'Started',
};

/** The same where a log may be the only witness. */
export const TRANSACTION_WORDS: Readonly<Record<TransactionOutcome, string>> = { ...STATUS_WORDS, unknown: 'Unknown' };

export const PHASE_WORDS: Readonly<Record<CheckoutPhase, string>> = {
  validate: 'Validate',
  calculate: 'Calculate',
  process: 'Process',
};

export const OUTCOME_WORDS: Readonly<Record<ItemOutcome, string>> = {
  received: 'Received',
  failed: 'Failed',
  'rolled-back': 'Rolled back',
  'not-tried': 'Not tried',
};

export const FAILURE_WORDS: Readonly<Record<ItemFailure, string>> = {
  'not-found': 'The item no longer exists.',
  'not-available': 'It was not available any more.',
  'no-seller': 'It has no seller.',
  'own-item': 'It already belongs to the buyer.',
  'bad-price': 'It has no price that can be charged.',
  'changed-during-checkout': 'It changed or was taken during the checkout.',
};

/** What `describeAttempt` needs of an attempt. */
export interface DescribedAttempt {
  readonly status: AttemptStatus;
  readonly charged: Credits;
  readonly total: Credits | null;
  readonly itemsRequested: number;
  readonly itemsReceived: number;
  readonly error: { readonly code: CheckoutErrorCode } | null;
}

/** One sentence of what happened: `Charged 2,000 for 1 of 2 items; 1 failed and was not charged.` */
export function describeAttempt(attempt: DescribedAttempt): string {
  const { status, itemsRequested, itemsReceived } = attempt;
  const charged = formatCredits(attempt.charged);
  switch (status) {
    case 'success':
      return `Charged ${charged} for ${countOf(itemsReceived)}; ${itemsReceived === 1 ? 'it was' : 'all were'} received.`;
    case 'partial': {
      const failed = itemsRequested - itemsReceived;
      return `Charged ${charged} for ${itemsReceived} of ${countOf(itemsRequested)}; ${failed} failed and ${failed === 1 ? 'was' : 'were'} not charged.`;
    }
    case 'rejected':
      return `Nothing was charged: ${reasonOf(attempt)}.`;
    case 'failed':
      return `Nothing was charged: ${reasonOf(attempt)}, and the whole checkout was undone.`;
    case 'interrupted':
      return 'The checkout was cut off before its end and undone; nothing was charged.';
    case 'started':
      return 'The checkout has started and has not ended yet.';
    default:
      return assertNever(status);
  }
}

function reasonOf({ error, total }: DescribedAttempt): string {
  if (error === null) return 'no reason was recorded';
  const { code } = error;
  switch (code) {
    case 'CART_EMPTY':
      return 'the cart was empty';
    case 'BUYER_NOT_FOUND':
      return 'the buyer does not exist';
    case 'BUYER_BANNED':
      return 'the buyer is banned';
    case 'NO_AVAILABLE_ITEMS':
      return 'none of the items was available';
    case 'INSUFFICIENT_CREDITS':
      return total === null
        ? 'the balance was too low'
        : `the balance did not cover the total of ${formatCredits(total)}`;
    case 'ALL_ITEMS_FAILED':
      return 'every item failed';
    case 'UNEXPECTED':
      return 'something unexpected went wrong';
    default:
      return assertNever(code);
  }
}

export function countOf(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
