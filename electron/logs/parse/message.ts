import type { RecordSuspicion } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { TransactionId } from '../../../shared/ids.ts';

/** The releases whose words a line speaks (DESIGN section 7); null where several say the same. */
export type LogFamily = 'legacy' | 'announced' | 'release-2025-12-24' | 'current' | 'console';

/**
 * What a record says about a purchase: claims of the log, not facts. User names are as written and may look like
 * fields; amounts are hundredths.
 */
export type PurchaseClaim =
  | { readonly kind: 'phase'; readonly phase: 1 | 2 | 3 }
  | { readonly kind: 'items-locked'; readonly itemIds: readonly number[] }
  | { readonly kind: 'item-done'; readonly itemId: number; readonly title: string }
  | { readonly kind: 'item-failed'; readonly itemId: number; readonly error: string }
  | { readonly kind: 'item-unavailable'; readonly itemId: number }
  | { readonly kind: 'item-without-owner'; readonly itemId: number }
  | { readonly kind: 'success'; readonly user: string; readonly items: number; readonly credits: Credits }
  | { readonly kind: 'some-failed'; readonly itemIds: readonly number[] }
  | { readonly kind: 'all-failed'; readonly credits: Credits }
  | { readonly kind: 'order-setup'; readonly itemIds: readonly number[] }
  | { readonly kind: 'order-created'; readonly orderId: number; readonly orderNumber: string }
  | {
      readonly kind: 'insufficient';
      readonly user: string | null;
      readonly required: Credits;
      readonly available: Credits;
    }
  /** Refused on the checkout page already: nothing was posted. */
  | {
      readonly kind: 'view-insufficient';
      readonly user: string | null;
      readonly required: Credits;
      readonly available: Credits;
    }
  | { readonly kind: 'view-empty-cart'; readonly user: string }
  | { readonly kind: 'empty-cart'; readonly user: string }
  | { readonly kind: 'nothing-available'; readonly user: string }
  | { readonly kind: 'checkout-error'; readonly error: string }
  | { readonly kind: 'unexpected-error'; readonly error: string }
  | { readonly kind: 'points'; readonly userId: number; readonly user: string; readonly itemId: number }
  | { readonly kind: 'points-error'; readonly userId: number }
  | { readonly kind: 'level-up'; readonly userId: number; readonly user: string; readonly credits: Credits }
  | { readonly kind: 'level-up-notice'; readonly user: string }
  | { readonly kind: 'referral-bonus'; readonly to: string }
  | { readonly kind: 'mail-queued' }
  | { readonly kind: 'request'; readonly endpoint: Endpoint }
  | { readonly kind: 'commit-trace'; readonly endpoint: Endpoint }
  | { readonly kind: 'committed'; readonly endpoint: Endpoint }
  | { readonly kind: 'commit-failed'; readonly endpoint: Endpoint }
  | { readonly kind: 'rolled-back'; readonly endpoint: Endpoint }
  | { readonly kind: 'business-error'; readonly endpoint: Endpoint }
  | { readonly kind: 'response'; readonly endpoint: Endpoint }
  /** Something else with a TXN id. */
  | { readonly kind: 'other' };

/** The two routes that a purchase was posted to (BARTEREX.md section 1). */
export type Endpoint = 'process_checkout' | 'finalize_purchase';

export interface PurchaseMessage {
  readonly transactionId: TransactionId | null;
  readonly family: LogFamily | null;
  readonly claim: PurchaseClaim;
  /** Why the record itself speaks against its claim, whatever stands around it. */
  readonly suspicion: RecordSuspicion | null;
}
