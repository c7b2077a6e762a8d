import { STATUS_WORDS } from '../../../shared/attempt-words.ts';
import { ATTEMPT_STATUSES, type AttemptStatus } from '../../../shared/checkout.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

const SIGNS: Readonly<Record<AttemptStatus, { readonly shape: Shape; readonly tone: Tone }>> = {
  success: { shape: 'tick', tone: 'green' },
  partial: { shape: 'half-disc', tone: 'amber' },
  rejected: { shape: 'ring', tone: 'grey' },
  failed: { shape: 'cross', tone: 'red' },
  interrupted: { shape: 'hatch', tone: 'grey' },
  started: { shape: 'dots', tone: 'accent' },
};

interface AttemptStatusMarkProps {
  readonly status: AttemptStatus;
  readonly isBadge?: boolean;
}

export function AttemptStatusMark({ status, isBadge = false }: AttemptStatusMarkProps) {
  return <Mark {...SIGNS[status]} word={STATUS_WORDS[status]} isBadge={isBadge} />;
}

export const STATUS_CHOICES = ATTEMPT_STATUSES.map((status) => ({
  id: status,
  content: <AttemptStatusMark status={status} />,
}));
