import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchLogImport } from './log-import.ts';
import { benchLogSearch } from './log-search.ts';
import { benchLogTail } from './log-tail.ts';
import type { BenchResult } from './result.ts';

/** The log: import of a generated one, search in it, and following one. */
export async function benchLogs(megabytes: number): Promise<readonly BenchResult[]> {
  const root = mkdtempSync(join(tmpdir(), 'console-bench-'));
  try {
    const { results, folder } = await benchLogImport(root, megabytes);
    return [...results, ...benchLogSearch(folder), await benchLogTail(root)];
  } finally {
    rmSync(root, { recursive: true });
  }
}
