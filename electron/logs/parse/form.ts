import type { LogFamily, PurchaseClaim } from './message.ts';

/** One form of message: who logs it, how it reads, and what it claims. */
export interface Form {
  readonly loggers: readonly string[];
  /** Anchored at both ends; a user name in the middle is greedy, so that one which looks like a field stays a name. */
  readonly pattern: RegExp;
  readonly family?: LogFamily;
  claim(groups: readonly string[]): PurchaseClaim | null;
}

export const ITEMS_LOGGER = 'routes.items';
export const ENGINE_LOGGER = 'console.engine';
