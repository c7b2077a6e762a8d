import type { AttemptRow } from '../../../shared/contract/transactions.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { ListHead } from '../../ui/list-head.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { AttemptDetailPanel } from './attempt-detail-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, type TransactionsSearch, withoutFilter } from './search.ts';
import { useAttemptColumns } from './use-attempt-columns.ts';
import { DEFAULT_DIRECTION, DEFAULT_SORT, useAttempts } from './use-attempts.ts';

interface TransactionsScreenProps {
  readonly search: TransactionsSearch;
  readonly attemptId: number | null;
  readonly onSearch: (search: TransactionsSearch) => void;
  /** Null closes what is open. */
  readonly onOpen: (attemptId: number | null) => void;
  /** Shows the user in their own room. */
  readonly onOpenUser: (userId: number) => void;
  readonly onOpenSandbox: () => void;
}

/** Every checkout attempt that the marketplace's file has recorded, and the story of the one that is open. */
export function TransactionsScreen(props: TransactionsScreenProps) {
  const { attemptId, onOpen, onOpenUser } = props;
  return (
    <SplitView
      detailLabel="Transaction"
      detail={
        attemptId === null ? null : (
          <AttemptDetailPanel attemptId={attemptId} onClose={() => onOpen(null)} onOpenUser={onOpenUser} />
        )
      }
    >
      <FilterBar search={props.search} onSearch={props.onSearch} />
      <AttemptList {...props} />
    </SplitView>
  );
}

function AttemptList({ search, attemptId, onSearch, onOpen, onOpenSandbox }: TransactionsScreenProps) {
  const { query, rows, total, loadMore, refresh } = useAttempts(search);
  const { table, columns, toggleSort } = useAttemptColumns({
    sort: search.sort ?? DEFAULT_SORT,
    direction: search.order ?? DEFAULT_DIRECTION,
    onSort: (sort, order) => onSearch({ ...search, sort, order }),
  });

  if (query.isPending) return <Skeleton label="Loading transactions" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) return <NoAttempts search={search} onSearch={onSearch} onOpenSandbox={onOpenSandbox} />;

  return (
    <>
      <ListHead
        count={total}
        noun="attempt"
        columns={table.getAllLeafColumns()}
        onColumns={table.setColumnVisibility}
        onRefresh={refresh}
      />
      <DataTable
        isMain
        label="Checkout attempts"
        columns={columns}
        rows={rows}
        total={total}
        rowKey={rowKey}
        openKey={attemptId === null ? null : String(attemptId)}
        onOpen={(row) => onOpen(row.attemptId)}
        onSort={toggleSort}
        onNearEnd={loadMore}
      />
    </>
  );
}

type NoAttemptsProps = Pick<TransactionsScreenProps, 'search' | 'onSearch' | 'onOpenSandbox'>;

function NoAttempts({ search, onSearch, onOpenSandbox }: NoAttemptsProps) {
  if (isFiltered(search)) {
    return (
      <EmptyState
        icon="search"
        title="No attempt matches"
        action={<Button onPress={() => onSearch(withoutFilter(search))}>Clear the filters</Button>}
      >
        Take a filter away, or widen the span of time.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="transactions"
      title="No checkout attempts are recorded here"
      action={<Button onPress={onOpenSandbox}>Open the Sandbox</Button>}
    >
      This room lists what the console’s own checkout did, attempt by attempt. This database has none: Barterex itself
      records no attempts, only their results. Try a checkout on a copy in the Sandbox.
    </EmptyState>
  );
}

function rowKey(row: AttemptRow): string {
  return String(row.attemptId);
}
