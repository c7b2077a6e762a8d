/** The words of a checkout that the engine, the store, the contract and the screen share. Closed lists, in order of precedence. */

/**
 * `started` while it runs, `interrupted` when it was found started at the next opening; `rejected` before any change,
 * `failed` after a rollback: neither of the last two has charged anything.
 */
export const ATTEMPT_STATUSES = ['success', 'partial', 'rejected', 'failed', 'interrupted', 'started'] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

export const CHECKOUT_PHASES = ['validate', 'calculate', 'process'] as const;
export type CheckoutPhase = (typeof CHECKOUT_PHASES)[number];

/** `rolled-back`: it was linked, and the whole checkout was undone; `not-tried`: the checkout ended before its turn. */
export const ITEM_OUTCOMES = ['received', 'failed', 'rolled-back', 'not-tried'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** Why a checkout as a whole charged nothing. */
export const CHECKOUT_ERRORS = [
  'CART_EMPTY',
  'BUYER_NOT_FOUND',
  'BUYER_BANNED',
  'NO_AVAILABLE_ITEMS',
  'INSUFFICIENT_CREDITS',
  'ALL_ITEMS_FAILED',
  'UNEXPECTED',
] as const;
export type CheckoutErrorCode = (typeof CHECKOUT_ERRORS)[number];

/** Why one item was not bought. The first six are found by validation, the last while linking. */
export const ITEM_FAILURES = [
  'not-found',
  'not-available',
  'no-seller',
  'own-item',
  'bad-price',
  'changed-during-checkout',
] as const;
export type ItemFailure = (typeof ITEM_FAILURES)[number];

export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Which rules made an attempt. Only `safe` may ever touch a database that people use. */
export const ENGINES = ['safe'] as const;
export type EngineName = (typeof ENGINES)[number];

/** How a transaction ended, whichever world tells it: `unknown` when the log breaks off before it says. */
export const TRANSACTION_OUTCOMES = [...ATTEMPT_STATUSES, 'unknown'] as const;
export type TransactionOutcome = (typeof TRANSACTION_OUTCOMES)[number];

/** The releases whose checkout an attempt ran on (DESIGN section 8). */
export const ENGINE_FAMILIES = ['legacy', 'announced', 'release-2025-12-24', 'current', 'console', 'unknown'] as const;
export type EngineFamily = (typeof ENGINE_FAMILIES)[number];

/** How a user was found for an attempt, the surest first (DESIGN section 7). */
export const ATTRIBUTIONS = ['named', 'last-checkout', 'neighbours', 'window', 'none'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** What the log claims about how an attempt ended (DESIGN section 8). One witness, never the truth. */
export const REPORTED = ['success', 'success-with-failures', 'error', 'rejected', 'none'] as const;
export type Reported = (typeof REPORTED)[number];

/** Why one record of a log is not to be believed, whatever it claims (DESIGN section 7). */
export const RECORD_SUSPICIONS = ['inside-visitor-text', 'text-behind-the-message', 'from-another-module'] as const;
export type RecordSuspicion = (typeof RECORD_SUSPICIONS)[number];

/** Why the lines of an attempt are not to be believed, the strongest reason first. */
export const SUSPICIONS = [
  ...RECORD_SUSPICIONS,
  'out-of-time',
  'id-came-back',
  'phases-missing',
  'no-request-around-it',
  'unknown-to-the-database',
] as const;
export type Suspicion = (typeof SUSPICIONS)[number];
