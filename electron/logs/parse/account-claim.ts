import type { Credits } from '../../../shared/credits.ts';

/** The bonuses that Barterex pays to whoever referred somebody, as its log names them. */
export type ReferralBonus = 'signup' | 'item-upload' | 'purchase' | 'other';

/**
 * What a record says about somebody's credits, cart, items or account: a claim of the log, not a fact, and with or
 * without a checkout around it. User names and titles are as written and may look like fields; amounts are hundredths.
 * A record may be a purchase claim (message.ts) as well.
 */
export type AccountClaim =
  /** An absolute write by an admin. */
  | {
      readonly kind: 'credits-edited';
      readonly userId: number;
      readonly before: Credits;
      readonly after: Credits;
      readonly adminId: number | null;
    }
  /** The seller, who is not named, gets the whole part of the value; `balance` is the seller's afterwards. */
  | {
      readonly kind: 'item-approved';
      readonly itemId: number;
      readonly title: string;
      readonly value: Credits;
      readonly balance: Credits;
    }
  | { readonly kind: 'item-submitted'; readonly itemId: number; readonly username: string }
  /** Somebody looked at it; the user is the one whose item it is at that moment. */
  | { readonly kind: 'item-viewed'; readonly itemId: number; readonly title: string; readonly ownerId: number }
  /** Put back on sale by a cancelled order; its owner does not change. */
  | { readonly kind: 'item-restored'; readonly itemId: number; readonly title: string }
  | { readonly kind: 'balance-shown'; readonly username: string; readonly balance: Credits; readonly items: number }
  | {
      readonly kind: 'level-up';
      readonly userId: number;
      readonly username: string;
      readonly level: number;
      readonly credits: Credits;
    }
  | {
      readonly kind: 'referral-bonus';
      readonly bonus: ReferralBonus;
      readonly username: string;
      readonly credits: Credits;
    }
  | {
      readonly kind: 'purchase-points';
      readonly userId: number;
      readonly username: string;
      readonly itemId: number;
    }
  /** The order was marked as delivered, which earns points once more. */
  | {
      readonly kind: 'delivery-points';
      readonly userId: number;
      readonly username: string;
      readonly orderNumber: string;
    }
  /** Names the seller of an approval in the same second. */
  | { readonly kind: 'upload-points'; readonly userId: number; readonly username: string; readonly title: string }
  /** With an upload it takes the approval of the same second back, whose line is there all the same. */
  | { readonly kind: 'points-failed'; readonly userId: number; readonly occasion: 'purchase' | 'upload' }
  | { readonly kind: 'signed-up'; readonly username: string }
  | { readonly kind: 'profile-completed'; readonly username: string; readonly hasBonus: boolean }
  | { readonly kind: 'account-deleted'; readonly userId: number; readonly username: string }
  | { readonly kind: 'cart-item-added'; readonly itemId: number; readonly username: string }
  | { readonly kind: 'cart-item-removed'; readonly itemId: number; readonly username: string }
  | { readonly kind: 'cart-cleared'; readonly username: string; readonly items: number }
  /** Items that were not available any more, taken out by the marketplace itself. */
  | { readonly kind: 'cart-items-dropped'; readonly username: string; readonly items: number }
  | {
      readonly kind: 'checkout-shown';
      readonly username: string;
      readonly items: number;
      readonly total: Credits;
    }
  /** The checkout page itself said no: nothing was posted, so there is no attempt that keeps this reading. */
  | {
      readonly kind: 'checkout-refused';
      readonly username: string;
      readonly total: Credits;
      readonly balance: Credits;
    }
  /** It found nothing in the cart that can be bought. */
  | { readonly kind: 'checkout-empty'; readonly username: string }
  /** Gone back in the browser: what was pending is not bought. */
  | { readonly kind: 'checkout-left'; readonly username: string }
  | { readonly kind: 'delivery-set-up'; readonly username: string; readonly method: string }
  | { readonly kind: 'delivery-failed'; readonly userId: number; readonly error: string }
  /** The order page found nothing that was bought. */
  | { readonly kind: 'order-setup-empty'; readonly username: string }
  /** Legacy names the user and the number of items, later releases the order's id. */
  | {
      readonly kind: 'order-created';
      readonly username: string | null;
      readonly orderId: number | null;
      readonly orderNumber: string;
      readonly items: number | null;
    }
  | { readonly kind: 'order-confirmed'; readonly username: string; readonly orderId: number }
  | {
      readonly kind: 'order-cancelled';
      readonly username: string;
      readonly orderId: number;
      readonly refund: Credits;
    };
