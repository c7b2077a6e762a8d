import type { ReactNode } from 'react';
import { failureFrom } from '../../api/failure.ts';
import type { PagedList } from '../../api/paged-list.ts';
import { DataTable, type TableColumn } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';

interface UserPageProps<Row> {
  readonly label: string;
  readonly icon: IconName;
  readonly list: PagedList<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly emptyTitle: string;
  readonly emptyText: ReactNode;
}

/** One tab of stored rows: waiting, failed, empty, or the list. */
export function UserPage<Row extends object>({
  label,
  icon,
  list,
  columns,
  rowKey,
  emptyTitle,
  emptyText,
}: UserPageProps<Row>) {
  const { query, rows, total, loadMore } = list;
  if (query.isPending) return <Skeleton label={`Loading ${label}`} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={icon} title={emptyTitle}>
        {emptyText}
      </EmptyState>
    );
  }
  return <DataTable label={label} columns={columns} rows={rows} total={total} rowKey={rowKey} onNearEnd={loadMore} />;
}
