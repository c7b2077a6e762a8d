import { useState } from 'react';
import type { Inspection, InventoryItem } from '../../../shared/contract/inspection.ts';
import { ARRIVAL_WORDS } from '../../../shared/inspection.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { amountOrDash } from '../../verdict/verdict-card.tsx';
import { EvidenceCard } from './evidence-card.tsx';

const COLUMNS: readonly TableColumn<InventoryItem>[] = [
  { id: 'no', label: 'No.', track: '56px', align: 'end', cell: ({ itemId }) => itemId },
  {
    id: 'title',
    label: 'Title',
    track: 'minmax(96px, 1fr)',
    cell: ({ title }) => <UntrustedText text={title} isTruncated />,
  },
  {
    id: 'arrival',
    label: 'How it came',
    track: '136px',
    cell: ({ arrival }) => <span className="truncate">{ARRIVAL_WORDS[arrival]}</span>,
  },
  {
    id: 'transaction',
    label: 'TXN',
    track: '84px',
    hideBelow: 560,
    cell: ({ transaction }) => <span className="mono">{transaction?.transactionId ?? '–'}</span>,
  },
  { id: 'price', label: 'Price, credits', track: '104px', align: 'end', cell: ({ price }) => amountOrDash(price) },
  {
    id: 'state',
    label: 'On offer',
    track: '80px',
    hideBelow: 480,
    cell: ({ isAvailable }) =>
      isAvailable ? <Mark shape="tick" tone="green" word="Yes" /> : <Mark shape="ring" tone="grey" word="No" />,
  },
];

interface UserInventoryProps {
  readonly inspection: Inspection;
  readonly names: readonly string[];
  readonly onOpenTransaction: (key: string) => void;
}

/** What this user owns now, and how each item came. */
export function UserInventory({ inspection: { inventory }, names, onOpenTransaction }: UserInventoryProps) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = inventory.find((item) => itemKey(item) === openKey);
  if (inventory.length === 0) {
    return (
      <EmptyState icon="sandbox" title="No items">
        This user owns nothing at the moment.
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        label="Inventory"
        columns={COLUMNS}
        rows={inventory}
        total={inventory.length}
        rowKey={itemKey}
        openKey={openKey}
        onOpen={(item) => setOpenKey(itemKey(item))}
      />
      {open !== undefined && (
        <EvidenceCard
          label="The open item"
          at={open.arrivedAt}
          refs={open.refs}
          names={names}
          transaction={open.transaction}
          onOpenTransaction={onOpenTransaction}
        >
          <UntrustedText text={open.title} />{' '}
          <span className="quiet">({ARRIVAL_WORDS[open.arrival].toLowerCase()})</span>
        </EvidenceCard>
      )}
    </>
  );
}

function itemKey({ itemId }: InventoryItem): string {
  return String(itemId);
}
