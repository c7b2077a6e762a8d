import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LogSource } from '../../../shared/contract/logs.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { LogTime } from '../../ui/moment.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { ImportPanel } from './import-panel.tsx';
import { PlaceForm } from './place-form.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import type { ChangeSearch, LogsSearch } from './search.ts';
import { SourcePanel } from './source-panel.tsx';
import { describeSourceClock, fileName, SourceStateMark } from './source-state.tsx';
import './sources-tab.css';

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
        openId={openSource?.sourceId ?? null}
        onOpen={(sourceId) => onSearch({ ...search, open: sourceId }, search.open === undefined)}
      />
    </SplitView>
  );
}

const COLUMNS: readonly TableColumn<LogSource>[] = [
  {
    id: 'path',
    label: 'Log',
    track: 'minmax(200px, 1fr)',
    cell: ({ path }) => <SourceName path={path} />,
  },
  { id: 'state', label: 'State', track: '172px', cell: ({ state }) => <SourceStateMark state={state} /> },
  { id: 'size', label: 'Size', track: '76px', align: 'end', cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
  { id: 'records', label: 'Records', track: '84px', align: 'end', cell: ({ records }) => count(records) },
  { id: 'lines', label: 'Lines', track: '84px', align: 'end', hideBelow: 860, cell: ({ lines }) => count(lines) },
  { id: 'first', label: 'First line', track: '168px', hideBelow: 940, cell: ({ firstTime }) => logTime(firstTime) },
  { id: 'last', label: 'Last line', track: '168px', hideBelow: 700, cell: ({ lastTime }) => logTime(lastTime) },
  {
    id: 'clock',
    label: 'Clock',
    track: '128px',
    hideBelow: 1040,
    cell: (source) => <span className="quiet number">{describeSourceClock(source)}</span>,
  },
];

/** The file first: a folder is long, and the same for most. */
function SourceName({ path }: { readonly path: string }) {
  const name = fileName(path);
  const folder = path.slice(0, path.length - name.length);
  return (
    <span className="source-name">
      <span className="source-file">
        <UntrustedText text={name} isTruncated />
      </span>
      <span className="quiet truncate">
        <UntrustedText text={folder} isTruncated />
      </span>
    </span>
  );
}

interface SourceListProps {
  readonly sources: UseQueryResult<readonly LogSource[]>;
  readonly openId: number | null;
  readonly onOpen: (sourceId: number) => void;
}

function SourceList({ sources, openId, onOpen }: SourceListProps) {
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
  return (
    <DataTable
      isMain
      label="Logs"
      columns={COLUMNS}
      rows={sources.data}
      total={sources.data.length}
      rowKey={rowKey}
      openKey={openId === null ? null : String(openId)}
      onOpen={({ sourceId }) => onOpen(sourceId)}
    />
  );
}

function rowKey({ sourceId }: LogSource): string {
  return String(sourceId);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function logTime(time: string | null) {
  return time === null ? <span className="quiet">–</span> : <LogTime text={time} />;
}
