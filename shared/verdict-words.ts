import { assertNever } from './assert-never.ts';
import type { Verdict } from './contract/verdicts.ts';
import type { Credits } from './credits.ts';
import { formatCredits } from './credits.ts';
import type { Mechanism, OrderState, VerdictItemOutcome, VerdictKind } from './verdict.ts';

/** A verdict in words, for a support agent: on the card, in the evidence file and on the command line alike. */

export const VERDICT_KIND_WORDS: Readonly<Record<VerdictKind, string>> = {
  'cannot-tell': 'Cannot tell',
  'double-submit': 'Submitted twice',
  'charged-nothing-received': 'Charged, nothing received',
  overcharged: 'Overcharged',
  'credit-overwritten': 'Credits overwritten',
  'not-charged': 'Not charged',
  'received-in-full': 'Received in full',
};

export const ORDER_STATE_WORDS: Readonly<Record<OrderState, string>> = {
  created: 'Order created',
  cancelled: 'Order cancelled',
  none: 'No order',
  unknown: 'Order not known',
  'not-used': 'No orders in this release',
};

export const VERDICT_ITEM_WORDS: Readonly<Record<VerdictItemOutcome, string>> = {
  received: 'Received',
  failed: 'Failed',
  'taken-by-other': 'Sold to somebody else',
  'never-tried': 'Never tried',
  'already-owned': 'Bought by the other submit',
  unknown: 'Not known',
};

/** How it came about (BARTEREX.md section 2). */
export const MECHANISM_WORDS: Readonly<Record<Mechanism, { readonly name: string; readonly explanation: string }>> = {
  M0: {
    name: 'Crash after the first item',
    explanation:
      'The release of 24 December 2025 crashed after the first item of every purchase, and kept the charge for all of them.',
  },
  M1: {
    name: 'Failed items were charged',
    explanation:
      'The total was deducted before the items were tried, and the price of those that failed was not given back.',
  },
  M2: {
    name: 'Error after the charge',
    explanation:
      'An error came after the deduction. It was shown to the user, but what had been done until then was kept.',
  },
  M3: {
    name: 'Sold twice',
    explanation: 'Two users bought the same item at the same moment. Both were charged; the later one has it.',
  },
  M4: {
    name: 'Credits overwritten',
    explanation:
      'Credits came in while the checkout was running. It then wrote a balance that it had worked out before, and they vanished.',
  },
  M5: {
    name: 'Submitted twice',
    explanation:
      'The same cart was submitted twice at the same moment. It was charged once, though both report a success.',
  },
  M6: {
    name: 'Undone by the points award',
    explanation: 'The award of trading points failed and took the whole purchase back. Nothing was charged.',
  },
  M7: {
    name: 'Error shown, all done',
    explanation: 'The user saw an error, but a second attempt to save worked: everything was charged and received.',
  },
  M8: {
    name: 'No order made',
    explanation: 'The items were charged and received, but the order could not be written.',
  },
};

/** The whole verdict in one or two sentences, figures first. */
export function verdictSentence(verdict: Verdict): string {
  const { kind, charged, overwritten } = verdict;
  switch (kind) {
    case 'cannot-tell':
      return verdict.mostLost === null
        ? 'It cannot be told what this checkout charged.'
        : `It cannot be told what this checkout charged and delivered; at most ${amount(verdict.mostLost)} can have been lost.`;
    case 'double-submit':
      return 'The same cart was submitted twice. This one changed nothing: the charge belongs to the other.';
    case 'charged-nothing-received':
      return `Charged ${amount(charged)}; nothing was received. ${owedPart(verdict)}`;
    case 'overcharged':
      return `Charged ${amount(charged)} for ${itemCount(verdict)}; ${receivedPart(verdict)}. ${owedPart(verdict)}`;
    case 'credit-overwritten':
      return `Charged ${amount(charged)} and received in full, but ${amount(overwritten)} that came in meanwhile vanished. ${owedPart(verdict)}`;
    case 'not-charged':
      return 'Nothing was charged and nothing was received.';
    case 'received-in-full':
      return `Charged ${amount(charged)}; ${receivedInFull(verdict)}. Nothing is owed.`;
    default:
      return assertNever(kind);
  }
}

/** What the agent should do now. */
export interface NextAction {
  readonly kind: 'open-claim' | 'fulfil' | 'wait' | 'nothing' | 'look-closer';
  readonly text: string;
}

export function nextAction(verdict: Verdict): NextAction {
  const { kind, owed, order, possiblyReturned, returned } = verdict;
  if (kind === 'cannot-tell')
    return { kind: 'look-closer', text: 'Ask the user what happened, and look at the evidence that is there.' };
  if ((owed ?? 0) > 0 && possiblyReturned > 0)
    return {
      kind: 'look-closer',
      text: `Check first: ${amount(possiblyReturned)} may have been given back by hand already.`,
    };
  if ((owed ?? 0) > 0) return { kind: 'open-claim', text: `Open a claim for ${amount(owed)}.` };
  if ((verdict.received ?? 0) > 0 && order === 'none' && kind !== 'double-submit')
    return { kind: 'fulfil', text: 'The user has the items, but there is no order: hand it to fulfilment.' };
  if (returned > 0) return { kind: 'nothing', text: `Nothing to do: ${amount(returned)} came back already.` };
  return { kind: 'nothing', text: 'Nothing to do.' };
}

/** A reply to the user, to copy and to edit: plain words, no terms of ours. */
export function replyToUser(verdict: Verdict): string {
  const greeting = verdict.username === null ? 'Hello' : `Hello ${verdict.username}`;
  return `${greeting},\n\n${replyBody(verdict, checkoutOf(verdict))}\n`;
}

/** One reply for everything that a user tried in the asked time. */
export function replyToComplaint(verdicts: readonly Verdict[]): string {
  const [first, ...others] = verdicts;
  if (first === undefined) return '';
  if (others.length === 0) return replyToUser(first);
  const told = verdicts.filter(
    ({ kind, owed, order }) => kind === 'cannot-tell' || (owed ?? 0) > 0 || order === 'none',
  );
  const owed = verdicts.reduce((sum, verdict) => sum + (verdict.owed ?? 0), 0) as Credits;
  const parts = (told.length === 0 ? verdicts : told).map((verdict) =>
    sentenceOf(replyBody(verdict, checkoutOf(verdict))),
  );
  const end =
    owed > 0
      ? `Altogether we owe you ${amount(owed)} credits.`
      : 'Altogether, nothing is owed to you as far as we can tell.';
  return `Hello${first.username === null ? '' : ` ${first.username}`},\n\n${[...parts, end].join('\n\n')}\n`;
}

function checkoutOf({ startedAt, transactionId }: Verdict): string {
  const id = transactionId === null ? '' : ` (reference TXN:${transactionId})`;
  return `your checkout of ${startedAt.slice(0, 16).replace('T', ' ')} UTC${id}`;
}

function sentenceOf(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function replyBody(verdict: Verdict, checkout: string): string {
  const { kind, charged, owed, returned, overwritten, order } = verdict;
  const back =
    returned > 0
      ? ` ${amount(returned)} credits of it came back already${(owed ?? 0) > 0 ? `, and ${amount(owed)} are still owed to you` : ''}.`
      : '';
  switch (kind) {
    case 'cannot-tell':
      return `we looked at ${checkout}, and what we have does not prove what happened yet. Please tell us what you saw on the screen and what your balance was before and after, and we will go on looking.`;
    case 'double-submit':
      return `${checkout} reached us twice at the same moment. You were charged once, and the items are yours; nothing was lost.`;
    case 'charged-nothing-received':
      return `you are right: ${checkout} took ${amount(charged)} credits, and you received nothing for them.${back || ` We owe you ${amount(owed)} credits and are taking care of it.`}`;
    case 'overcharged':
      return `you are right: ${checkout} took ${amount(charged)} credits, but not everything in it reached you. ${failedItems(verdict)}${back || ` We owe you ${amount(owed)} credits and are taking care of it.`}`;
    case 'credit-overwritten':
      return `while ${checkout} was running, ${amount(overwritten)} credits came in to your account, and our system lost them.${back || ` We owe you ${amount(owed)} credits and are taking care of it.`}`;
    case 'not-charged':
      return `${checkout} did not go through, and nothing was taken from your balance. You can try it again.`;
    case 'received-in-full':
      return `${checkout} went through: ${amount(charged)} credits were taken, and the items are in your inventory.${
        order === 'none' ? ' The order was not written, and we are taking care of that.' : ''
      }`;
    default:
      return assertNever(kind);
  }
}

function failedItems({ items }: Verdict): string {
  const names = items
    .filter(({ outcome }) => outcome !== 'received')
    .map(({ title, itemId }) => (title === null ? `item ${itemId}` : `"${title}"`));
  return names.length === 0 ? '' : `You did not get ${listed(names)}.`;
}

function listed(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}

function owedPart({ owed, returned, items, mechanism }: Verdict): string {
  if ((owed ?? 0) === 0) return `${amount(returned)} came back; nothing is owed.`;
  const why = items.find(
    ({ outcome }) => outcome === 'failed' || outcome === 'never-tried' || outcome === 'taken-by-other',
  );
  const reason =
    why === undefined || mechanism === null
      ? ''
      : `: item ${why.itemId} ${WHY[why.outcome]}, and its price was not given back`;
  const partly = returned > 0 ? ` after ${amount(returned)} came back` : '';
  return `${amount(owed)} still owed${partly}${reason}.`;
}

const WHY: Readonly<Record<VerdictItemOutcome, string>> = {
  received: 'was received',
  failed: 'failed',
  'taken-by-other': 'went to somebody else',
  'never-tried': 'was never tried',
  'already-owned': 'was bought twice',
  unknown: 'cannot be found',
};

function itemCount({ items }: Verdict): string {
  return countOf(items.length);
}

function receivedInFull({ items, received }: Verdict): string {
  const count = items.filter(({ outcome }) => outcome === 'received').length;
  const rest = items.length - count;
  const got = count === 0 ? 'everything was received' : `${countOf(count)} worth ${amount(received)} received`;
  return rest === 0 ? got : `${got}, ${rest === 1 ? '1 other was' : `${rest} others were`} not charged`;
}

function countOf(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}

function receivedPart({ items, received }: Verdict): string {
  const count = items.filter(({ outcome }) => outcome === 'received').length;
  return `${count} ${count === 1 ? 'was' : 'were'} received (${amount(received)})`;
}

function amount(credits: Credits | null): string {
  return credits === null ? 'an unknown amount' : formatCredits(credits);
}
