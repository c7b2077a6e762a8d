import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { LogSource } from '../../../shared/contract/logs.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { ImportPanel } from './import-panel.tsx';
import { PlaceForm } from './place-form.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import type { ChangeSearch, LogsSearch } from './search.ts';
import { sortedSources } from './sorted-sources.ts';
import { SOURCE_COLUMNS } from './source-columns.tsx';
import { SOURCE_FILE } from './source-file.ts';
import { SourcePanel } from './source-panel.tsx';

interface SourcesTabProps {
  readonly search: LogsSearch;
  readonly onSearch: ChangeSearch;
}

/** Where logs are looked for, and every file that was found there. */
export function SourcesTab({ search, onSearch }: SourcesTabProps) {
  const close = () => onSearch({ ...search, open: undefined });
  const sources = useQuery(queries.logs.sources.queryOptions());
  const openSource = sources.data?.find(({ sourceId }) => sourceId === search.open);
  let detail: ReactNode = null;
  if (search.open === 'receipt') detail = <ReceiptPanel onClose={close} />;
  else if (openSource !== undefined) {
    detail = (
      <SourcePanel
        key={openSource.sourceId}
        source={openSource}
        onClose={close}
        onSearchRecords={() => onSearch({ tab: 'records', source: openSource.sourceId }, true)}
      />
    );
  }
  return (
    <SplitView detailLabel={search.open === 'receipt' ? 'Receipt' : 'Log'} detail={detail}>
      <PlaceForm />
      <ImportPanel onReceipt={() => onSearch({ ...search, open: 'receipt' }, true)} />
      <SourceList
        sources={sources}
        search={search}
        onSearch={onSearch}
        openId={openSource?.sourceId ?? null}
        onOpen={(sourceId) => onSearch({ ...search, open: sourceId }, search.open === undefined)}
      />
    </SplitView>
  );
}

interface SourceListProps extends SourcesTabProps {
  readonly sources: UseQueryResult<readonly LogSource[]>;
  readonly openId: number | null;
  readonly onOpen: (sourceId: number) => void;
}

function SourceList({ sources, search, openId, onSearch, onOpen }: SourceListProps) {
  const { sort = 'path', order: direction = 'ascending' } = search;
  const rows = useMemo(() => sortedSources(sources.data ?? [], { sort, direction }), [sources.data, sort, direction]);
  const columns = useListColumns({
    name: 'logs',
    columns: SOURCE_COLUMNS,
    order: { sort, direction },
    onOrder: (order) => onSearch({ ...search, sort: order.sort, order: order.direction }),
  });
  if (sources.data === undefined) {
    return sources.isError ? (
      <FailureView failure={failureFrom(sources.error)} onRetry={() => sources.refetch()} />
    ) : (
      <Skeleton label="Loading the logs" />
    );
  }
  if (sources.data.length === 0) {
    return (
      <EmptyState icon="logs" title="No log has been read yet">
        Write above where Barterex keeps its logs on this machine: a file such as logs/app.log, a folder, or a pattern
        with *. Then import. The files are only read; rotated and compressed parts belong to them by themselves.
      </EmptyState>
    );
  }
  const total = rows.length;
  return (
    <MainList
      label="Logs"
      noun="log"
      columns={columns}
      rows={rows}
      total={total}
      rowKey={rowKey}
      openKey={openId === null ? null : String(openId)}
      outlet={listOutlet(SOURCE_FILE, { rows, total, readPage: async () => ({ rows, total, nextCursor: null }) })}
      onOpen={({ sourceId }) => onOpen(sourceId)}
      onRefresh={() => void sources.refetch()}
    />
  );
}

function rowKey({ sourceId }: LogSource): string {
  return String(sourceId);
}
