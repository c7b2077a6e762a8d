import { TRANSACTION_WORDS } from '../../../shared/attempt-words.ts';
import type { TransactionOutcome } from '../../../shared/checkout.ts';
import type { BarFill } from '../../ui/bar-fill.tsx';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

interface OutcomeSign {
  readonly shape: Shape;
  readonly tone: Tone;
  /** For bars, where there is no room for a shape. */
  readonly pattern: BarFill['pattern'];
}

export const OUTCOME_SIGNS: Readonly<Record<TransactionOutcome, OutcomeSign>> = {
  success: { shape: 'tick', tone: 'green', pattern: 'solid' },
  partial: { shape: 'half-disc', tone: 'amber', pattern: 'diagonal' },
  rejected: { shape: 'ring', tone: 'grey', pattern: 'empty' },
  failed: { shape: 'cross', tone: 'red', pattern: 'cross' },
  interrupted: { shape: 'hatch', tone: 'grey', pattern: 'columns' },
  started: { shape: 'dots', tone: 'accent', pattern: 'dots' },
  unknown: { shape: 'question', tone: 'grey', pattern: 'rows' },
};

interface OutcomeMarkProps {
  readonly outcome: TransactionOutcome;
  readonly isBadge?: boolean;
}

export function OutcomeMark({ outcome, isBadge = false }: OutcomeMarkProps) {
  const { shape, tone } = OUTCOME_SIGNS[outcome];
  return <Mark shape={shape} tone={tone} word={TRANSACTION_WORDS[outcome]} isBadge={isBadge} />;
}
