import type { Credits } from '../../../shared/credits.ts';
import { credits } from '../../../shared/credits.ts';
import type { AccountClaim } from './account-claim.ts';

/**
 * One form of message about accounts. Anchored at both ends, so that a line with something behind it is none. Names and
 * titles are greedy: of what looks like fields, the last ones are the marketplace's. One of them at most stands in a
 * pattern, and every other part is bounded, so that matching takes linear time.
 */
export interface AccountForm {
  readonly pattern: RegExp;
  claim(groups: readonly (string | undefined)[]): AccountClaim | null;
}

export const ID = '(\\d{1,15})';
export const COUNT = '(\\d{1,9})';
/** As Python prints an integer or a float; hundredths of it are exact. */
export const AMOUNT = '(-?\\d{1,13}(?:\\.\\d{1,20})?)';
/** The sign of the currency, which was lost or garbled on its way often enough. */
export const CURRENCY = '[^\\d-]{0,12}';
export const ORDER_NUMBER = '(ORD-[\\w-]{1,60})';
export const TAG = '(?:\\[TXN:[0-9a-f]{8}\\] )?';

export function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 's');
}

/** Of a text that `AMOUNT` has matched. */
export function amountOf(text: string | undefined): Credits {
  // The sum turns `-0` into zero.
  return credits(Math.round(Number(text) * 100) + 0);
}
