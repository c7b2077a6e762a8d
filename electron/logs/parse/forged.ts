import type { PurchaseMessage } from './message.ts';

/** The words that end a purchase; with something behind them the line is none of the marketplace's. */
const LOOKS_FINAL = /(?:Checkout SUCCESSFUL|Purchase FINALIZED) - User: /;

/**
 * A visitor can write whole lines into the log: a search text is logged unescaped (BARTEREX.md section 4). What the
 * search logs behind the text betrays the line.
 */
export function isForged({ claim }: PurchaseMessage, text: string): boolean {
  return claim.kind === 'other' && LOOKS_FINAL.test(text);
}
