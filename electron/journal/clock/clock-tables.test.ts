import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/world.ts';
import { readClocks } from '../source-clocks.ts';
import { MIGRATIONS, openWorkspaceFile } from '../workspace-file.ts';
import { CLOCK_TABLES } from './clock-tables.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

it('keeps the clocks that were set by hand; what was found is found again', () => {
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(CLOCK_TABLES));
  const old = new Database(join(folder.path, 'workspace.db'));
  for (const statement of before.flat()) old.exec(statement);
  old.pragma(`user_version = ${before.length}`);
  old.exec("INSERT INTO source_clock VALUES ('/logs/hand.log', 7200, 0, 0, 1), ('/logs/found.log', 3600, 1, 14, 0)");
  old.close();

  const journal = openWorkspaceFile(folder.path);
  expect([...readClocks(journal)]).toEqual([
    [
      '/logs/hand.log',
      { spans: [{ offsetSeconds: 7200, spreadSeconds: 0, pairs: 0 }], isSetByHand: true, borrowedFrom: null },
    ],
  ]);
  journal.close();
});
