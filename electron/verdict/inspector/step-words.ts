import { assertNever } from '../../../shared/assert-never.ts';
import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import { VERDICT_KIND_WORDS } from '../../../shared/verdict-words.ts';
import type { BalanceEvent } from '../balance/event.ts';
import type { Reading } from '../balance/walk.ts';
import type { Verdict } from '../verdict.ts';
import type { Change } from './settle.ts';
import { nameOf } from './subject.ts';

/** What a step says in a sentence. Nobody is named: whoever reads it may have personal data masked. */
export function eventSentence(event: BalanceEvent, { amount, isCertain }: Change): string {
  const { kind, before, after } = event;
  const doubt = isCertain ? '' : ', as far as it can be told';
  const isKept = amount !== 0;
  switch (kind) {
    case 'sign-up':
      return `The account was made, with credits to begin with${doubt}.`;
    case 'item-approved':
      return isKept ? `An item was approved${doubt}.` : 'An item was approved, and the credits for it were not kept.';
    case 'level-up':
      return isKept ? `A level was reached${doubt}.` : 'A level was reached, and the credits for it were not kept.';
    case 'referral-bonus':
      return isKept ? `A bonus for a referral${doubt}.` : 'A bonus for a referral was logged and not kept.';
    case 'payment':
      return 'Credits were bought.';
    case 'refund':
      return 'Credits came back: a cancelled order, or a refund.';
    case 'admin-edit':
      return before === null || after === null
        ? 'An admin wrote the balance.'
        : `An admin wrote the balance: ${formatCredits(before)} became ${formatCredits(after)}.`;
    case 'other-entry':
      return 'A credit row of a kind that is not known.';
    case 'shown':
    case 'now':
      return readingSentence(event);
    default:
      return assertNever(kind);
  }
}

/** A reading says what was read, also where it cannot be an anchor. */
function readingSentence({ kind, after }: BalanceEvent): string {
  const balance = after === null ? '' : ` ${formatCredits(after)}`;
  return kind === 'now' ? `The balance is${balance} now.` : `The balance was read:${balance}.`;
}

export function purchaseSentence(verdict: Verdict, { amount, isCertain }: Change): string {
  const said = `${capital(nameOf(verdict))}: ${VERDICT_KIND_WORDS[verdict.kind].toLowerCase()}`;
  if (amount === null) return `${said}; what it charged is not known.`;
  if (!isCertain) return `${said}; it charged this much if it charged at all.`;
  const wiped = verdict.overwritten ?? 0;
  return wiped > 0 && verdict.overwritten !== null
    ? `${said}; of this, ${formatCredits(verdict.overwritten)} had come in meanwhile and were overwritten.`
    : `${said}.`;
}

export function gapSentence({ from, to }: { readonly from: Reading; readonly to: Reading }, change: Change): string {
  const read = `${formatCredits(from.balance)} became ${formatCredits(to.balance)}`;
  return change.amount === null ? read : `${read}; nothing explains ${formatCreditChange(change.amount)} of it.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
