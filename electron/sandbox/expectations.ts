import type { Expectation } from '../../shared/contract/sandbox.ts';
import type { Credits } from '../../shared/credits.ts';
import { formatCredits, subtractCredits } from '../../shared/credits.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Attempt } from '../engine/attempt.ts';
import type { StateChange } from '../store/sqlite/sandbox-copy.ts';
import type { Scenario } from './scenarios.ts';

/** What a run left behind, from three witnesses: the engine, the rows, the log. */
export interface Findings {
  readonly attempt: Attempt;
  readonly change: StateChange;
  readonly logLines: readonly string[];
  readonly isOnRecord: boolean;
  /** As stored with the buyer. */
  readonly lastCheckoutId: string | null;
}

/** Whether a scenario came out as the deployment summary says it must. */
export function scenarioExpectations(
  { outcome }: Scenario,
  itemIds: readonly ItemId[],
  { attempt, change, logLines, lastCheckoutId }: Findings,
): readonly Expectation[] {
  const received = outcome.received.map((index) => itemIds[index]);
  const moved = change.movedItems.map(({ itemId }) => itemId);
  const tag = `[TXN:${attempt.transactionId}]`;
  const tagged = logLines.filter((line) => line.includes(tag)).length;
  const expectations: Expectation[] = [
    expectation(`The checkout ends as ${outcome.status}`, attempt.status === outcome.status, attempt.status),
    expectation(
      `The balance is ${formatCredits(outcome.balanceAfter)} afterwards`,
      change.balanceAfter === outcome.balanceAfter,
      formatCredits(change.balanceAfter),
    ),
    expectation(
      received.length === 0 ? 'No item changes hands' : `The buyer has ${names(outcome.received)}, nothing else moves`,
      sameItems(received, moved),
      moved.length === 0 ? 'no item' : `item ${moved.join(', item ')}`,
    ),
    expectation(
      `Every log line carries ${tag}`,
      logLines.length > 0 && tagged === logLines.length,
      `${tagged} of ${logLines.length} lines`,
    ),
  ];
  if (outcome.error !== null) {
    const { message } = outcome.error;
    expectations.push(
      expectation(`The message is "${message}"`, attempt.error?.message === message, attempt.error?.message ?? 'none'),
    );
  } else {
    const isMarked = lastCheckoutId === attempt.transactionId;
    expectations.push(expectation("The TXN id is the buyer's last checkout", isMarked, lastCheckoutId ?? 'none'));
  }
  return expectations;
}

/** What must hold after any run, whatever was asked for. */
export function runInvariants({ attempt, change, isOnRecord }: Findings): readonly Expectation[] {
  const charge = subtractCredits(change.balanceBefore, change.balanceAfter);
  const price = change.movedItems.reduce((sum, item) => sum + item.price, 0) as Credits;
  const lost = subtractCredits(change.totalBefore, change.totalAfter);
  const toOthers = change.movedItems.filter(({ to }) => to.userId !== change.buyer.userId);
  return [
    expectation(
      'The charge is the sum of the prices of the items that changed hands',
      charge === price,
      `charged ${formatCredits(charge)}, received ${formatCredits(price)}`,
    ),
    expectation(
      'The record says what the rows say',
      attempt.charged === charge,
      `the record says ${formatCredits(attempt.charged)}`,
    ),
    expectation(
      'All balances together went down by the charge, no credit was lost or created',
      lost === charge,
      `${formatCredits(change.totalBefore)} before, ${formatCredits(change.totalAfter)} after`,
    ),
    expectation("No other user's row changed", change.otherUsersChanged === 0, `${change.otherUsersChanged} changed`),
    expectation('Only the buyer received items', toOthers.length === 0, `${toOthers.length} went to somebody else`),
    expectation('The balance is not negative', change.balanceAfter >= 0, formatCredits(change.balanceAfter)),
    expectation('The attempt is on record', isOnRecord, isOnRecord ? attempt.status : 'not found'),
  ];
}

function expectation(text: string, held: boolean, actual: string): Expectation {
  return { text, held, actual };
}

function names(indexes: readonly number[]): string {
  return indexes.map((index) => `item ${index + 1}`).join(' and ');
}

function sameItems(left: readonly (ItemId | undefined)[], right: readonly ItemId[]): boolean {
  return left.length === right.length && left.every((itemId) => itemId !== undefined && right.includes(itemId));
}
