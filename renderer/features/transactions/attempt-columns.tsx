import { ATTEMPT_SORTS, type AttemptRow } from '../../../shared/contract/transactions.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { formatDuration } from '../../ui/moment-format.ts';
import { AttemptStatusMark } from './attempt-status.tsx';

export type AttemptSort = (typeof ATTEMPT_SORTS)[number];

export const ATTEMPT_COLUMNS: readonly TableColumn<AttemptRow>[] = [
  { id: 'startedAt', label: 'Time', track: '160px', cell: (row) => <Moment at={row.startedAt} /> },
  {
    id: 'transactionId',
    label: 'TXN',
    track: '88px',
    cell: (row) => <span className="mono">{row.transactionId}</span>,
  },
  { id: 'username', label: 'User', track: 'minmax(96px, 1fr)', cell: (row) => <AttemptUser row={row} /> },
  { id: 'status', label: 'Status', track: '118px', cell: (row) => <AttemptStatusMark status={row.status} /> },
  {
    id: 'itemsRequested',
    label: 'Items',
    track: '72px',
    align: 'end',
    hideBelow: 700,
    cell: (row) => (
      <span title={`${row.itemsReceived} received of ${row.itemsRequested} requested`}>
        {row.itemsReceived}/{row.itemsRequested}
      </span>
    ),
  },
  {
    id: 'total',
    label: 'Total, credits',
    track: '116px',
    align: 'end',
    hideBelow: 760,
    cell: (row) => (row.total === null ? <span className="quiet">–</span> : formatCredits(row.total)),
  },
  {
    id: 'charged',
    label: 'Charged, credits',
    track: '126px',
    align: 'end',
    hideBelow: 606,
    cell: (row) => <span className={row.charged === 0 ? 'quiet' : undefined}>{formatCredits(row.charged)}</span>,
  },
  {
    id: 'engine',
    label: 'Engine',
    track: '76px',
    hideBelow: 940,
    cell: (row) => <span className="quiet">{row.engine}</span>,
  },
  {
    id: 'duration',
    label: 'Duration',
    track: '92px',
    align: 'end',
    hideBelow: 860,
    cell: (row) => <span className="quiet">{attemptDuration(row) ?? '–'}</span>,
  },
];

export function isAttemptSort(columnId: string): columnId is AttemptSort {
  return ATTEMPT_SORTS.some((sort) => sort === columnId);
}

/** Null while it runs, or when its end was never recorded. */
export function attemptDuration({ startedAt, endedAt }: Pick<AttemptRow, 'startedAt' | 'endedAt'>): string | null {
  if (endedAt === null) return null;
  return formatDuration(millisecondsFromInstant(endedAt) - millisecondsFromInstant(startedAt));
}

function AttemptUser({ row }: { readonly row: AttemptRow }) {
  if (row.username === null) return <span className="quiet">account gone, no. {row.userId}</span>;
  return <PersonalText text={row.username} isTruncated />;
}
