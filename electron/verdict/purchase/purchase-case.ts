import type { ItemId } from '../../../shared/ids.ts';
import type { AttemptEvidence, RecordedCheckout, UserRow } from '../evidence.ts';
import type { Cart } from '../facts/carts.ts';
import type { Delivery } from '../facts/deliveries.ts';
import type { Prices } from '../facts/prices.ts';

/** Everything that is known about one attempt before its charge is judged. */
export interface PurchaseCase {
  readonly attempt: AttemptEvidence;
  /** What the console recorded of it, if its own engine made it. */
  readonly recorded: RecordedCheckout | null;
  /** Null when nobody, or nobody who is still there, can be named. */
  readonly user: UserRow | null;
  readonly deliveries: readonly Delivery[];
  /** Linked items whose trade row went with their seller's account. */
  readonly kept: readonly ItemId[];
  /** Items of the cart that the user owns without anything telling how. */
  readonly unexplained: readonly ItemId[];
  /** A trade of the moment may be this attempt's or another one's. */
  readonly isInDoubt: boolean;
  readonly cart: Cart;
  readonly prices: Prices;
  readonly keepsLastCheckout: boolean;
  /** Whether this marketplace has the table of purchases at all. */
  readonly keepsTrades: boolean;
}

/** A submit that only repeated the same user's other one (BARTEREX.md M5). */
export function isRepeat({ deliveries }: Pick<PurchaseCase, 'deliveries'>): boolean {
  return deliveries.length > 0 && deliveries.every(({ isRepeated }) => isRepeated);
}

export function says(attempt: AttemptEvidence, kind: AttemptEvidence['lines'][number]['kind']): boolean {
  return attempt.lines.some((line) => line.kind === kind);
}

/**
 * Barterex swallows an error and commits what was done until then; only these lines tell that nothing was kept. The
 * order is made after the purchase was committed, so what is rolled back then is the order alone (M8).
 */
export function isRolledBack(attempt: AttemptEvidence): boolean {
  return says(attempt, 'rolled-back') && !says(attempt, 'success') && !failedToOrder(attempt);
}

/** Current makes the order when the purchase is done and committed. */
export function failedToOrder({ lines }: AttemptEvidence): boolean {
  return lines.some(({ message }) => message.includes('] Failed to create order record: '));
}

/** What it linked, as far as the marketplace tells; perhaps taken away by another buyer since. */
export function linkedItems({ deliveries, kept }: PurchaseCase): readonly ItemId[] {
  return [...deliveries.map(({ trade }) => trade.itemId), ...kept];
}
