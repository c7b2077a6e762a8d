import { assertNever } from './assert-never.ts';
import { countOf } from './attempt-words.ts';
import type { Attribution, EngineFamily, Reported, Suspicion } from './checkout.ts';
import { type Credits, formatCredits } from './credits.ts';

/** The words for people of what a log says. A log is one witness: no sentence here tells its claims as facts. */
export const FAMILY_WORDS: Readonly<Record<EngineFamily, string>> = {
  legacy: 'Before the repair',
  announced: 'Announced repair',
  'release-2025-12-24': 'Release 2025-12-24',
  current: 'Current',
  console: 'Console',
  unknown: 'Unknown',
};

export const ATTRIBUTION_WORDS: Readonly<Record<Attribution, string>> = {
  named: 'named',
  'last-checkout': 'last checkout',
  neighbours: 'neighbours',
  window: 'time window',
  none: 'no user',
};

export const ATTRIBUTION_REASONS: Readonly<Record<Attribution, string>> = {
  named: 'The record or a line of this transaction names the user.',
  'last-checkout': 'The stored last checkout of this user has the same transaction id and time.',
  neighbours: 'Other lines of the same request, or the purchases recorded at its moment, are those of this user.',
  window: 'Of all who were seen shopping at that time, only this user fits: a hint, not evidence.',
  none: 'Nothing in the log or the database names the user.',
};

export const SUSPICIOUS_NAMES_NOBODY = 'What suspicious lines say about a user is no evidence.';

/** Behind all of them: what somebody sends is logged as it is, and a visitor can write whole lines into the log. */
export const SUSPICION_WORDS: Readonly<Record<Suspicion, string>> = {
  'inside-visitor-text':
    'This stands inside a text that a visitor sent, such as a search: a visitor can write whole lines into the log.',
  'text-behind-the-message':
    'There is text behind a message that never has any: a visitor can write that into the log.',
  'from-another-module':
    'It is another part of the marketplace that says this: a visitor can write whole lines into the log.',
  'out-of-time': 'The time does not fit the lines before and behind, among which a visitor’s text was logged.',
  'id-came-back': 'The transaction id had been used before, and a visitor’s text was logged at that moment.',
  'phases-missing': 'Others have phase lines, these have none, and a visitor’s text was logged at that moment.',
  'no-request-around-it':
    'Nothing shows a request that begins or ends around this, and a visitor’s text was logged at that moment.',
  'unknown-to-the-database':
    'A visitor could have written this, and the database knows nothing of such a purchase, though it knows others of that time.',
};

/** What `describeClaim` needs of a log's story. */
export interface ClaimedAttempt {
  readonly reported: Reported;
  readonly claimed: Credits | null;
  readonly itemCount: number | null;
  readonly itemsFailed: readonly unknown[];
  readonly shortage: { readonly required: Credits; readonly available: Credits } | null;
}

/** `The log claims success: 3,500 for 3 items.` */
export function describeClaim(claim: ClaimedAttempt): string {
  const { reported, shortage, itemsFailed } = claim;
  switch (reported) {
    case 'success':
      return `The log claims success: ${claimedFigures(claim)}.`;
    case 'success-with-failures':
      return `The log claims success with failures: ${claimedFigures(claim)}; ${countOf(itemsFailed.length)} failed.`;
    case 'error':
      return 'The log reports an error. It does not say what was charged.';
    case 'rejected':
      return shortage === null
        ? 'The log claims that nothing was charged: the cart was refused.'
        : `The log claims that nothing was charged: ${formatCredits(shortage.required)} was needed, ${formatCredits(shortage.available)} was there.`;
    case 'none':
      return 'The log breaks off before it says how this ended.';
    default:
      return assertNever(reported);
  }
}

export const CLAIM_CAVEAT = 'What really happened is decided by the database, not by the log.';

function claimedFigures({ claimed, itemCount }: ClaimedAttempt): string {
  const amount = claimed === null ? 'no amount is named' : formatCredits(claimed);
  return itemCount === null ? amount : `${amount} for ${countOf(itemCount)}`;
}
