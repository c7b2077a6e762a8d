import { FAMILY_WORDS, SUSPICION_WORDS } from '../../../shared/claim-words.ts';
import type { TransactionRow, TransactionSort } from '../../../shared/contract/transactions.ts';
import { type Credits, formatCredits } from '../../../shared/credits.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { Mark } from '../../ui/mark.tsx';
import { Moment } from '../../ui/moment.tsx';
import { formatDuration } from '../../ui/moment-format.ts';
import { VerdictMark } from '../../verdict/verdict-mark.tsx';
import { AttributedName } from './attribution-badge.tsx';
import { OutcomeMark } from './outcome-mark.tsx';

export const ORIGIN_WORDS: Readonly<Record<TransactionRow['origin'], string>> = {
  database: 'database',
  log: 'log',
  both: 'log and database',
};

/** Both columns of credits are one order: the charge where a record has it, the claim otherwise. */
export const TRANSACTION_COLUMNS: readonly ListColumn<TransactionRow, TransactionSort>[] = [
  {
    id: 'startedAt',
    label: 'Time',
    track: '168px',
    sort: 'startedAt',
    firstDirection: 'descending',
    cell: (row) => <Moment at={row.startedAt} />,
  },
  { id: 'transactionId', label: 'TXN', track: '88px', isFixed: true, cell: (row) => <TransactionIdText row={row} /> },
  { id: 'user', label: 'User', track: 'minmax(152px, 1fr)', cell: (row) => <AttributedName user={row.user} /> },
  { id: 'outcome', label: 'Outcome', track: '100px', cell: (row) => <OutcomeMark outcome={row.outcome} /> },
  {
    id: 'verdict',
    label: 'Verdict',
    track: '184px',
    hideBelow: 700,
    cell: ({ verdict }) =>
      verdict === null ? <span className="quiet">–</span> : <VerdictMark kind={verdict.kind} order={verdict.order} />,
  },
  {
    id: 'lost',
    label: 'Lost, credits',
    track: '104px',
    align: 'end',
    hideBelow: 820,
    cell: ({ verdict }) => <Amount amount={verdict?.lost ?? null} />,
  },
  {
    id: 'suspicions',
    label: 'Doubts',
    track: '108px',
    cell: (row) => row.suspicions.length > 0 && <SuspiciousMark suspicions={row.suspicions} />,
  },
  {
    id: 'items',
    label: 'Items',
    track: '64px',
    align: 'end',
    hideBelow: 950,
    cell: ({ itemsReceived, itemsRequested }) => (
      <span title={`${itemsReceived ?? 'unknown'} received of ${itemsRequested ?? 'unknown'} requested`}>
        {itemsReceived ?? '–'}/{itemsRequested ?? '–'}
      </span>
    ),
  },
  {
    id: 'claimed',
    label: 'Claimed, credits',
    track: '132px',
    align: 'end',
    sort: 'credits',
    firstDirection: 'descending',
    hideBelow: 754,
    cell: (row) => <Amount amount={row.claimed} />,
  },
  {
    id: 'charged',
    label: 'Charged, credits',
    track: '132px',
    align: 'end',
    sort: 'credits',
    firstDirection: 'descending',
    hideBelow: 886,
    cell: (row) => <Amount amount={row.charged} />,
  },
  {
    id: 'family',
    label: 'Family',
    track: '128px',
    hideBelow: 1078,
    cell: (row) => <span className="quiet">{FAMILY_WORDS[row.family]}</span>,
  },
  {
    id: 'origin',
    label: 'Origin',
    track: '76px',
    hideBelow: 1154,
    cell: (row) => <span className="quiet">{row.origin === 'both' ? 'both' : ORIGIN_WORDS[row.origin]}</span>,
  },
  {
    id: 'duration',
    label: 'Duration',
    track: '84px',
    align: 'end',
    hideBelow: 1238,
    cell: (row) => <span className="quiet">{transactionDuration(row) ?? '–'}</span>,
  },
];

/** Null while it runs, or when its end was never recorded. A log knows whole seconds only. */
export function transactionDuration({ startedAt, endedAt, origin }: TransactionRow): string | null {
  if (endedAt === null) return null;
  const milliseconds = millisecondsFromInstant(endedAt) - millisecondsFromInstant(startedAt);
  return origin === 'log' && milliseconds === 0 ? '<1 s' : formatDuration(milliseconds);
}

export function SuspiciousMark({ suspicions }: Pick<TransactionRow, 'suspicions'>) {
  return (
    <Mark
      shape="eye"
      tone="violet"
      word="Suspicious"
      title={suspicions.map((suspicion) => SUSPICION_WORDS[suspicion]).join(' ')}
    />
  );
}

function TransactionIdText({ row }: { readonly row: TransactionRow }) {
  if (row.transactionId === null) {
    return (
      <span className="quiet" title="Before the repair, Barterex wrote no transaction id.">
        none
      </span>
    );
  }
  return <span className="mono">{row.transactionId}</span>;
}

function Amount({ amount }: { readonly amount: Credits | null }) {
  return amount === null || amount === 0 ? (
    <span className="quiet">{amount === null ? '–' : '0'}</span>
  ) : (
    formatCredits(amount)
  );
}
