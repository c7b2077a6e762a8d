/** The words of the inspector: closed lists that the pure part, the contract and the screen share. */

/** What moves a balance or shows it, in the order in which a legend names them. */
export const STEP_KINDS = [
  'purchase',
  'sign-up',
  'item-approved',
  'level-up',
  'referral-bonus',
  'payment',
  'refund',
  'admin-edit',
  'other-entry',
  'unexplained',
  'shown',
  'now',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  purchase: 'Checkout',
  'sign-up': 'Sign-up',
  'item-approved': 'Item approved',
  'level-up': 'Level-up',
  'referral-bonus': 'Referral bonus',
  payment: 'Payment',
  refund: 'Refund',
  'admin-edit': 'Admin edit',
  'other-entry': 'Other credit row',
  unexplained: 'Unexplained',
  shown: 'Balance read',
  now: 'Balance now',
};

/** How an item that a user owns came to that user. */
export const ARRIVALS = ['bought', 'bought-unseen', 'kept', 'put-up', 'unknown'] as const;
export type Arrival = (typeof ARRIVALS)[number];

export const ARRIVAL_WORDS: Readonly<Record<Arrival, string>> = {
  bought: 'Bought',
  'bought-unseen': 'Bought, not logged',
  kept: 'Bought, seller gone',
  'put-up': 'Put on offer',
  unknown: 'Not known',
};

/** What is on record about a user, whatever table or log tells it. */
export const RECORD_KINDS = ['checkout', 'order', 'credit-row', 'notification', 'admin-edit'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const RECORD_WORDS: Readonly<Record<RecordKind, string>> = {
  checkout: 'Checkout',
  order: 'Order',
  'credit-row': 'Credit row',
  notification: 'Notice',
  'admin-edit': 'Admin log',
};
