import { addCredits } from '../../../shared/credits.ts';
import type { Attempt } from '../attempt.ts';
import { assertInvariants } from '../invariants.ts';
import type { StepOf, Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import { allItemsFailed, buyerNotFound, insufficientCredits } from './checkout-error.ts';
import type { AttemptDraft } from './draft.ts';
import type { BuyableItem } from './item-check.ts';
import { itemFailed, itemProcessed, someItemsFailed, successful } from './log-lines.ts';
import { say } from './say.ts';

/**
 * PROCESS, inside its one transaction: the total is deducted once by one guarded relative statement; an item that is
 * not as validated any more is rolled back to its savepoint and its price given back; then the invariants.
 */
export function* processAndSettle(draft: AttemptDraft, buyable: readonly BuyableItem[]): Steps<Attempt> {
  const { buyerId, transactionId, at } = draft.command;
  const count = new RowCount();

  yield* deduct(draft, buyable, count);
  for (const item of buyable) yield* processItem(draft, item, count);
  if (draft.received.length === 0) throw allItemsFailed();
  yield* count.of({ kind: 'mark-last-checkout', buyerId, transactionId, at });
  yield* checkInvariants(draft, count);

  addClosing(draft);
  const attempt = draft.snapshot(draft.failed.length === 0 ? 'success' : 'partial');
  const { isSettled } = yield* ask({ kind: 'settle-attempt', attempt });
  if (!isSettled) throw new Error('The attempt was ended by somebody else while it ran');
  return attempt;
}

function* deduct(draft: AttemptDraft, buyable: readonly BuyableItem[], count: RowCount): Steps<void> {
  const { buyerId } = draft.command;
  const buyer = yield* ask({ kind: 'read-buyer', buyerId });
  if (buyer === null) throw buyerNotFound();
  draft.balanceBefore = buyer.balance;
  const total = addCredits(...buyable.map(({ price }) => price));
  const deducted = yield* count.of({ kind: 'deduct-credits', buyerId, amount: total });
  if (deducted === 0) throw insufficientCredits(total, buyer.balance);
}

function* processItem(draft: AttemptDraft, item: BuyableItem, count: RowCount): Steps<void> {
  const { buyerId, at } = draft.command;
  const { itemId, sellerId, price } = item;
  yield* ask({ kind: 'open-savepoint' });
  const linked = yield* count.of({ kind: 'link-item', itemId, buyerId, sellerId, price });
  if (linked === 1) {
    yield* count.of({ kind: 'record-trade', itemId, buyerId, sellerId, at });
    yield* count.of({ kind: 'remove-cart-row', itemId, buyerId });
    yield* ask({ kind: 'release-savepoint' });
    yield* say(draft, itemProcessed(draft.setItem({ ...item, outcome: 'received', failure: null })));
    return;
  }
  yield* ask({ kind: 'rollback-to-savepoint' });
  yield* ask({ kind: 'release-savepoint' });
  yield* count.of({ kind: 'give-back-credits', buyerId, amount: price });
  const failed = draft.setItem({ ...item, outcome: 'failed', failure: 'changed-during-checkout' });
  yield* say(draft, itemFailed(failed));
}

function* checkInvariants(draft: AttemptDraft, count: RowCount): Steps<void> {
  const { buyerId } = draft.command;
  const received = draft.received.flatMap(({ itemId, price }) => (price === null ? [] : [{ itemId, price }]));
  const facts = yield* ask({ kind: 'read-facts', buyerId, itemIds: received.map(({ itemId }) => itemId) });
  if (draft.balanceBefore === null) throw new Error('The balance was never read');
  const { balanceBefore, charged } = draft;
  assertInvariants({ buyerId, balanceBefore, charged, received, rowsChanged: count.total }, facts);
}

/** What becomes true with the commit, and is logged after it. */
function addClosing(draft: AttemptDraft): void {
  const { received, failed, charged, buyer } = draft;
  draft.addClosing(successful(buyer?.username ?? '', received.length, charged));
  if (failed.length > 0) draft.addClosing(someItemsFailed(failed));
}

type ChangingStep = StepOf<
  'deduct-credits' | 'link-item' | 'record-trade' | 'remove-cart-row' | 'give-back-credits' | 'mark-last-checkout'
>;

/** Adds up what this checkout's own statements changed, to be compared with what the database says has changed. */
class RowCount {
  total = 0;

  *of(step: ChangingStep): Steps<number> {
    const { rowsChanged } = yield* ask(step);
    this.total += rowsChanged;
    return rowsChanged;
  }
}
