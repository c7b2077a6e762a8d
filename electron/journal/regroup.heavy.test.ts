import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { importInto } from '../testing/import-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Journal } from './journal.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ATTEMPTS = 20_000;

/** One purchase every three seconds, day and night: there is no pause to cut at. */
function busyLog(): string {
  const lines: string[] = [];
  for (let number = 1; number <= ATTEMPTS; number += 1) {
    const time = new Date(Date.UTC(2026, 0, 1) + number * 3000).toISOString().slice(0, 19).replace('T', ' ');
    const tag = `[TXN:${number.toString(16).padStart(8, '0')}]`;
    lines.push(
      `${time} - trading_points - INFO - [trading_points.py:206] - Points awarded for purchase. User ID: ${number}, Username: u${number}, Order: item-${number}, Points: 20, Total Points: 20`,
      `${time} - routes.items - INFO - [items.py:703] - ${tag} ✓ Purchase FINALIZED - User: u${number}, Items: 1, Credits Deducted: 100.0`,
      `${time} - error_handlers - INFO - [error_handlers.py:80] - Database operation 'finalize_purchase' completed successfully`,
    );
  }
  return `${lines.join('\n')}\n`;
}

it('groups a log without a single pause to its end, every request with exactly its lines', async () => {
  mkdirSync(join(folder.path, 'logs'));
  writeFileSync(join(folder.path, 'logs', 'app.log'), busyLog());
  const workspace = join(folder.path, 'workspace');
  await importInto(workspace, [join(folder.path, 'logs')]);
  const journal = Journal.open(workspace);
  try {
    expect(journal.count([])).toMatchObject({ total: ATTEMPTS, counts: { success: ATTEMPTS } });
    const request = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
    let cursor: string | null = null;
    do {
      const page = journal.list({ ...request, ...(cursor === null ? {} : { cursor }) });
      for (const { key, suspicions } of page.rows.slice(0, 5)) {
        expect(suspicions).toEqual([]);
        expect(journal.find(key)?.log?.lines).toHaveLength(3);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  } finally {
    journal.close();
  }
});
