import type { Credits } from '../../../shared/credits.ts';
import { addCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { mayMakeUp } from '../facts/prices.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { linkedItems } from './purchase-case.ts';

/** What the linked items may have cost together. */
export function linkedTotals(purchase: PurchaseCase): readonly Credits[] {
  return totalsOf(purchase, linkedItems(purchase));
}

export function totalsOf({ prices }: PurchaseCase, itemIds: readonly ItemId[]): readonly Credits[] {
  return sums(itemIds.map((itemId) => prices.witnessesOf(itemId).map(({ price }) => price)));
}

export interface CartTotals {
  /** The likeliest first; empty when nothing tells the total. */
  readonly charges: readonly Credits[];
  /** The checkout page has shown one total, and the items that are known to have been in the cart make it up. */
  readonly isConfirmed: boolean;
}

const MOST_UNCERTAIN_ITEMS = 10;

/**
 * What the whole cart may have cost: as the page showed it, or else any part of what was put in that holds what was
 * bought. A page may have been of another cart, if the lines in between are lost.
 */
export function cartTotals(purchase: PurchaseCase): CartTotals {
  const { cart, attempt, prices } = purchase;
  const certain = [...new Set([...linkedItems(purchase), ...attempt.itemsDone, ...attempt.itemsFailed])];
  const uncertain = cart.possible.filter((itemId) => !certain.includes(itemId));
  const shown = cart.shown === null ? [] : [cart.shown.total];
  if (uncertain.length > MOST_UNCERTAIN_ITEMS) return { charges: shown, isConfirmed: false };
  const isConfirmed =
    cart.shown !== null &&
    partsOf(uncertain, cart.shown.items - certain.length).some((rest) =>
      mayMakeUp(prices, [...certain, ...rest], cart.shown?.total ?? ZERO_CREDITS),
    );
  if (isConfirmed) return { charges: shown, isConfirmed };
  const pricesOf = (itemId: ItemId): readonly Credits[] => prices.witnessesOf(itemId).map(({ price }) => price);
  const parts = sums([
    ...certain.map(pricesOf),
    ...uncertain.map((itemId) => [...pricesOf(itemId), ZERO_CREDITS]),
  ]).filter((total) => total > 0);
  return { charges: [...new Set([...shown, ...parts])], isConfirmed };
}

/** All choices of so many items. */
function partsOf(items: readonly ItemId[], count: number): readonly (readonly ItemId[])[] {
  let parts: readonly (readonly ItemId[])[] = [[]];
  for (const item of items) parts = parts.flatMap((part) => [part, [...part, item]]);
  return parts.filter(({ length }) => length === count);
}

const MOST_SUMS = 2048;

/** All sums of one of each; none where one of them has nothing to offer, or there are too many. */
function sums(choices: readonly (readonly Credits[])[]): readonly Credits[] {
  let found: readonly Credits[] = [ZERO_CREDITS];
  for (const choice of choices) {
    found = [...new Set(found.flatMap((sum) => choice.map((one) => addCredits(sum, one))))];
    if (found.length > MOST_SUMS) return [];
  }
  return found;
}
