import { useQuery } from '@tanstack/react-query';
import type { LogRecordRow } from '../../../shared/contract/logs.ts';
import type { Query } from '../../../shared/query/term.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { fieldFromLogTime } from './log-time.ts';
import { RECORD_COLUMNS } from './record-columns.tsx';
import { isNarrowed, recordFilter } from './record-filter.ts';
import { RecordPanel } from './record-panel.tsx';
import { RecordSearch } from './record-search.tsx';
import { RecordVolume } from './record-volume.tsx';
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
      <FilterBar>
        <RecordSearch search={search} onSearch={onSearch} />
        <RecordVolume
          filter={recordFilter(search)}
          onSpan={(after, before) =>
            onSearch({ ...search, after: fieldFromLogTime(after), before: fieldFromLogTime(before) })
          }
        />
      </FilterBar>
      <RecordList search={search} onSearch={onSearch} />
    </SplitView>
  );
}

function RecordList({ search, onSearch }: Omit<RecordsTabProps, 'onOpenTransactions'>) {
  const sources = useQuery(queries.logs.sources.queryOptions()).data;
  const direction = search.order ?? 'descending';
  const list = useRecords({ filter: recordFilter(search), direction, sources: sources ?? [] });
  const { query, rows } = list;
  const columns = useListColumns({
    name: 'records',
    columns: RECORD_COLUMNS,
    order: { sort: 'time', direction },
    onOrder: (order) => onSearch({ ...search, order: order.direction }),
  });

  if (query.isPending) return <Skeleton label="Searching the records" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0 && sources?.length === 0) {
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
    <MainList
      label="Records"
      noun="record"
      columns={columns}
      rows={rows}
      total={list.total}
      isTotalExact={list.isTotalExact}
      rowKey={rowKey}
      openKey={search.record === undefined ? null : String(search.record)}
      outlet={list.outlet}
      onOpen={({ recordId }) => onSearch({ ...search, record: recordId }, search.record === undefined)}
      onRefresh={list.refresh}
      onNearEnd={list.loadMore}
    />
  );
}

function rowKey({ recordId }: LogRecordRow): string {
  return String(recordId);
}
