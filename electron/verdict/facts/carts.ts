import type { Credits } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Evidence, LineRef, SightingEvidence, Span, UserRow } from '../evidence.ts';
import { MOMENT_MS } from './deliveries.ts';
import type { People } from './people.ts';

/** What a user had in the cart when checking out, as far as anything tells. */
export interface Cart {
  /** What the checkout page showed last, if nothing happened to the cart since. */
  readonly shown: { readonly items: number; readonly total: Credits; readonly ref: LineRef } | null;
  /** Everything that may have been in it: added before, and not known to have left it. */
  readonly possible: readonly ItemId[];
  /** The lines that tell of `possible`. */
  readonly refs: readonly LineRef[];
}

export type CartAt = (user: UserRow, at: Span, place: LineRef | null) => Cart;

/** A checkout page is left open for a while; what it showed longer ago is no witness. */
const SHOWN_FOR_MS = 3_600_000;

export function knowCarts({ sightings, market }: Evidence, people: People): CartAt {
  const bought = Map.groupBy(market.trades, ({ buyerId }) => buyerId as number);
  const ofUser = new Map<number, SightingEvidence[]>();
  for (const sighting of sightings) {
    if (!CART_KINDS.has(sighting.claim.kind) || !('username' in sighting.claim)) continue;
    const user = people.meantBy({ userId: null, username: sighting.claim.username }, sighting.at.fromMs);
    if (user === null) continue;
    const list = ofUser.get(user.id) ?? [];
    list.push(sighting);
    ofUser.set(user.id, list);
  }
  const leftOver = Map.groupBy(market.carts, ({ userId }) => userId as number);

  return (user, at, place) => {
    const possible = new Map<ItemId, LineRef | null>();
    let shown: Cart['shown'] = null;
    let shownAtMs = 0;
    for (const { claim, ref, at: seen } of ofUser.get(user.id) ?? []) {
      if (!isBefore({ at: seen, ref }, { at, ref: place })) continue;
      switch (claim.kind) {
        case 'cart-item-added':
          possible.set(claim.itemId as ItemId, ref);
          shown = null;
          break;
        case 'cart-item-removed':
          possible.delete(claim.itemId as ItemId);
          shown = null;
          break;
        case 'cart-cleared':
          possible.clear();
          shown = null;
          break;
        case 'cart-items-dropped':
          shown = null;
          break;
        case 'checkout-shown':
          shown = at.toMs - seen.fromMs <= SHOWN_FOR_MS ? { items: claim.items, total: claim.total, ref } : null;
          shownAtMs = seen.fromMs;
          break;
      }
    }
    for (const { itemId, atMs } of bought.get(user.id) ?? []) {
      if (atMs >= at.fromMs - MOMENT_MS) continue;
      possible.delete(itemId);
      if (shown !== null && atMs >= shownAtMs) shown = null;
    }
    for (const { itemId, addedAtMs } of leftOver.get(user.id) ?? [])
      if (addedAtMs === null || addedAtMs <= at.toMs) possible.set(itemId, possible.get(itemId) ?? null);
    return { shown, possible: [...possible.keys()], refs: [...possible.values()].filter((ref) => ref !== null) };
  };
}

const CART_KINDS: ReadonlySet<string> = new Set([
  'cart-item-added',
  'cart-item-removed',
  'cart-cleared',
  'cart-items-dropped',
  'checkout-shown',
]);

interface Placed {
  readonly at: Span;
  readonly ref: LineRef | null;
}

/** In one file the line decides, elsewhere the moment. */
function isBefore(one: Placed, other: Placed): boolean {
  if (one.ref !== null && other.ref !== null && one.ref.path === other.ref.path) return one.ref.line < other.ref.line;
  return one.at.fromMs <= other.at.fromMs;
}
