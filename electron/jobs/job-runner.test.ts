import { closeSync, openSync, writeSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { indexFile } from '../logs/index/index-folder.ts';
import { logLines } from '../logs/testing/log-lines.ts';
import { LogWorld } from '../logs/testing/log-world.ts';
import type { JobProcess } from './job-runner.ts';
import { JobRunner } from './job-runner.ts';
import { startNodeProcess } from './node-process.ts';

const world = new LogWorld();
world.closeIndex();
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

const input = { folder: world.indexFolder, places: [world.path()] };

describe('the job process', () => {
  it('imports logs, tells how far it is, and gives the receipt', async () => {
    world.write('app.log', logLines({ count: 20_000 }));
    const records: number[] = [];
    const receipt = await runner.run('import-logs', input, { onEvent: (progress) => records.push(progress.records) });
    expect(receipt).toMatchObject({ outcome: 'complete', records: 20_000 });
    expect(records.at(-1)).toBe(20_000);
    expect(started).toHaveLength(1);
  });

  it('gives back what a cancelled job has', async () => {
    world.write('large.log', logLines({ count: 60_000, from: '2026-01-01 00:00:00' }));
    const cancel = new AbortController();
    const running = runner.run('import-logs', input, {
      signal: cancel.signal,
      onEvent: ({ records }) => records > 0 && cancel.abort(),
    });
    expect(await running).toMatchObject({ outcome: 'cancelled' });
    expect(await runner.run('import-logs', input)).toMatchObject({ outcome: 'complete' });
    expect(started).toHaveLength(1);
  });

  it('is killed when a cancelled job does not listen, and started again for the next', async () => {
    const deaf: JobProcess = { ...startNodeProcess(), send: () => {} };
    const processes = [deaf];
    const impatient = new JobRunner(() => processes.pop() ?? start(), 10);
    const cancel = new AbortController();
    const running = impatient.run('import-logs', input, { signal: cancel.signal });
    cancel.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await impatient.run('import-logs', input)).toMatchObject({ outcome: 'complete' });
    await impatient.close();
  });

  it('that dies fails its jobs with a typed error, and they can be resumed', async () => {
    world.write('third.log', logLines({ count: 60_000, from: '2026-02-01 00:00:00' }));
    const running = runner.run('import-logs', input, {
      onEvent: ({ records }) => records > 0 && started[0]?.kill(),
    });
    await expect(running).rejects.toMatchObject({ code: 'JOB_STOPPED' });
    const receipt = await runner.run('import-logs', input);
    expect(receipt.outcome).toBe('complete');
    await runner.close();
    expect(world.source('third.log')).toMatchObject({ state: 'ready', records: 60_000 });
    world.closeIndex();
  });

  it('refuses the index that another console writes', async () => {
    await runner.run('import-logs', input);
    const other = new JobRunner(startNodeProcess);
    await expect(other.run('import-logs', input)).rejects.toMatchObject({ code: 'WORKSPACE_IN_USE' });
    await runner.close();
    expect(await other.run('import-logs', input)).toMatchObject({ outcome: 'complete' });
    await other.close();
  });

  it('tells a bug with its story and not as an expected failure', async () => {
    const running = runner.run('import-logs', { folder: '/dev/null/nowhere', places: [] });
    await expect(running).rejects.toThrow('A job failed');
  });

  it('removes an index that is damaged, and reads everything again', async () => {
    const damaged = new LogWorld();
    damaged.write('app.log', logLines({ count: 5000 }));
    const own = { folder: damaged.indexFolder, places: [damaged.path()] };
    await damaged.import();
    // Closing brings everything from the write-ahead log into the file.
    damaged.closeIndex();
    const before = damaged.content();
    const database = openSync(indexFile(damaged.indexFolder), 'r+');
    for (let page = 3; page < 40; page += 1) writeSync(database, Buffer.alloc(8192, 0xa5), 0, 8192, page * 8192);
    closeSync(database);
    await expect(runner.run('import-logs', own)).rejects.toMatchObject({
      code: 'JOB_STOPPED',
      message: expect.stringContaining('damaged'),
    });
    expect(await runner.run('import-logs', own)).toMatchObject({ outcome: 'complete', problems: [] });
    await runner.close();
    expect(damaged.content()).toEqual(before);
    damaged.remove();
  });

  it('forgets a place with everything that was read from it', async () => {
    const place = world.path('extra');
    world.write('extra/other.log', logLines({ count: 12_000, from: '2026-03-01 00:00:00' }));
    await runner.run('import-logs', { folder: world.indexFolder, places: [place] });
    const before = world.content();
    world.closeIndex();
    expect(await runner.run('forget-place', { folder: world.indexFolder, place })).toEqual({ sources: 1 });
    await runner.close();
    const after = world.content();
    expect(after['sources']).toHaveLength((before['sources']?.length ?? 0) - 1);
    expect(after['records']).toHaveLength((before['records']?.length ?? 0) - 12_000);
    world.checkText();
    world.remove();
  });
});
