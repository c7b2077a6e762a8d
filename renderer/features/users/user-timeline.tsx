import { useMemo, useState } from 'react';
import type { Inspection, UserRecord } from '../../../shared/contract/inspection.ts';
import { formatCreditChange } from '../../../shared/credits.ts';
import { RECORD_WORDS } from '../../../shared/inspection.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { LogText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { EvidenceCard } from './evidence-card.tsx';

interface NumberedRecord extends UserRecord {
  readonly id: string;
}

interface UserTimelineProps {
  readonly inspection: Inspection;
  readonly names: readonly string[];
  readonly onOpenTransaction: (key: string) => void;
}

/** Checkouts, orders, credit rows, notifications and admin edits in one row of time, the newest first. */
export function UserTimeline({ inspection, names, onOpenTransaction }: UserTimelineProps) {
  const records = useMemo(
    () => inspection.records.map((record, index): NumberedRecord => ({ ...record, id: String(index) })).toReversed(),
    [inspection.records],
  );
  const columns = useMemo(() => columnsFor(names), [names]);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = records.find(({ id }) => id === openId);
  if (records.length === 0) {
    return (
      <EmptyState icon="columns" title="Nothing is on record">
        Neither the logs nor the database tell of anything that this user did.
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        label="Timeline"
        columns={columns}
        rows={records}
        total={records.length}
        rowKey={recordKey}
        openKey={openId}
        onOpen={({ id }) => setOpenId(id)}
      />
      {open !== undefined && (
        <EvidenceCard
          label="The open record"
          at={open.at}
          refs={open.refs}
          names={names}
          transaction={open.transaction}
          onOpenTransaction={onOpenTransaction}
        >
          <LogText text={open.text} names={names} />
        </EvidenceCard>
      )}
    </>
  );
}

function columnsFor(names: readonly string[]): readonly TableColumn<NumberedRecord>[] {
  return [
    { id: 'at', label: 'Time', track: '150px', cell: ({ at }) => <Moment at={at} /> },
    { id: 'kind', label: 'What', track: '80px', cell: ({ kind }) => RECORD_WORDS[kind] },
    {
      id: 'text',
      label: 'Told',
      track: 'minmax(120px, 1fr)',
      cell: ({ text }) => (
        <span className="truncate">
          <LogText text={text} names={names} />
        </span>
      ),
    },
    {
      id: 'amount',
      label: 'Credits',
      track: '68px',
      align: 'end',
      cell: ({ amount }) => (amount === null ? <span className="quiet">–</span> : formatCreditChange(amount)),
    },
  ];
}

function recordKey({ id }: NumberedRecord): string {
  return id;
}
