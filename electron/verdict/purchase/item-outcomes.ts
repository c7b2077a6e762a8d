import type { Credits } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { VerdictItemOutcome } from '../../../shared/verdict.ts';
import type { RecordedCheckout } from '../evidence.ts';
import type { Delivery } from '../facts/deliveries.ts';
import { mayMakeUp } from '../facts/prices.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { isRepeat } from './purchase-case.ts';

export interface ItemOutcomeFound {
  readonly itemId: ItemId;
  readonly outcome: VerdictItemOutcome;
}

export interface OutcomesFound {
  readonly outcomes: readonly ItemOutcomeFound[];
  /** How many choices of items that may have been in the cart as well make up the charge; null where nobody asks. */
  readonly ways: number | null;
}

/** What became of each item of an attempt: those that it linked, that failed, that it named, and the rest of the cart. */
export function findOutcomes(purchase: PurchaseCase, charged: Credits | null): OutcomesFound {
  const { attempt, recorded, deliveries, kept, unexplained, user } = purchase;
  if (recorded !== null) {
    const outcomes = recorded.items.map(({ itemId, outcome }) => ({ itemId, outcome: RECORDED[outcome] }));
    return { outcomes, ways: null };
  }
  const found = new Map<ItemId, VerdictItemOutcome>();
  for (const delivery of deliveries) found.set(delivery.trade.itemId, deliveredOutcome(delivery));
  const told = () => [...found].map(([itemId, outcome]) => ({ itemId, outcome }));
  if (isRepeat(purchase)) return { outcomes: told(), ways: null };
  for (const itemId of attempt.itemsFailed) if (!found.has(itemId)) found.set(itemId, 'failed');
  for (const itemId of kept) found.set(itemId, 'received');
  // Legacy logs points for items that it then rolls back, and charges what it links.
  const isOpen = attempt.family !== 'legacy' || attempt.reported !== 'error';
  if (isOpen && user !== null && charged !== 0)
    for (const itemId of attempt.itemsDone) if (!found.has(itemId)) found.set(itemId, 'unknown');
  const rests = restsOfCart(purchase, [...found.keys()], charged);
  const [rest, ...others] = rests ?? [];
  if (rest !== undefined && others.length === 0)
    for (const itemId of rest) found.set(itemId, unexplained.includes(itemId) ? 'unknown' : 'never-tried');
  return { outcomes: told(), ways: rests?.length ?? null };
}

/** True for an item that the attempt linked, whoever has it now. */
export function isLinked(outcome: VerdictItemOutcome): boolean {
  return outcome === 'received' || outcome === 'taken-by-other' || outcome === 'unknown' || outcome === 'already-owned';
}

const RECORDED: Readonly<Record<RecordedCheckout['items'][number]['outcome'], VerdictItemOutcome>> = {
  received: 'received',
  failed: 'failed',
  'rolled-back': 'failed',
  'not-tried': 'never-tried',
};

function deliveredOutcome({ isRepeated, isTaken }: Delivery): VerdictItemOutcome {
  if (isRepeated) return 'already-owned';
  if (isTaken === null) return 'unknown';
  return isTaken ? 'taken-by-other' : 'received';
}

const MOST_LEFT_OVER = 10;

/** What else may have been in the cart: the choices that make up the charge together with what is known. */
function restsOfCart(
  { attempt, cart, prices }: PurchaseCase,
  known: readonly ItemId[],
  charged: Credits | null,
): readonly (readonly ItemId[])[] | null {
  if (attempt.reported !== 'error' || attempt.family === 'legacy' || charged === null || charged === 0) return null;
  const left = cart.possible.filter((itemId) => !known.includes(itemId));
  if (left.length > MOST_LEFT_OVER) return [];
  return choicesOf(left).filter((some) => mayMakeUp(prices, [...known, ...some], charged));
}

function choicesOf(items: readonly ItemId[]): readonly (readonly ItemId[])[] {
  let found: readonly (readonly ItemId[])[] = [[]];
  for (const item of items) found = found.flatMap((some) => [some, [...some, item]]);
  return found;
}
