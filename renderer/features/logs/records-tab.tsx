import { useQuery } from '@tanstack/react-query';
import type { LogRecordRow } from '../../../shared/contract/logs.ts';
import type { Query } from '../../../shared/query/term.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Mark } from '../../ui/mark.tsx';
import { LogText } from '../../ui/masking.tsx';
import { LogTime } from '../../ui/moment.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { LevelMark } from './level-mark.tsx';
import { isNarrowed } from './record-filter.ts';
import { RecordPanel } from './record-panel.tsx';
import { RecordSearch } from './record-search.tsx';
import type { ChangeSearch, LogsSearch } from './search.ts';
import { useRecords } from './use-records.ts';
import './records-tab.css';

interface RecordsTabProps {
  readonly search: LogsSearch;
  readonly onSearch: ChangeSearch;
  readonly onOpenTransactions: (terms: Query) => void;
}

/** Every record of every log: searched by words, level, time and source. */
export function RecordsTab({ search, onSearch, onOpenTransactions }: RecordsTabProps) {
  const { record } = search;
  return (
    <SplitView
      detailLabel="Record"
      detail={
        record === undefined ? null : (
          <RecordPanel
            key={record}
            recordId={record}
            onClose={() => onSearch({ ...search, record: undefined })}
            onOpenTransactions={onOpenTransactions}
          />
        )
      }
    >
      <RecordSearch search={search} onSearch={onSearch} />
      <RecordList search={search} onSearch={onSearch} />
    </SplitView>
  );
}

const COLUMNS: readonly TableColumn<LogRecordRow>[] = [
  {
    id: 'time',
    label: 'Log time',
    track: '168px',
    cell: ({ time }) => (time === null ? <span className="quiet">–</span> : <LogTime text={time} />),
  },
  { id: 'level', label: 'Level', track: '92px', cell: ({ level }) => <LevelMark level={level} /> },
  {
    id: 'txn',
    label: 'TXN',
    track: '84px',
    cell: ({ transactionId }) => transactionId !== null && <span className="mono">{transactionId}</span>,
  },
  { id: 'message', label: 'Message', track: 'minmax(240px, 1fr)', cell: (row) => <MessageCell row={row} /> },
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
      {row.isSuspicious && <Mark shape="eye" tone="violet" word="Suspicious" />}
      <span className="truncate">
        <LogText text={first} />
        {rest.length > 0 && <span className="quiet"> +{rest.length} lines</span>}
      </span>
    </span>
  );
}

function RecordList({ search, onSearch }: Omit<RecordsTabProps, 'onOpenTransactions'>) {
  const { query, rows, total, shownTotal, loadMore } = useRecords(search);
  const hasSources = useQuery(queries.logs.sources.queryOptions()).data?.length !== 0;

  if (query.isPending) return <Skeleton label="Searching the records" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0 && !hasSources) {
    return (
      <EmptyState
        icon="logs"
        title="No log has been read yet"
        action={<Button onPress={() => onSearch({ tab: 'sources' }, true)}>Add a log</Button>}
      >
        This is the search over every record. It needs a log to search.
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="search"
        title="No record matches"
        action={isNarrowed(search) && <Button onPress={() => onSearch({ tab: 'records' })}>Clear the search</Button>}
      >
        Whole words are searched, in the text of the records. Take one away, or widen the span of time.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="records-count quiet number" aria-live="polite">
        {shownTotal} {shownTotal === '1' ? 'record' : 'records'}
      </p>
      <DataTable
        isMain
        label="Records"
        columns={COLUMNS}
        rows={rows}
        total={total}
        rowKey={rowKey}
        openKey={search.record === undefined ? null : String(search.record)}
        onOpen={({ recordId }) => onSearch({ ...search, record: recordId }, search.record === undefined)}
        onNearEnd={loadMore}
      />
    </>
  );
}

function rowKey({ recordId }: LogRecordRow): string {
  return String(recordId);
}
