/** The words of a verdict: closed lists that the judge, the contract, the command line and the screen share. */

/**
 * In order of precedence (DESIGN section 8): the first that fits names the transaction. What cannot be told stays
 * untold; a second submit that changed nothing comes before what it seems to be; a loss comes before no loss, and the
 * greater loss before the smaller.
 */
export const VERDICT_KINDS = [
  'cannot-tell',
  'double-submit',
  'charged-nothing-received',
  'overcharged',
  'credit-overwritten',
  'not-charged',
  'received-in-full',
] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** An order proves neither a charge nor a delivery; `not-used`: this release creates none. */
export const ORDER_STATES = ['created', 'cancelled', 'none', 'unknown', 'not-used'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** How credits get lost, or seem to (BARTEREX.md section 2). */
export const MECHANISMS = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

export const VERDICT_ITEM_OUTCOMES = [
  'received',
  'failed',
  'taken-by-other',
  'never-tried',
  'already-owned',
  'unknown',
] as const;
export type VerdictItemOutcome = (typeof VERDICT_ITEM_OUTCOMES)[number];

/** The marketplace's tables whose rows are evidence. */
export const EVIDENCE_TABLES = [
  'user',
  'item',
  'trade',
  'order',
  'credit_transaction',
  'notification',
  'audit_log',
  'cart_item',
  'checkout_transaction',
] as const;
export type EvidenceTable = (typeof EVIDENCE_TABLES)[number];
