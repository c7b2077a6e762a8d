import type { CheckoutCommand, CheckoutOutcome } from '../attempt.ts';
import type { Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import { inTransaction } from '../transaction.ts';
import { AttemptDraft } from './draft.ts';
import { settleFailure } from './failure.ts';
import { PROCESSING } from './log-lines.ts';
import { processAndSettle } from './process.ts';
import { log, say } from './say.ts';
import { validateAndCalculate } from './validate.ts';

/**
 * The checkout of record (DESIGN section 5). VALIDATE and CALCULATE change nothing and share one view; the attempt is
 * then committed as `started`; PROCESS is one transaction with a savepoint per item. Whatever goes wrong, the buyer
 * pays for what was linked and for nothing else, and the attempt is on record. The same command id never buys twice.
 */
export function* safeCheckout(command: CheckoutCommand): Steps<CheckoutOutcome> {
  const draft = new AttemptDraft(command);
  try {
    const validation = yield* inTransaction('read', () => validateAndCalculate(draft));
    if (validation.kind === 'known') {
      return { kind: 'settled', attempt: validation.attempt, isReplay: true, isRecorded: true };
    }
    if (validation.kind !== 'ready') return validation;

    const started = draft.snapshot('started');
    const start = yield* inTransaction('write', () => ask({ kind: 'insert-attempt', command, attempt: started }));
    if (start.kind === 'transaction-id-taken') return start;

    draft.phase = 'process';
    yield* say(draft, PROCESSING);
    const attempt = yield* inTransaction('write', () => processAndSettle(draft, validation.buyable));
    yield* log(draft, draft.closing);
    return { kind: 'settled', attempt, isReplay: false, isRecorded: true };
  } catch (failure) {
    return yield* settleFailure(draft, failure);
  }
}
