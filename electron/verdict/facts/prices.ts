import type { Credits } from '../../../shared/credits.ts';
import { addCredits } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Evidence, EvidenceRef } from '../evidence.ts';

/** A price that an item may have had, and what tells it. */
export interface PriceWitness {
  readonly price: Credits;
  readonly refs: readonly EvidenceRef[];
}

/** What items cost: their price today, which may have been edited since, and the price they were approved at. */
export interface Prices {
  witnessesOf(itemId: ItemId): readonly PriceWitness[];
  /** True when the item is there and has no price at all: adding up a cart with it fails. */
  hasNone(itemId: ItemId): boolean;
  titleOf(itemId: ItemId): string | null;
  /** False when the item was deleted since: what it cost last is not known then. */
  isThere(itemId: ItemId): boolean;
}

/** Beyond this many ways to price a cart the rest is not looked at. */
const MOST_WAYS = 4096;

export function knowPrices({ market, sightings }: Evidence): Prices {
  const items = new Map(market.items.map((item) => [item.id as number, item]));
  const approvals = new Map<number, PriceWitness[]>();
  for (const { claim, ref } of sightings) {
    if (claim.kind !== 'item-approved') continue;
    const title = items.get(claim.itemId)?.title;
    // An id may have been another item's before.
    if (title !== undefined && title !== claim.title) continue;
    const list = approvals.get(claim.itemId) ?? [];
    list.push({ price: claim.value, refs: [ref] });
    approvals.set(claim.itemId, list);
  }
  return {
    witnessesOf: (itemId) => {
      const today = items.get(itemId);
      const first: readonly PriceWitness[] =
        today?.price == null ? [] : [{ price: today.price, refs: [{ kind: 'row', table: 'item', id: itemId }] }];
      const distinct = new Map<number, PriceWitness>();
      for (const witness of [...first, ...(approvals.get(itemId) ?? [])]) {
        const known = distinct.get(witness.price);
        distinct.set(witness.price, { ...witness, refs: [...(known?.refs ?? []), ...witness.refs] });
      }
      return [...distinct.values()];
    },
    hasNone: (itemId) => {
      const item = items.get(itemId);
      return item !== undefined && item.price === null && !approvals.has(itemId);
    },
    titleOf: (itemId) => items.get(itemId)?.title ?? null,
    isThere: (itemId) => items.has(itemId),
  };
}

/**
 * The prices of some items that add up to `total`; null when no way of pricing them does, or more than one with
 * different prices.
 */
export function pricesThatMakeUp(
  prices: Prices,
  itemIds: readonly ItemId[],
  total: Credits,
): ReadonlyMap<ItemId, Credits> | null {
  let ways: (readonly Credits[])[] = [[]];
  for (const itemId of itemIds) {
    const witnesses = prices.witnessesOf(itemId);
    if (witnesses.length === 0 || ways.length * witnesses.length > MOST_WAYS) return null;
    ways = ways.flatMap((way) => witnesses.map(({ price }) => [...way, price]));
  }
  const fitting = ways.filter((way) => addCredits(...way) === total);
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0) return null;
  return new Map(itemIds.map((itemId, index) => [itemId, only[index] ?? total]));
}

/** False when what is known of the prices of some items speaks against their having cost `total` together. */
export function mayMakeUp(prices: Prices, itemIds: readonly ItemId[], total: Credits): boolean {
  const known = itemIds.map((itemId) => prices.witnessesOf(itemId).map(({ price }) => price as number));
  const told = known.filter((witnesses) => witnesses.length > 0);
  let sums: ReadonlySet<number> = new Set([0]);
  for (const witnesses of told) sums = new Set([...sums].flatMap((sum) => witnesses.map((price) => sum + price)));
  return told.length < known.length ? [...sums].some((sum) => sum <= total) : sums.has(total);
}
