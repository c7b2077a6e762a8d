import { assertNever } from '../../../shared/assert-never.ts';
import type { Attempt, AttemptError, Settled } from '../attempt.ts';
import type { Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import { inTransaction } from '../transaction.ts';
import { CheckoutError } from './checkout-error.ts';
import type { AttemptDraft } from './draft.ts';
import type { LogLine } from './log-lines.ts';
import { checkoutError, emptyCart, noItemAvailable, notEnoughCredits, unexpectedError } from './log-lines.ts';
import { log } from './say.ts';

/**
 * The end of a checkout that could not go on. Its transaction is rolled back already; a commit of its own records the
 * end. When the failure came after a commit that did go through, the record says so, and that is the outcome.
 */
export function* settleFailure(draft: AttemptDraft, failure: unknown): Steps<Settled> {
  const closing = draft.closing;
  draft.rollBack();
  const error = attemptError(failure);
  const event = draft.addEvent(lineOf(error, draft.buyer?.username ?? ''));
  const attempt = draft.snapshot(isRejection(error) ? 'rejected' : 'failed', error);
  try {
    const stored = yield* inTransaction('write', () => recordEnd(draft, attempt));
    yield* log(draft, stored === attempt ? [event] : closing);
    return { kind: 'settled', attempt: stored, isReplay: false, isRecorded: true };
  } catch {
    yield* log(draft, [event]);
    return { kind: 'settled', attempt, isReplay: false, isRecorded: false };
  }
}

function* recordEnd(draft: AttemptDraft, attempt: Attempt): Steps<Attempt> {
  const { isSettled } = yield* ask({ kind: 'settle-attempt', attempt });
  if (isSettled) return attempt;
  const stored = yield* ask({ kind: 'find-command', command: draft.command });
  if (stored.kind === 'known') return stored.attempt;
  const inserted = yield* ask({ kind: 'insert-attempt', command: draft.command, attempt });
  if (inserted.kind !== 'inserted') throw new Error('The transaction id was taken by somebody else meanwhile');
  return attempt;
}

function attemptError(failure: unknown): AttemptError {
  if (failure instanceof CheckoutError) return { code: failure.code, message: failure.message };
  return { code: 'UNEXPECTED', message: failure instanceof Error ? failure.message : String(failure) };
}

/** A rejection is the buyer's to mend and came before any change; every other end is a failure. */
function isRejection({ code }: AttemptError): boolean {
  return code !== 'ALL_ITEMS_FAILED' && code !== 'UNEXPECTED';
}

function lineOf({ code, message }: AttemptError, username: string): LogLine {
  switch (code) {
    case 'CART_EMPTY':
      return emptyCart(username);
    case 'NO_AVAILABLE_ITEMS':
      return noItemAvailable(username);
    case 'INSUFFICIENT_CREDITS':
      return notEnoughCredits(message);
    case 'BUYER_NOT_FOUND':
    case 'BUYER_BANNED':
    case 'ALL_ITEMS_FAILED':
      return checkoutError(message);
    case 'UNEXPECTED':
      return unexpectedError(message);
    default:
      return assertNever(code);
  }
}
