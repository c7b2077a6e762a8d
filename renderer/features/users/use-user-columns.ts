import { columnVisibilityFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { SortDirection } from '../../../shared/contract/page.ts';
import type { UserRow } from '../../../shared/contract/users.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { useColumnStore } from './column-store.ts';
import { isUserSort, USER_COLUMNS, type UserSort } from './user-columns.tsx';

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

const definitions = USER_COLUMNS.map((column) => ({
  id: column.id,
  header: column.label,
  // A column without a value cannot be sorted; the value of each is the row as it came.
  accessorFn: (row: UserRow) => row,
  enableSorting: isUserSort(column.id),
  enableHiding: column.id !== 'username',
}));

const NO_ROWS: readonly UserRow[] = [];

interface UserColumnsOptions {
  readonly sort: UserSort;
  readonly direction: SortDirection;
  readonly onSort: (sort: UserSort, direction: SortDirection) => void;
}

/** Which columns are shown and how the list is ordered. The rows themselves are paged and sorted by the core. */
export function useUserColumns({ sort, direction, onSort }: UserColumnsOptions) {
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

  const columns = table.getVisibleLeafColumns().flatMap((shown): readonly TableColumn<UserRow>[] => {
    const column = USER_COLUMNS.find((candidate) => candidate.id === shown.id);
    if (column === undefined) return [];
    return [shown.getCanSort() ? { ...column, sorted: sortedWord(shown.getIsSorted()) } : column];
  });

  function toggleSort(columnId: string) {
    if (!isUserSort(columnId)) return;
    const isTurned = columnId === sort && direction === 'ascending';
    onSort(columnId, isTurned ? 'descending' : 'ascending');
  }

  return { table, columns, toggleSort };
}

function sortedWord(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}
