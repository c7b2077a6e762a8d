import type { Page } from '../../shared/contract/page.ts';
import { LARGEST_PAGE } from '../../shared/contract/page.ts';
import { MOST_ROWS, UTF8_MARK } from '../../shared/spreadsheet.ts';
import { csvHead, csvRows, type ListFile } from './list-file.ts';

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** The procedure of the list on screen, with the same filter and order. */
export type ReadPage<Row> = (page: PageRequest, signal: AbortSignal) => Promise<Page<Row>>;

export interface ListExport<Row> {
  readonly file: ListFile<Row>;
  readonly readPage: ReadPage<Row>;
  readonly isMasked: boolean;
}

export interface ExportOptions {
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
  readonly mostRows?: number;
}

export interface ExportedList {
  readonly csv: Blob;
  readonly rows: number;
  /** False: there are more rows than a spreadsheet opens, and the file holds the first of them. */
  readonly isWhole: boolean;
}

/**
 * Reads a list to its end and makes a CSV file of it. The core answers one bounded page after the other, as it does for
 * the screen, so that nobody waits for an export; each page is handed to the browser as text and let go.
 */
export async function exportList<Row>(
  { file, readPage, isMasked }: ListExport<Row>,
  { signal, onRows, mostRows = MOST_ROWS }: ExportOptions,
): Promise<ExportedList> {
  const parts = [new Blob([UTF8_MARK, csvHead(file)])];
  let rows = 0;
  let cursor: string | null = null;
  do {
    const limit = Math.min(LARGEST_PAGE, mostRows - rows);
    const page: Page<Row> = await readPage({ limit, ...(cursor !== null && { cursor }) }, signal);
    signal.throwIfAborted();
    parts.push(new Blob([csvRows(file, isMasked ? page.rows.map(file.masked) : page.rows)]));
    rows += page.rows.length;
    cursor = page.nextCursor;
    onRows(rows);
  } while (cursor !== null && rows < mostRows);
  return { csv: new Blob(parts, { type: 'text/csv;charset=utf-8' }), rows, isWhole: cursor === null };
}
