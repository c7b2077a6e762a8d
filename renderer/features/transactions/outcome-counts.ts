import { TRANSACTION_OUTCOMES, type TransactionOutcome } from '../../../shared/checkout.ts';
import type { OutcomeCounts } from '../../../shared/contract/transactions.ts';

export function countOf(counts: OutcomeCounts, outcome: TransactionOutcome): number {
  return counts[outcome] ?? 0;
}

/** The usual ones always, the others where there are any. */
export function shownOutcomes(counts: OutcomeCounts | undefined): readonly TransactionOutcome[] {
  const usual: readonly TransactionOutcome[] = ['success', 'partial', 'rejected', 'failed'];
  return TRANSACTION_OUTCOMES.filter(
    (outcome) => usual.includes(outcome) || (counts !== undefined && countOf(counts, outcome) > 0),
  );
}

/** `82.1 %`; what is there at all is never shown as nothing. */
export function formatRate(count: number, total: number): string {
  if (count === 0 || total === 0) return '0 %';
  const percentage = (count / total) * 100;
  return percentage < 0.1 ? '<0.1 %' : `${percentage.toFixed(1)} %`;
}
