import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JobRunner } from '../jobs/job-runner.ts';
import { startNodeProcess } from '../jobs/node-process.ts';
import { Journal } from '../journal/journal.ts';
import { logLines } from '../logs/testing/log-lines.ts';
import { LogWorld } from '../logs/testing/log-world.ts';
import { importInto } from '../testing/import-logs.ts';
import { mountSmallDisk } from '../testing/small-disk.ts';
import { AT } from '../testing/world.ts';
import { Logs } from './logs.ts';

const NEVER = new AbortController().signal;

const clean = new LogWorld();
beforeAll(async () => {
  write(clean);
  await importInto(clean.indexFolder, [clean.path()]);
});
afterAll(() => clean.remove());

function write(world: LogWorld): void {
  world.write('app.log.1', logLines({ count: 20_000 }));
  world.write('app.log', logLines({ count: 3000, first: 20_000 }));
}

/** Full while the first records are written, while the attempts are put together, and late in the second file. */
it.for([1, 5, 14])(
  'a disk of %d MB that fills keeps what was read, says so, and is gone on from',
  async (size, test) => {
    const world = new LogWorld();
    const disk = mountSmallDisk(world.indexFolder, size);
    if (disk === null) {
      console.log('A full disk is not tested: nobody lets this test mount a small file system.');
      return test.skip('no small file system can be mounted');
    }
    write(world);
    const journal = Journal.open(world.indexFolder);
    const jobs = new JobRunner(startNodeProcess);
    const logs = new Logs({ folder: world.indexFolder, jobs, clocks: journal, follow: async () => {}, now: () => AT });
    try {
      logs.addPlace(world.path());
      const receipt = await logs.import(() => {}, NEVER);
      expect(receipt.outcome).toBe('disk-full');
      expect(logs.lastReceipt()).toEqual(receipt);
      const read = recordsOf(logs);
      expect(read).toBe(receipt.records);
      expect(listed(logs)).toBe(Math.min(read, 10_000));

      const again = await logs.import(() => {}, NEVER);
      expect(again.outcome).toBe('disk-full');
      expect(recordsOf(logs)).toBe(read + again.records);

      disk.grow(200);
      expect(await logs.import(() => {}, NEVER)).toMatchObject({ outcome: 'complete', problems: [] });
      expect(logs.lastReceipt()).toMatchObject({ outcome: 'complete' });
      expect(world.content()).toEqual(clean.content());
      expect(attemptsIn(world.indexFolder)).toEqual(attemptsIn(clean.indexFolder));
    } finally {
      await logs.close();
      journal.close();
      world.checkText();
      disk.remove();
      world.remove();
    }
  },
);

function recordsOf(logs: Logs): number {
  return logs.index.sources().reduce((sum, { records }) => sum + records, 0);
}

function listed(logs: Logs): number {
  return logs.index.search({ filter: { text: '' }, direction: 'descending', limit: 1 }).total;
}

function attemptsIn(folder: string): readonly unknown[] {
  const database = new Database(`${folder}/workspace.db`, { readonly: true });
  try {
    return database.prepare('SELECT key, outcome, line_count FROM entry ORDER BY key').raw().all();
  } finally {
    database.close();
  }
}
