import type { ItemId } from '../../../shared/ids.ts';
import type { AttemptEvidence, MarketEvidence, UserRow } from '../evidence.ts';
import type { Cart } from './carts.ts';
import type { Delivery } from './deliveries.ts';

export interface KeptItems {
  /** What this attempt linked. */
  readonly kept: readonly ItemId[];
  /** What the user owns out of the cart without anything telling how. */
  readonly unexplained: readonly ItemId[];
}

export type KeepItems = (
  user: UserRow,
  attempt: AttemptEvidence,
  known: { readonly cart: Cart; readonly delivered: readonly Delivery[] },
) => KeptItems;

/**
 * Items that an attempt linked though no trade tells it: deleting an account deletes its trades, and the items that it
 * had sold stay with their buyers (BARTEREX.md section 5). So an item counts that the user owns without ever having
 * bought it by a trade that is left, if the attempt's lines name it as done, or if exactly so many items of the cart
 * are like that as its success line counts beyond the trades.
 */
export function knowKeptItems({ items, trades }: MarketEvidence): KeepItems {
  const owners = new Map(items.map(({ id, ownerId }) => [id as number, ownerId]));
  const bought = new Set(trades.map(({ buyerId, itemId }) => `${buyerId} ${itemId}`));
  return (user, attempt, { cart, delivered }) => {
    const isKept = (itemId: ItemId): boolean =>
      owners.get(itemId) === user.id && !bought.has(`${user.id} ${itemId}`) && !attempt.itemsFailed.includes(itemId);
    const named = attempt.itemsDone.filter(isKept);
    const untold = (attempt.itemCount ?? 0) - delivered.length - named.length;
    const others = cart.possible.filter((itemId) => isKept(itemId) && !named.includes(itemId));
    return untold > 0 && others.length === untold
      ? { kept: [...named, ...others], unexplained: [] }
      : { kept: named, unexplained: others };
  };
}
