import type { Credits } from '../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

/** What the marketplace can say about attempts found in logs. Walks over whole tables come page by page. */
export interface Witnesses {
  users(): AsyncIterable<readonly MarketplaceUser[]>;
  /** When these purchases were recorded; null where they were not. */
  tradeTimes(
    purchases: readonly { readonly buyerId: UserId; readonly itemId: ItemId }[],
  ): Promise<readonly (Instant | null)[]>;
  /** When these orders were placed; null where there is none of that number. */
  orderTimes(orderNumbers: readonly string[]): Promise<readonly (Instant | null)[]>;
  /** Every purchase that was recorded from the second of `from` on and before the second of `to`. */
  purchasesBetween(from: Instant, to: Instant): AsyncIterable<readonly TradeWitness[]>;
  /** What lies in carts now. */
  cartRows(): AsyncIterable<readonly CartWitness[]>;
  /** What these items cost now, one answer each; null for one that is gone. */
  prices(itemIds: readonly ItemId[]): Promise<readonly (Cost | null)[]>;
  /** Whose these items are now, one answer each; null for one that is gone or belongs to nobody. */
  owners(itemIds: readonly ItemId[]): Promise<readonly (UserId | null)[]>;
}

/** A user as the marketplace's own record shows it now. */
export interface MarketplaceUser {
  readonly userId: UserId;
  readonly username: string;
  readonly createdAt: Instant | null;
  readonly lastCheckoutId: string | null;
  readonly lastCheckoutAt: Instant | null;
}

export interface TradeWitness {
  readonly buyerId: UserId;
  readonly itemId: ItemId;
  readonly at: Instant;
}

/** An item may have no price. */
export interface Cost {
  readonly price: Credits | null;
}

export interface CartWitness {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly addedAt: Instant | null;
  /** Null for an item that is gone. */
  readonly cost: Cost | null;
}

/** A user's last checkout that got past the deduction. */
export interface LastCheckout {
  readonly transactionId: TransactionId;
  readonly userId: UserId;
  readonly username: string;
  readonly at: Instant;
}
