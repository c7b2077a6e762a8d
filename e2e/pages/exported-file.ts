import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** A CSV file that the console saved, as a spreadsheet reads it. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly heads: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Starts an export and waits for its file. */
export async function exported(page: Page, start: () => Promise<unknown>): Promise<ExportedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  const text = readFileSync(await download.path(), 'utf8');
  const [heads = [], ...lines] = text.slice(1).split('\r\n').slice(0, -1).map(cellsOf);
  return {
    name: download.suggestedFilename(),
    text,
    heads,
    rows: lines.map((cells) => Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? '']))),
  };
}

export async function exportByMenu(page: Page): Promise<ExportedFile> {
  return exported(page, async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export all rows as CSV' }).click();
  });
}

/** The values of one column, from the top down. */
export function columnOf({ rows }: ExportedFile, head: string): readonly string[] {
  return rows.map((row) => row[head] ?? '');
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
