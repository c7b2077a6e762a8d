import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { OpenConsole } from './console.ts';
import { openConsole } from './open-console.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const SAMPLE = join(RECORDINGS, 'sample');
const DATABASE = join(SAMPLE, 'fixed_asis.db');
const LOGS = ['30', '31'].map((day) => join(SAMPLE, 'logs', `barterex_202512${day}.log`));

let open: OpenConsole | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function start(name: string, logs?: readonly string[]) {
  const dataFolder = join(folder.path, name);
  open = await openConsole({ database: DATABASE, dataFolder, ...(logs !== undefined && { logs }) });
  const client = createRouterClient(open.router, { context: open.createSession() });
  const judgedAt = async () => (await client.overview.exposure({})).exposure?.judgedAt ?? null;
  return { client, dataFolder, judgedAt };
}

type Client = Awaited<ReturnType<typeof start>>['client'];

async function importLogs(client: Client, paths: readonly string[]): Promise<void> {
  for (const path of paths) await client.logs.addPlace({ path });
  for await (const _event of await client.logs.import({ commandId: randomUUID() }));
}

async function audit(client: Client) {
  for await (const event of await client.overview.audit({ commandId: randomUUID() })) {
    if (event.kind === 'finished') return event.summary;
  }
  throw new Error('The audit ended without a result');
}

/** Waits for something that is bound to happen; the test's own limit is the only one. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50);
}

describe.skipIf(!HAS_RECORDINGS)('the audit of an open console (skipped without the recordings)', () => {
  it('is run when the workspace is opened for the first time, and not again', async () => {
    const first = await start('opened', LOGS);
    await until(async () => (await first.judgedAt()) !== null);
    await until(async () => !(await first.client.overview.exposure({})).isJudging);
    const before = await first.judgedAt();
    await open?.close();
    const again = await start('opened', []);
    await again.client.logs.receipt();
    expect(await again.judgedAt()).toBe(before);
    expect((await again.client.overview.exposure({})).isJudging).toBe(false);
  });

  it('is run again after an import that read something', async () => {
    const { client, judgedAt } = await start('imported');
    expect(await judgedAt()).toBeNull();
    await importLogs(client, LOGS.slice(0, 1));
    await until(async () => (await judgedAt()) !== null);
    const { attempts } = await audit(client);
    const before = await judgedAt();
    await importLogs(client, LOGS);
    await until(async () => (await judgedAt()) !== before);
    expect((await client.overview.exposure({})).exposure?.attempts).toBeGreaterThan(attempts);
  });

  it('is one for everybody who asks at once', async () => {
    const { client } = await start('shared');
    await importLogs(client, LOGS);
    const [one, other] = await Promise.all([audit(client), audit(client)]);
    expect(one).toEqual(other);
    const totals = (await client.overview.exposure({})).exposure?.totals;
    const users = (await client.overview.owedUsers({})).rows;
    expect(users.reduce((sum, { owed }) => sum + owed, 0)).toBe(totals?.owed);
    const losses = await client.overview.verdicts({ isAffected: true });
    expect(losses.total).toBe(totals?.transactions);
  });

  it('that runs while the console is closed leaves no copy behind', async () => {
    const { client, dataFolder } = await start('closed');
    await importLogs(client, LOGS);
    const running = audit(client).catch((error: unknown) => error);
    await until(async () => (await client.overview.exposure({})).isJudging);
    await open?.close();
    open = null;
    await running;
    const workspaces = join(dataFolder, 'workspaces');
    const copies = readdirSync(workspaces).map((name) => join(workspaces, name, 'copies'));
    expect(copies.filter((path) => existsSync(path)).flatMap((path) => readdirSync(path))).toEqual([]);
  });
});
