import { useMemo } from 'react';
import type { Inspection } from '../../../shared/contract/inspection.ts';
import type { Verdict } from '../../../shared/contract/verdicts.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { amountOrDash } from '../../verdict/verdict-card.tsx';
import { VerdictMark } from '../../verdict/verdict-mark.tsx';
import './user-transactions.css';

const COLUMNS: readonly TableColumn<Verdict>[] = [
  { id: 'at', label: 'Time', track: '150px', cell: ({ startedAt }) => <Moment at={startedAt} /> },
  {
    id: 'kind',
    label: 'Verdict',
    track: 'minmax(120px, 1fr)',
    cell: ({ kind, order }) => <VerdictMark kind={kind} order={order} />,
  },
  {
    id: 'transaction',
    label: 'TXN',
    track: '84px',
    hideBelow: 520,
    cell: ({ transactionId }) => <span className="mono">{transactionId ?? '–'}</span>,
  },
  {
    id: 'charged',
    label: 'Charged',
    track: '72px',
    align: 'end',
    hideBelow: 460,
    cell: ({ charged }) => amountOrDash(charged),
  },
  {
    id: 'received',
    label: 'Received',
    track: '76px',
    align: 'end',
    hideBelow: 600,
    cell: ({ received }) => amountOrDash(received),
  },
  { id: 'lost', label: 'Lost', track: '68px', align: 'end', hideBelow: 660, cell: ({ lost }) => amountOrDash(lost) },
  {
    id: 'returned',
    label: 'Returned',
    track: '76px',
    align: 'end',
    hideBelow: 730,
    cell: ({ returned }) => formatCredits(returned),
  },
  { id: 'owed', label: 'Owed', track: '64px', align: 'end', cell: ({ owed }) => amountOrDash(owed) },
];

interface UserTransactionsProps {
  readonly inspection: Inspection;
  readonly onOpenTransaction: (key: string) => void;
}

/** Every checkout of the user with its verdict, the newest first, and what they come to together. */
export function UserTransactions({ inspection: { verdicts, net }, onOpenTransaction }: UserTransactionsProps) {
  const newestFirst = useMemo(() => verdicts.toReversed(), [verdicts]);
  if (newestFirst.length === 0) {
    return (
      <EmptyState icon="transactions" title="No checkouts">
        Neither the logs nor the database tell of a checkout of this user.
      </EmptyState>
    );
  }
  const overwritten = net.overwritten === 0 ? '' : ` and ${formatCredits(net.overwritten)} overwritten`;
  return (
    <>
      <p className="user-net">
        {`Charged ${formatCredits(net.charged)}${overwritten}, returned ${formatCredits(net.returned)}; received items for ${formatCredits(net.received)}, of which ${formatCredits(net.stillOwned)} are still owned.`}
      </p>
      <DataTable
        label="Transactions of this user"
        columns={COLUMNS}
        rows={newestFirst}
        total={newestFirst.length}
        rowKey={verdictKey}
        onOpen={({ key }) => onOpenTransaction(key)}
      />
    </>
  );
}

function verdictKey({ key }: Verdict): string {
  return key;
}
