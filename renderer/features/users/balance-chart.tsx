import { credits, formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import type { StepKind } from '../../../shared/inspection.ts';
import { STEP_WORDS } from '../../../shared/inspection.ts';
import { formatMoment } from '../../ui/moment-format.ts';
import type { StepMark, StepPoint } from '../../ui/step-chart.tsx';
import { StepChart } from '../../ui/step-chart.tsx';
import type { NumberedStep } from './balance-tab.tsx';

const LEGEND: Readonly<Record<StepMark, string>> = {
  change: 'Moved',
  reading: 'Read',
  alarm: 'Unexplained',
};

const MARKS: Readonly<Partial<Record<StepKind, StepMark>>> = { unexplained: 'alarm', shown: 'reading', now: 'reading' };

interface BalanceChartProps {
  readonly steps: readonly NumberedStep[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** The balance over time; what is behind a point stands in the table below it. */
export function BalanceChart({ steps, openId, onOpen }: BalanceChartProps) {
  return (
    <StepChart
      label="Balance over time"
      unit="Balance, credits"
      legend={LEGEND}
      points={steps.flatMap(pointOf)}
      openId={openId}
      formatValue={(value) => formatCredits(credits(Math.round(value)))}
      formatTime={(atMs) => formatMoment(new Date(atMs).toISOString()).slice(0, 16)}
      onOpen={onOpen}
    />
  );
}

function pointOf({ id, at, kind, balance, change }: NumberedStep): readonly StepPoint[] {
  if (balance === null) return [];
  const moved = change === null ? '' : ` ${formatCreditChange(change)},`;
  return [
    {
      id,
      atMs: Date.parse(at),
      value: balance,
      label: `${formatMoment(at)}: ${STEP_WORDS[kind]},${moved} balance ${formatCredits(balance)}`,
      mark: MARKS[kind] ?? 'change',
    },
  ];
}
