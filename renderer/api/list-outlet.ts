import { exporter } from './index.ts';
import type { ReadPage } from './list-export.ts';
import { type ListFile, tsvText } from './list-file.ts';

export interface ListOutletOptions<Row> {
  /** Those that were read so far. */
  readonly rows: readonly Row[];
  /** Of all rows; null where nobody knows. */
  readonly total: number | null;
  readonly readPage: ReadPage<Row>;
}

/** The ways out of the console for a list, as its head offers them. */
export function listOutlet<Row>(file: ListFile<Row>, { rows, total, readPage }: ListOutletOptions<Row>) {
  const shown = (isMasked: boolean) => (isMasked ? rows.map(file.masked) : rows);
  return {
    rowCount: rows.length,
    exportAll: (isMasked: boolean) => void exporter.start({ file, readPage, isMasked }, total),
    tsv: (isMasked: boolean) => tsvText(file, shown(isMasked)),
    json: (isMasked: boolean) => JSON.stringify(shown(isMasked), null, 2),
  };
}
