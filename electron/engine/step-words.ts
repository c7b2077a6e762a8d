import { assertNever } from '../../shared/assert-never.ts';
import { formatCredits } from '../../shared/credits.ts';
import type { PerformedStep } from './recording.ts';
import type { Step, StepKind, StepResults } from './steps.ts';

/** What a step asks for, in words for a tester. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case 'begin':
      return step.mode === 'read' ? 'Begin a transaction for reading' : 'Begin a transaction and take the write lock';
    case 'commit':
      return 'Commit';
    case 'rollback':
      return 'Roll everything back';
    case 'open-savepoint':
      return 'Open a savepoint for the next item';
    case 'release-savepoint':
      return 'Release the savepoint';
    case 'rollback-to-savepoint':
      return 'Roll this item back to its savepoint';
    case 'find-command':
      return 'Look whether this command was given before';
    case 'read-buyer':
      return `Read the buyer, user ${step.buyerId}`;
    case 'read-items':
      return `Read the items ${step.itemIds.join(', ')}`;
    case 'deduct-credits':
      return `Deduct ${formatCredits(step.amount)} from user ${step.buyerId}, if that much is there`;
    case 'link-item':
      return `Link item ${step.itemId} to user ${step.buyerId}, if user ${step.sellerId} still sells it for ${formatCredits(step.price)}`;
    case 'record-trade':
      return `Record the trade of item ${step.itemId} from user ${step.sellerId} to user ${step.buyerId}`;
    case 'remove-cart-row':
      return `Take item ${step.itemId} out of the cart`;
    case 'give-back-credits':
      return `Give ${formatCredits(step.amount)} back to user ${step.buyerId}`;
    case 'mark-last-checkout':
      return `Mark TXN:${step.transactionId} as the last checkout of user ${step.buyerId}`;
    case 'read-facts':
      return 'Read balance and owners again, for the invariants';
    case 'insert-attempt':
      return `Put the attempt on record as ${step.attempt.status}`;
    case 'settle-attempt':
      return `Put the end of the attempt on record: ${step.attempt.status}`;
    case 'log':
      return `Log: ${step.event.message}`;
    default:
      return assertNever(step);
  }
}

/** What came of it, in words. */
export function describeResult({ step, result, failure }: PerformedStep): string {
  if (result === undefined) return failure instanceof Error ? failure.message : String(failure);
  const words = RESULT_WORDS[step.kind] as ((result: unknown) => string) | undefined;
  return words === undefined ? 'done' : words(result);
}

const rowsChanged = (result: { readonly rowsChanged: number }): string =>
  result.rowsChanged === 1 ? '1 row changed' : `${result.rowsChanged} rows changed`;

const RESULT_WORDS: { readonly [Kind in StepKind]?: (result: StepResults[Kind]) => string } = {
  rollback: ({ wasOpen }) => (wasOpen ? 'done' : 'no transaction was open any more'),
  'find-command': ({ kind }) => (kind === 'new' ? 'a new one' : kind.replaceAll('-', ' ')),
  'read-buyer': (buyer) =>
    buyer === null ? 'no such account' : `${buyer.username} has ${formatCredits(buyer.balance)} credits`,
  'read-items': (items) =>
    `${items.length} found, ${items.filter(({ isAvailable }) => isAvailable).length} of them available`,
  'deduct-credits': rowsChanged,
  'give-back-credits': rowsChanged,
  'link-item': (result) => (result.rowsChanged === 1 ? '1 row changed' : 'no row matched: the item is not as it was'),
  'record-trade': rowsChanged,
  'remove-cart-row': rowsChanged,
  'mark-last-checkout': rowsChanged,
  'read-facts': ({ balance, rowsChanged: rows }) =>
    `balance ${balance === null ? 'unknown' : formatCredits(balance)}, ${rows} rows changed since the begin`,
  'insert-attempt': ({ kind }) => kind.replaceAll('-', ' '),
  'settle-attempt': ({ isSettled }) => (isSettled ? 'recorded' : 'its end was on record already'),
};
