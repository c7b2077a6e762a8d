import type { TableColumn } from './data-table.tsx';
import { cellClass } from './data-table-cells.tsx';
import { Icon } from './icon.tsx';

interface HeadCellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly onSort?: (columnId: string) => void;
}

/** The name of a column; a button where the list can be sorted by it. */
export function HeadCell<Row>({ column, onSort }: HeadCellProps<Row>) {
  const { id, label, sorted, align } = column;
  if (sorted === undefined || onSort === undefined) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a table element cannot be laid out as a virtual list.
      <div role="columnheader" tabIndex={-1} className={cellClass(align)} title={label}>
        {label}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be laid out as a virtual list.
    <div role="columnheader" tabIndex={-1} aria-sort={sorted} className={cellClass(align)}>
      <button type="button" className="data-table-sort" onClick={() => onSort(id)} title={`Sort by ${label}`}>
        <span className="truncate">{label}</span>
        {sorted !== 'none' && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
      </button>
    </div>
  );
}
