import type { ReactNode } from 'react';
import type { TableColumn } from './data-table.tsx';

/**
 * Makes the cells of each row once: scrolling moves rows and does not change them, and React skips an element that it
 * has already seen.
 */
export function createCellPainter<Row extends object>(columns: readonly TableColumn<Row>[]): (row: Row) => ReactNode {
  const painted = new WeakMap<Row, ReactNode>();
  return (row) => {
    const known = painted.get(row);
    if (known !== undefined) return known;
    const cells = columns.map((column) => (
      // biome-ignore lint/a11y/useSemanticElements: a table element cannot be laid out as a virtual list.
      <div key={column.id} role="gridcell" tabIndex={-1} className={cellClass(column.align)}>
        {column.cell(row)}
      </div>
    ));
    painted.set(row, cells);
    return cells;
  };
}

export function cellClass(align: 'start' | 'end' | undefined): string {
  return align === 'end' ? 'data-table-cell data-table-cell-end number' : 'data-table-cell';
}
