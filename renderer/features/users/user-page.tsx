import type { ReactNode } from 'react';
import { failureFrom } from '../../api/failure.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';

/** What a tab needs of an infinite query. */
interface PagedQuery<Row> {
  readonly data: { readonly pages: readonly { readonly rows: readonly Row[]; readonly total: number }[] } | undefined;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

interface UserPageProps<Row> {
  readonly label: string;
  readonly icon: IconName;
  readonly query: PagedQuery<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly emptyTitle: string;
  readonly emptyText: ReactNode;
}

/** One tab of stored rows: waiting, failed, empty, or the list. */
export function UserPage<Row extends object>({
  label,
  icon,
  query,
  columns,
  rowKey,
  emptyTitle,
  emptyText,
}: UserPageProps<Row>) {
  const { data, error } = query;
  if (data === undefined) {
    return error === null ? (
      <Skeleton label={`Loading ${label}`} />
    ) : (
      <FailureView failure={failureFrom(error)} onRetry={query.refetch} />
    );
  }
  const rows = data.pages.flatMap((page) => page.rows);
  const total = data.pages[0]?.total ?? 0;
  if (rows.length === 0) {
    return (
      <EmptyState icon={icon} title={emptyTitle}>
        {emptyText}
      </EmptyState>
    );
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      total={total}
      rowKey={rowKey}
      onNearEnd={() => query.hasNextPage && !query.isFetching && query.fetchNextPage()}
    />
  );
}
