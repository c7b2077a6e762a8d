import { assertNever } from '../../shared/assert-never.ts';
import { plainCredits } from '../../shared/credits.ts';
import type { Attempt, AttemptedItem } from './attempt.ts';
import { FAILURE_FOR_BUYER } from './checkout/item-failures.ts';

/** What the marketplace shows to the buyer: which items succeeded, which failed and why, and what it cost. */
export function buyerMessage(attempt: Attempt): string {
  const received = attempt.items.filter(({ outcome }) => outcome === 'received');
  const failed = attempt.items.filter(({ outcome }) => outcome === 'failed');
  switch (attempt.status) {
    case 'success':
    case 'partial':
      return sentences(
        `You bought ${titles(received)} for ${plainCredits(attempt.charged)} credits.`,
        ...failed.map(notBought),
        failed.length === 0 ? null : 'You were not charged for what you did not get.',
        attempt.balanceAfter === null ? null : `You have ${plainCredits(attempt.balanceAfter)} credits left.`,
      );
    case 'rejected':
    case 'failed':
      return sentences(
        attempt.error?.code === 'UNEXPECTED' ? 'Something went wrong on our side.' : sentence(attempt.error?.message),
        ...failed.map(notBought),
        'Nothing was bought and no credits were taken.',
      );
    case 'started':
    case 'interrupted':
      return 'Your checkout was interrupted. Nothing was bought and no credits were taken.';
    default:
      return assertNever(attempt.status);
  }
}

function notBought(item: AttemptedItem): string {
  const reason = item.failure === null ? 'it could not be processed' : FAILURE_FOR_BUYER[item.failure];
  return `${name(item)} was not bought: ${reason}.`;
}

function titles(items: readonly AttemptedItem[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items.map(name));
}

function name({ title, itemId }: AttemptedItem): string {
  return title === null || title === '' ? `Item ${itemId}` : title;
}

function sentence(message: string | undefined): string {
  const text = message ?? '';
  return text.endsWith('.') ? text : `${text}.`;
}

function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}
