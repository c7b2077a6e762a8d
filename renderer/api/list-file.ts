import { csvLine, type SpreadsheetCell, tsvLine } from '../../shared/spreadsheet.ts';

export interface FileColumn<Row> {
  /** As scripts like it: `started_at`. */
  readonly head: string;
  /** Amounts in credits, times in UTC as ISO 8601. */
  readonly cell: (row: Row) => SpreadsheetCell;
}

/** What a list is where it leaves the console: all its columns, whichever of them are on screen. */
export interface ListFile<Row> {
  /** What a row is: `transaction`. */
  readonly noun: string;
  readonly columns: readonly FileColumn<Row>[];
  /** The row without names and addresses of people. */
  readonly masked: (row: Row) => Row;
}

export function csvHead<Row>({ columns }: ListFile<Row>): string {
  return csvLine(columns.map(({ head }) => head));
}

export function csvRows<Row>({ columns }: ListFile<Row>, rows: readonly Row[]): string {
  return rows.map((row) => csvLine(columns.map(({ cell }) => cell(row)))).join('');
}

/** With a head line, for the clipboard. */
export function tsvText<Row>({ columns }: ListFile<Row>, rows: readonly Row[]): string {
  return [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))]
    .map(tsvLine)
    .join('');
}
