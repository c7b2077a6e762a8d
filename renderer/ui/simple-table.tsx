import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './simple-table.css';

export interface SimpleColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Takes the room that the others leave. */
  readonly isWide?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface SimpleTableProps<Row> {
  readonly label: string;
  readonly columns: readonly SimpleColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A short table that is all there, inside a page. */
export function SimpleTable<Row>({ label, columns, rows, rowKey }: SimpleTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="simple-table-frame" aria-label={label} tabIndex={0}>
      <table className="simple-table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={columnClass(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.id} className={columnClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function columnClass(column: { readonly align?: 'start' | 'end'; readonly isWide?: boolean }): string {
  return classNames(column.align === 'end' && 'simple-table-end number', column.isWide === true && 'simple-table-wide');
}
