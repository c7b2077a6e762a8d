import { addCredits } from '../../../shared/credits.ts';
import type { StepResults, Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import { buyerBanned, buyerNotFound, cartEmpty, insufficientCredits, noAvailableItems } from './checkout-error.ts';
import type { AttemptDraft } from './draft.ts';
import type { BuyableItem } from './item-check.ts';
import { checkItem } from './item-check.ts';
import { CALCULATING, itemFailed, VALIDATING } from './log-lines.ts';
import { say } from './say.ts';

type EarlierCommand = Exclude<StepResults['find-command'], { readonly kind: 'new' }>;

/** Either the items that can be bought and paid for, or what is already known of this command. */
export type Validation = { readonly kind: 'ready'; readonly buyable: readonly BuyableItem[] } | EarlierCommand;

/** VALIDATE and CALCULATE: one view of the database, nothing changes. Throws a `CheckoutError` when nothing can be bought. */
export function* validateAndCalculate(draft: AttemptDraft): Steps<Validation> {
  const earlier = yield* ask({ kind: 'find-command', command: draft.command });
  if (earlier.kind !== 'new') return earlier;

  yield* say(draft, VALIDATING);
  const buyer = yield* ask({ kind: 'read-buyer', buyerId: draft.command.buyerId });
  if (buyer === null) throw buyerNotFound();
  draft.buyer = buyer;
  draft.balanceBefore = buyer.balance;
  if (buyer.isBanned) throw buyerBanned();
  if (draft.items.length === 0) throw cartEmpty();
  const buyable = yield* validateItems(draft);
  if (buyable.length === 0) throw noAvailableItems();

  draft.phase = 'calculate';
  yield* say(draft, CALCULATING);
  const total = addCredits(...buyable.map(({ price }) => price));
  draft.total = total;
  if (buyer.balance < total) throw insufficientCredits(total, buyer.balance);
  return { kind: 'ready', buyable };
}

function* validateItems(draft: AttemptDraft): Steps<readonly BuyableItem[]> {
  const itemIds = draft.items.map(({ itemId }) => itemId);
  const found = new Map((yield* ask({ kind: 'read-items', itemIds })).map((item) => [item.itemId, item]));
  const buyable: BuyableItem[] = [];
  for (const itemId of itemIds) {
    const checked = checkItem(itemId, found.get(itemId), draft.command.buyerId);
    if (checked.kind === 'buyable') {
      draft.setItem({ ...checked, outcome: 'not-tried', failure: null });
      buyable.push(checked);
    } else {
      yield* say(draft, itemFailed(draft.setItem({ ...checked, outcome: 'failed' })));
    }
  }
  return buyable;
}
