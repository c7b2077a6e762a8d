import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { SortDirection } from '../../../shared/contract/page.ts';
import type { TransactionRow, TransactionSort } from '../../../shared/contract/transactions.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { useColumnStore } from './column-store.ts';
import { sortOfColumn, TRANSACTION_COLUMNS } from './transaction-columns.tsx';

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

const definitions = TRANSACTION_COLUMNS.map((column) => ({
  id: column.id,
  header: column.label,
  // A column without a value cannot be sorted; the value of each is the row as it came.
  accessorFn: (row: TransactionRow) => row,
  enableSorting: sortOfColumn(column.id) !== undefined,
  enableHiding: column.id !== 'transactionId',
}));

const NO_ROWS: readonly TransactionRow[] = [];

interface TransactionColumnsOptions {
  readonly sort: TransactionSort;
  readonly direction: SortDirection;
  readonly onSort: (sort: TransactionSort, direction: SortDirection) => void;
}

/** Which columns are shown and how the list is ordered. The rows themselves are paged and sorted by the core. */
export function useTransactionColumns({ sort, direction, onSort }: TransactionColumnsOptions) {
  const { columnVisibility, setColumnVisibility } = useColumnStore();
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    state: {
      columnVisibility,
      sorting: TRANSACTION_COLUMNS.filter(({ id }) => sortOfColumn(id) === sort).map(({ id }) => ({
        id,
        desc: direction === 'descending',
      })),
    },
    onColumnVisibilityChange: (update) =>
      setColumnVisibility(typeof update === 'function' ? update(columnVisibility) : update),
  });

  const visible = table.getVisibleLeafColumns();
  const columns = visible.flatMap((shown): readonly TableColumn<TransactionRow>[] => {
    const column = TRANSACTION_COLUMNS.find((candidate) => candidate.id === shown.id);
    if (column === undefined) return [];
    return [shown.getCanSort() ? { ...column, sorted: sortedWord(shown.getIsSorted()) } : column];
  });

  function toggleSort(columnId: string) {
    const chosen = sortOfColumn(columnId);
    if (chosen === undefined) return;
    const isTurned = chosen === sort && direction === 'descending';
    onSort(chosen, isTurned ? 'ascending' : 'descending');
  }

  return { table, columns, toggleSort };
}

function sortedWord(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
