import type { Credits } from '../../../shared/credits.ts';
import { addCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { VerdictItemOutcome } from '../../../shared/verdict.ts';
import { isRefusal } from '../facts/deliveries.ts';
import { mayMakeUp, pricesThatMakeUp } from '../facts/prices.ts';
import type { Reason, VerdictItem } from '../verdict.ts';
import type { ItemOutcomeFound } from './item-outcomes.ts';
import { findOutcomes, isLinked } from './item-outcomes.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { isRepeat, linkedItems } from './purchase-case.ts';

/** What a buyer really got from one attempt. */
export interface Receipt {
  readonly items: readonly VerdictItem[];
  /** The value of what was received; null where it cannot be told. */
  readonly received: Credits | null;
  readonly reasons: readonly Reason[];
  readonly missing: readonly string[];
}

/** `charged` is null while the charge cannot be told: then only prices beyond doubt are told. */
export function findReceipt(purchase: PurchaseCase, charged: Credits | null): Receipt {
  const { outcomes, ways } = findOutcomes(purchase, charged);
  const prices = priceAll(purchase, outcomes, (ways ?? 1) > 1 ? null : charged);
  const items = outcomes.map(
    ({ itemId, outcome }): VerdictItem => ({
      itemId,
      title: purchase.prices.titleOf(itemId),
      price: prices.get(itemId) ?? null,
      outcome,
    }),
  );
  const isNothing = (charged === 0 && linkedItems(purchase).length === 0) || isRepeat(purchase);
  const missing = isNothing
    ? untold(purchase)
    : [
        ...untold(purchase),
        ...untoldItems(purchase, items, charged),
        // What else it was charged for may have been received as well, and its purchase gone with an account.
        ...(ways === 0 ? ['The items that are known do not make up what was charged.'] : []),
      ];
  return {
    items,
    received: isNothing ? ZERO_CREDITS : missing.length > 0 ? null : receivedValue(purchase, items, charged),
    reasons: items.map((item) => reasonFor(purchase, item)),
    missing,
  };
}

function receivedValue(purchase: PurchaseCase, items: readonly VerdictItem[], charged: Credits | null): Credits | null {
  const isAll = items.length > 0 && items.every(({ outcome }) => outcome === 'received');
  // All of it was received, as far as the lines tell: then it is worth what it cost, if the prices do not deny it.
  if (isAll && isWhole(purchase, items.length)) {
    const itemIds = items.map(({ itemId }) => itemId);
    return charged !== null && mayMakeUp(purchase.prices, itemIds, charged) ? charged : null;
  }
  const got = items.filter(({ outcome }) => outcome === 'received').map(({ price }) => price);
  return got.every((price) => price !== null) ? addCredits(...got) : null;
}

/** True when what was charged is the price of exactly these items: legacy charges what it links. */
function isWhole({ attempt }: PurchaseCase, count: number): boolean {
  return attempt.family === 'legacy' || (attempt.itemsFailed.length === 0 && attempt.itemCount === count);
}

function untold({ attempt, user, isInDoubt, keepsTrades }: PurchaseCase): readonly string[] {
  if (isRefusal(attempt)) return [];
  return [
    ...(user === null ? ['Nobody can be named, so no purchase, item or balance can be asked.'] : []),
    ...(isInDoubt ? ['A recorded purchase fits two checkouts of the same moment.'] : []),
    ...(keepsTrades ? [] : ['This marketplace has no table of purchases.']),
  ];
}

function untoldItems(
  { attempt, unexplained }: PurchaseCase,
  items: readonly VerdictItem[],
  charged: Credits | null,
): readonly string[] {
  const linked = items.filter(({ outcome }) => isLinked(outcome)).length;
  const paid = items.reduce((sum, { price }) => sum + (price ?? 0), 0);
  const isShort = attempt.itemCount !== null && linked < attempt.itemCount;
  return [
    ...(items.some(({ outcome }) => outcome === 'unknown')
      ? ['Who got an item cannot be told from what is left.']
      : []),
    ...(isShort ? ['The log counts more items than purchases are on record.'] : []),
    ...(!isShort && unexplained.length > 0 && attempt.itemCount === null && paid !== charged
      ? ['The user owns an item of the cart, and nothing tells how it was bought.']
      : []),
  ];
}

/** A price is certain when everything in the purchase adds up to the charge, or when two witnesses agree on it. */
function priceAll(
  { attempt, cart, recorded, prices }: PurchaseCase,
  outcomes: readonly ItemOutcomeFound[],
  charged: Credits | null,
): ReadonlyMap<ItemId, Credits> {
  if (recorded !== null) {
    return new Map(recorded.items.flatMap(({ itemId, price }) => (price === null ? [] : [[itemId, price]])));
  }
  const paid = outcomes
    .filter(({ outcome }) => attempt.family !== 'legacy' || isLinked(outcome))
    .map(({ itemId }) => itemId);
  const together = charged === null || charged === 0 ? null : pricesThatMakeUp(prices, paid, charged);
  // Where a price may be missing, or an item, the others' prices must not depend on it.
  const isComplete = attempt.reported !== 'error' || attempt.family === 'legacy' || cart.shown?.items === paid.length;
  const isFirm =
    (isComplete && paid.every((itemId) => prices.isThere(itemId))) ||
    paid.every((itemId) => prices.witnessesOf(itemId).length === 1);
  if (together !== null && isFirm) return together;
  return new Map(
    outcomes.flatMap(({ itemId }) => {
      const [only, ...others] = prices.witnessesOf(itemId);
      return only === undefined || others.length > 0 || only.refs.length < 2 ? [] : [[itemId, only.price] as const];
    }),
  );
}

function reasonFor({ attempt, deliveries }: PurchaseCase, { itemId, outcome }: VerdictItem): Reason {
  const trades = deliveries
    .filter(({ trade }) => trade.itemId === itemId)
    .map(({ trade }) => ({ kind: 'row' as const, table: 'trade' as const, id: trade.id }));
  const lines = attempt.lines
    .filter(({ kind, message }) => kind === 'item-failed' && message.includes(`Item: ${itemId},`))
    .map(({ ref }) => ref);
  const item = { kind: 'row' as const, table: 'item' as const, id: itemId };
  return { text: OUTCOME_TEXTS[outcome](itemId), refs: [...trades, ...lines, item] };
}

const OUTCOME_TEXTS: Readonly<Record<VerdictItemOutcome, (itemId: ItemId) => string>> = {
  received: (itemId) => `Item ${itemId} was linked to the buyer.`,
  failed: (itemId) => `Item ${itemId} failed and was not linked.`,
  'taken-by-other': (itemId) => `Item ${itemId} was sold to another buyer at the same moment, who has it.`,
  'never-tried': (itemId) => `Item ${itemId} was in the cart, but the checkout ended before its turn.`,
  'already-owned': (itemId) => `Item ${itemId} had been bought by the same user's other submit.`,
  unknown: (itemId) => `Who got item ${itemId} cannot be told.`,
};
