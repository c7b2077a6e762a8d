import type { LogRecordRow } from '../../../shared/contract/logs.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { Mark } from '../../ui/mark.tsx';
import { LogText } from '../../ui/masking.tsx';
import { LogTime } from '../../ui/moment.tsx';
import { LevelMark } from './level-mark.tsx';

export const RECORD_COLUMNS: readonly ListColumn<LogRecordRow, 'time'>[] = [
  {
    id: 'time',
    label: 'Log time',
    track: '168px',
    sort: 'time',
    firstDirection: 'descending',
    cell: ({ time }) => (time === null ? <span className="quiet">–</span> : <LogTime text={time} />),
  },
  { id: 'level', label: 'Level', track: '92px', cell: ({ level }) => <LevelMark level={level} /> },
  {
    id: 'txn',
    label: 'TXN',
    track: '84px',
    cell: ({ transactionId }) => transactionId !== null && <span className="mono">{transactionId}</span>,
  },
  {
    id: 'message',
    label: 'Message',
    track: 'minmax(240px, 1fr)',
    isFixed: true,
    cell: (row) => <MessageCell row={row} />,
  },
  {
    id: 'logger',
    label: 'Logger',
    track: '136px',
    hideBelow: 900,
    cell: ({ logger }) => (
      <span className="quiet">
        <LogText text={logger} />
      </span>
    ),
  },
  { id: 'line', label: 'Line', track: '76px', align: 'end', hideBelow: 760, cell: ({ line }) => line },
];

function MessageCell({ row }: { readonly row: LogRecordRow }) {
  const [first = '', ...rest] = row.message.split('\n');
  return (
    <span className="mono record-message">
      {row.suspicions.length > 0 && <Mark shape="eye" tone="violet" word="Suspicious" />}
      <span className="truncate">
        <LogText text={first} />
        {rest.length > 0 && <span className="quiet"> +{rest.length} lines</span>}
      </span>
    </span>
  );
}
