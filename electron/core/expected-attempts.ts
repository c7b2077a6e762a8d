import { assertNever } from '../../shared/assert-never.ts';
import type { AuditedVerdict } from '../../shared/contract/overview.ts';
import type { ExpectedAttempt } from '../../shared/expected-attempt.ts';
import { millisecondsFromInstant } from '../../shared/time.ts';

/** An expectation, the attempt that it means, and whether that came out as expected. */
export interface CheckedExpectation {
  readonly expected: ExpectedAttempt;
  /** Null when there is no such attempt. */
  readonly verdict: AuditedVerdict | null;
  readonly isMet: boolean;
}

/**
 * Finds the attempt that each expectation means: of that user, with those items, not before the time given. Two
 * expectations of the same cart mean two attempts, in their order. `verdicts` come in order of time.
 */
export function checkExpectations(
  expectations: readonly ExpectedAttempt[],
  verdicts: readonly AuditedVerdict[],
): readonly CheckedExpectation[] {
  const left = new Set(verdicts);
  return expectations.map((expected) => {
    const fitting = [...left].filter((verdict) => isMeant(expected, verdict));
    // What names more of the items is more surely meant than an attempt that names none.
    const most = Math.max(...fitting.map(({ items }) => items.length));
    const verdict = fitting.find(({ items }) => items.length === most) ?? null;
    if (verdict !== null) left.delete(verdict);
    return { expected, verdict, isMet: verdict !== null && isAsExpected(expected, verdict) };
  });
}

/** The lines of a refused attempt name no item, those of a failed one perhaps only some. */
function isMeant({ user, items, after }: ExpectedAttempt, verdict: AuditedVerdict): boolean {
  const isUser = typeof user === 'number' ? verdict.userId === user : verdict.username === user;
  const isInTime =
    after === undefined ||
    millisecondsFromInstant(verdict.startedAt) >= Math.floor(millisecondsFromInstant(after) / 1000) * 1000;
  return isUser && isInTime && verdict.items.every(({ itemId }) => items.includes(itemId));
}

function isAsExpected(
  { outcome, items }: ExpectedAttempt,
  { kind, lost, charged, items: found }: AuditedVerdict,
): boolean {
  const received = found.filter((item) => item.outcome === 'received').length;
  switch (outcome) {
    case 'success':
      return kind === 'received-in-full' && received === items.length;
    case 'partial':
      return lost === 0 && received > 0 && received < items.length;
    case 'rejected':
      return kind === 'not-charged' && charged === 0 && received === 0;
    case 'cannot-tell':
    case 'double-submit':
    case 'charged-nothing-received':
    case 'overcharged':
    case 'credit-overwritten':
    case 'not-charged':
    case 'received-in-full':
      return kind === outcome;
    default:
      return assertNever(outcome);
  }
}

/** One line each: `NOT  ama, items 4 and 7: expected success, it is overcharged (TXN:1a2b3c4d)`. */
export function describeExpectation({ expected, verdict, isMet }: CheckedExpectation): string {
  const { user, items, outcome } = expected;
  const who = typeof user === 'number' ? `user ${user}` : user;
  const what = items.length === 0 ? 'no items' : `item${items.length === 1 ? '' : 's'} ${items.join(', ')}`;
  const id = verdict?.transactionId == null ? '' : ` (TXN:${verdict.transactionId})`;
  const found = verdict === null ? 'there is no such attempt' : `it is ${verdict.kind}`;
  return `${isMet ? 'ok ' : 'NOT'}  ${who}, ${what}: expected ${outcome}${isMet ? '' : `, ${found}`}${id}`;
}
