import { addCredits, credits } from '../../shared/credits.ts';
import type { CheckoutCommand, CheckoutOutcome } from '../engine/attempt.ts';
import { AttemptDraft } from '../engine/checkout/draft.ts';
import { PROCESSING } from '../engine/checkout/log-lines.ts';
import { say } from '../engine/checkout/say.ts';
import { validateAndCalculate } from '../engine/checkout/validate.ts';
import type { Steps } from '../engine/steps.ts';
import { ask } from '../engine/steps.ts';
import { inTransaction } from '../engine/transaction.ts';

/**
 * Engines that lose credits on purpose, for the canary tests: a property that does not catch these proves nothing.
 * Each has one mistake of the marketplace's own history (BARTEREX.md section 2).
 */
type Mistake = 'forgets to give back' | 'swallows and commits' | 'links without a guard';

export const forgetfulCheckout = broken('forgets to give back');
export const swallowingCheckout = broken('swallows and commits');
export const greedyCheckout = broken('links without a guard');

function broken(mistake: Mistake) {
  return function* (command: CheckoutCommand): Steps<CheckoutOutcome> {
    const draft = new AttemptDraft(command);
    try {
      const validation = yield* inTransaction('read', () => validateAndCalculate(draft));
      if (validation.kind !== 'ready') return { kind: 'command-reused' };
      draft.phase = 'process';
      yield* say(draft, PROCESSING);
      yield* inTransaction('write', function* () {
        const { buyerId, at } = command;
        yield* ask({
          kind: 'deduct-credits',
          buyerId,
          amount: addCredits(...validation.buyable.map(({ price }) => price)),
        });
        for (const { itemId, sellerId, price } of validation.buyable) {
          const guard = mistake === 'links without a guard' ? yield* currentTerms(draft, itemId) : { sellerId, price };
          const { rowsChanged } = yield* ask({ kind: 'link-item', itemId, buyerId, ...guard });
          if (rowsChanged === 1) yield* ask({ kind: 'record-trade', itemId, buyerId, sellerId, at });
          else if (mistake === 'swallows and commits') return;
          else if (mistake === 'links without a guard')
            yield* ask({ kind: 'give-back-credits', buyerId, amount: price });
        }
      });
    } catch {
      // As the view does: log and go on.
    }
    return { kind: 'settled', attempt: draft.snapshot('failed'), isReplay: false, isRecorded: false };
  };
}

function* currentTerms(draft: AttemptDraft, itemId: AttemptDraft['items'][number]['itemId']) {
  const [item] = yield* ask({ kind: 'read-items', itemIds: [itemId] });
  return {
    sellerId: item?.seller?.userId ?? draft.command.buyerId,
    price: credits(Math.round((item?.value ?? 0) * 100)),
  };
}
