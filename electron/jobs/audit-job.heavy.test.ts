import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { AuditProgress } from '../../shared/contract/overview.ts';
import { Journal } from '../journal/journal.ts';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import { openRecorded, readVersions } from '../testing/recorded-workspace.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { JobProcess } from './job-runner.ts';
import { JobRunner } from './job-runner.ts';
import { startNodeProcess } from './node-process.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let started: JobProcess[] = [];
const start = (): JobProcess => {
  const process = startNodeProcess();
  started.push(process);
  return process;
};
let runner = new JobRunner(start);
afterEach(async () => {
  await runner.close();
  started = [];
  runner = new JobRunner(start);
});

/** A recorded marketplace whose logs have been read. */
async function workspace(version: string, name: string = version) {
  const recorded = readVersions('sample')[version];
  if (recorded === undefined) throw new Error(`${version} is not recorded`);
  const path = join(folder.path, name);
  (await openRecorded('sample', recorded, { folder: path })).close();
  const input = { folder: path, database: join(RECORDINGS, 'sample', recorded.db), copies: join(path, 'copies') };
  return { input, kept: () => readKept(path) };
}

function readKept(path: string) {
  const journal = Journal.open(path);
  try {
    const verdicts = journal.audit.verdicts({ limit: 500, sort: 'startedAt', direction: 'ascending' });
    return { exposure: journal.audit.exposure({}), verdicts: verdicts.rows };
  } finally {
    journal.close();
  }
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe.skipIf(!HAS_RECORDINGS)('the audit job on the recordings (skipped without them)', () => {
  it.each([
    ['LEGACY', 61],
    ['FIXED', 124],
    ['FIXED_ASIS', 30],
    ['HEAD', 63],
  ] as const)(
    'judges all of %s on a copy, and leaves neither a trace there nor a copy here',
    async (version, attempts) => {
      const { input, kept } = await workspace(version);
      const before = { bytes: digestOf(input.database), beside: readdirSync(join(RECORDINGS, 'sample')) };
      const told: AuditProgress[] = [];
      const summary = await runner.run('audit', input, { onEvent: (progress) => told.push(progress) });
      expect(summary.attempts).toBeGreaterThanOrEqual(attempts);
      const { exposure, verdicts } = kept();
      expect(exposure).toMatchObject({ attempts: summary.attempts, judgedAt: summary.judgedAt });
      expect(exposure?.totals.lost).toBeGreaterThan(0);
      expect(verdicts).toHaveLength(summary.attempts);
      expect(verdicts.every(({ source }) => source !== null && source.lines[0] <= source.lines[1])).toBe(true);
      expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['gather', 'copy', 'judge', 'keep']));
      expect({ bytes: digestOf(input.database), beside: readdirSync(join(RECORDINGS, 'sample')) }).toEqual(before);
      expect(readdirSync(input.copies)).toEqual([]);
    },
  );

  it('leaves the last result as it was when it is cancelled', async () => {
    const { input, kept } = await workspace('FIXED', 'cancelled');
    await runner.run('audit', input);
    const before = kept();
    const cancel = new AbortController();
    const running = runner.run('audit', input, {
      signal: cancel.signal,
      onEvent: ({ phase }) => phase === 'judge' && cancel.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(kept()).toEqual(before);
    expect(readdirSync(input.copies)).toEqual([]);
    expect(started).toHaveLength(1);
  });

  it('leaves the last result as it was when it is killed, and removes what that left behind', async () => {
    const { input, kept } = await workspace('HEAD', 'killed');
    await runner.run('audit', input);
    const before = kept();
    const running = runner.run('audit', input, {
      onEvent: ({ phase }) => phase === 'copy' && started[0]?.kill(),
    });
    await expect(running).rejects.toMatchObject({ code: 'JOB_STOPPED' });
    expect(kept()).toEqual(before);
    await runner.run('audit', input);
    expect(readdirSync(input.copies)).toEqual([]);
    expect(kept().verdicts).toEqual(before.verdicts);
  });

  it('removes the copy of a process that is gone, and none of a process that lives', async () => {
    const { input } = await workspace('FIXED_ASIS', 'leftovers');
    // No process has this number; the other one is this test's.
    const [gone, alive] = [join(input.copies, 'run-999999999-abcdef'), join(input.copies, `run-${process.pid}-abcdef`)];
    for (const path of [gone, alive]) {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'marketplace.db'), 'left over');
    }
    await runner.run('audit', input);
    expect(existsSync(gone)).toBe(false);
    expect(existsSync(alive)).toBe(true);
  });
});

describe('the audit job', () => {
  it('tells in a sentence that the marketplace is gone', async () => {
    const path = join(folder.path, 'nothing');
    const input = { folder: path, database: join(folder.path, 'gone.db'), copies: join(path, 'copies') };
    await expect(runner.run('audit', input)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
