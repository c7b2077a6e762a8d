import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { SortDirection } from '../../../shared/contract/page.ts';
import type { AttemptRow } from '../../../shared/contract/transactions.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { ATTEMPT_COLUMNS, type AttemptSort, isAttemptSort } from './attempt-columns.tsx';
import { useColumnStore } from './column-store.ts';

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

const definitions = ATTEMPT_COLUMNS.map((column) => ({
  id: column.id,
  header: column.label,
  // A column without a value cannot be sorted; the value of each is the row as it came.
  accessorFn: (row: AttemptRow) => row,
  enableSorting: isAttemptSort(column.id),
  enableHiding: column.id !== 'transactionId',
}));

const NO_ROWS: readonly AttemptRow[] = [];

interface AttemptColumnsOptions {
  readonly sort: AttemptSort;
  readonly direction: SortDirection;
  readonly onSort: (sort: AttemptSort, direction: SortDirection) => void;
}

/** Which columns are shown and how the list is ordered. The rows themselves are paged and sorted by the core. */
export function useAttemptColumns({ sort, direction, onSort }: AttemptColumnsOptions) {
  const { columnVisibility, setColumnVisibility } = useColumnStore();
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { columnVisibility, sorting: [{ id: sort, desc: direction === 'descending' }] },
    onColumnVisibilityChange: (update) =>
      setColumnVisibility(typeof update === 'function' ? update(columnVisibility) : update),
  });

  const columns = table.getVisibleLeafColumns().flatMap((shown): readonly TableColumn<AttemptRow>[] => {
    const column = ATTEMPT_COLUMNS.find((candidate) => candidate.id === shown.id);
    if (column === undefined) return [];
    return [shown.getCanSort() ? { ...column, sorted: sortedWord(shown.getIsSorted()) } : column];
  });

  function toggleSort(columnId: string) {
    if (!isAttemptSort(columnId)) return;
    const isTurned = columnId === sort && direction === 'descending';
    onSort(columnId, isTurned ? 'ascending' : 'descending');
  }

  return { table, columns, toggleSort };
}

function sortedWord(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
