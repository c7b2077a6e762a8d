import { useMemo, useState } from 'react';
import type { BalanceStep, Inspection } from '../../../shared/contract/inspection.ts';
import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import { STEP_WORDS } from '../../../shared/inspection.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Moment } from '../../ui/moment.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BalanceChart } from './balance-chart.tsx';
import { StepCard } from './step-card.tsx';
import './balance-tab.css';

interface BalanceTabProps {
  readonly inspection: Inspection;
  readonly names: readonly string[];
  readonly onOpenTransaction: (key: string) => void;
}

/** The steps of a list, each with a name of its own. */
export interface NumberedStep extends BalanceStep {
  readonly id: string;
}

const COLUMNS: readonly TableColumn<NumberedStep>[] = [
  { id: 'at', label: 'Time', track: '148px', cell: ({ at }) => <Moment at={at} /> },
  { id: 'kind', label: 'What', track: 'minmax(96px, 1fr)', cell: (step) => <StepName step={step} /> },
  {
    id: 'sentence',
    label: 'How it came about',
    track: 'minmax(120px, 2fr)',
    hideBelow: 640,
    cell: ({ sentence }) => sentence,
  },
  {
    id: 'change',
    label: 'Change',
    track: '88px',
    align: 'end',
    cell: ({ change }) => (change === null ? <span className="quiet">–</span> : formatCreditChange(change)),
  },
  {
    id: 'balance',
    label: 'Balance',
    track: '84px',
    align: 'end',
    cell: ({ balance }) => (balance === null ? <span className="quiet">–</span> : formatCredits(balance)),
  },
];

/** The balance rebuilt: a chart and, behind it, the table of its steps; what is open is told with its evidence. */
export function BalanceTab({ inspection, names, onOpenTransaction }: BalanceTabProps) {
  const steps = useMemo(
    () => inspection.steps.map((step, index): NumberedStep => ({ ...step, id: String(index) })),
    [inspection.steps],
  );
  // The first step that does not fit is what somebody came for.
  const [openId, setOpenId] = useState(steps.find(({ kind }) => kind === 'unexplained')?.id ?? null);
  const open = steps.find(({ id }) => id === openId);
  if (steps.length === 0) {
    return (
      <EmptyState icon="columns" title="Nothing is known of this balance">
        No row and no line tells what moved it, and it is not stored.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="balance-head">
        <BalanceSummary inspection={inspection} />
        <BalanceChart steps={steps} openId={openId} onOpen={setOpenId} />
      </div>
      <DataTable
        label="Steps of the balance"
        columns={COLUMNS}
        rows={steps}
        total={steps.length}
        rowKey={stepKey}
        openKey={openId}
        onOpen={({ id }) => setOpenId(id)}
      />
      {open !== undefined && <StepCard step={open} names={names} onOpenTransaction={onOpenTransaction} />}
    </>
  );
}

function BalanceSummary({ inspection: { explained, unexplained, steps } }: { readonly inspection: Inspection }) {
  if (!steps.some(({ balance }) => balance !== null))
    return <p className="quiet">No balance was ever read, so nothing can be added up.</p>;
  if (!steps.some(({ kind }) => kind === 'unexplained'))
    return (
      <p className="balance-summary">
        <Mark shape="tick" tone="green" word="All of it is explained" />
      </p>
    );
  return (
    <p className="balance-summary">
      <Mark shape="question" tone="red" word={`${formatCreditChange(unexplained)} unexplained`} />
      <span className="quiet number">{formatCreditChange(explained)} explained</span>
    </p>
  );
}

function StepName({ step: { kind, isCertain } }: { readonly step: NumberedStep }) {
  if (kind === 'unexplained') return <Mark shape="question" tone="red" word={STEP_WORDS[kind]} />;
  return (
    <span className="truncate">
      {STEP_WORDS[kind]}
      {!isCertain && <span className="quiet"> (not certain)</span>}
    </span>
  );
}

function stepKey({ id }: NumberedStep): string {
  return id;
}
