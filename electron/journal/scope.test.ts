import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/world.ts';
import { hasFreshAttempts, takeFresh } from './scope.ts';
import { openWorkspaceFile } from './workspace-file.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ATTEMPT = {
  outcome: "'failed'",
  attribution: "'none'",
  family: "'unknown'",
  credits: '0',
  has_phases: '0',
  has_traceback: '0',
  suspicions: "'[]'",
  line_count: '1',
};

it('takes note once of what came to each source, whatever the console recorded itself', () => {
  const journal = openWorkspaceFile(folder.path);
  const insert = (key: string, second: number, source: string | null) =>
    journal
      .prepare(
        `INSERT INTO entry (key, source, log_time, last_log_time, started_at, ended_at, ${Object.keys(ATTEMPT).join(', ')})
         VALUES (?, ?, ?, ?, ?, ?, ${Object.values(ATTEMPT).join(', ')})`,
      )
      .run(key, source, second, second + 1, second * 1000, second * 1000 + 1000);
  insert('recorded', 5, null);
  expect(hasFreshAttempts(journal)).toBe(false);
  expect(takeFresh(journal, 0)).toBeNull();
  insert('one', 10, '/a.log');
  insert('two', 30, '/a.log');
  insert('three', 20, '/b.log');
  expect(hasFreshAttempts(journal)).toBe(true);
  expect(takeFresh(journal, 0)).toEqual({
    from: 10_000,
    to: 31_000,
    sources: [
      { source: '/a.log', from: 10, to: 31 },
      { source: '/b.log', from: 20, to: 21 },
    ],
  });
  expect(hasFreshAttempts(journal)).toBe(false);
  journal.close();
});
