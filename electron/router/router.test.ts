import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../shared/contract/base.ts';
import type { Permission } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import type { ConsoleContext, OpenConsole } from '../core/console.ts';
import { openConsole } from '../core/open-console.ts';
import { temporaryFolder } from '../testing/world.ts';

const folder = temporaryFolder();
let opened: OpenConsole;
beforeAll(async () => {
  opened = await openConsole({ dataFolder: folder.path });
  const place = join(folder.path, 'read.log');
  writeFileSync(place, '2025-12-24 11:00:00 - app - INFO - [app.py:1] - Hello\n');
  const client = clientWith('logs');
  await client.logs.addPlace({ path: place });
  for await (const _ of await client.logs.import({ commandId: '00000000-0000-4000-8000-000000000001' }));
});
afterAll(async () => {
  await opened.close();
  folder.remove();
});

function clientWith(...permissions: readonly Permission[]) {
  const context: ConsoleContext = { permissions: new Set(permissions) };
  return createRouterClient(opened.router, { context });
}

/** Every procedure of the contract with the permission that it names, read from the contract itself. */
const PROCEDURES = Object.entries(contract).flatMap(([namespace, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({
    path: `${namespace}.${name}`,
    permission: procedure['~orpc'].meta.permission,
    call: (client: ReturnType<typeof clientWith>): Promise<unknown> => {
      const procedureClient = (
        client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
      )[namespace]?.[name];
      if (procedureClient === undefined) throw new Error(`${namespace}.${name} is not implemented`);
      return procedureClient(INPUTS[`${namespace}.${name}`]);
    },
  })),
);

const INPUTS: Readonly<Record<string, unknown>> = {
  'transactions.list': {},
  'transactions.summary': { query: [] },
  'transactions.histogram': { query: [], buckets: 10 },
  'transactions.get': { key: 'db:1' },
  'transactions.context': { key: 'db:1', position: 0 },
  'transactions.writeNote': { commandId: '00000000-0000-4000-8000-000000000001', key: 'db:1', text: 'x' },
  'transactions.saveView': { commandId: '00000000-0000-4000-8000-000000000001', name: 'x', query: [] },
  'transactions.removeView': { commandId: '00000000-0000-4000-8000-000000000001', name: 'x' },
  'users.list': {},
  'users.get': { userId: 1 },
  'users.items': { userId: 1 },
  'users.orders': { userId: 1 },
  'users.creditRows': { userId: 1 },
  'logs.addPlace': { path: '/nowhere/app.log' },
  'logs.removePlace': { placeId: 99 },
  'logs.setClock': { sourceId: 1, offsetSeconds: 3600 },
  'logs.search': {},
  'logs.context': { recordId: 2 ** 32 + 1 },
  'logs.import': { commandId: '00000000-0000-4000-8000-000000000001' },
  'logs.histogram': { buckets: 10 },
  'sandbox.items': {},
  'sandbox.run': {
    commandId: '00000000-0000-4000-8000-000000000001',
    request: { kind: 'scenario', scenario: 'single-item' },
  },
};

describe('permissions', () => {
  it('are named by every procedure of the contract', () => {
    expect(PROCEDURES.filter(({ permission }) => permission === undefined)).toEqual([]);
    expect(PROCEDURES.length).toBeGreaterThan(10);
  });

  it.each(PROCEDURES)('$path answers with its permission and with nothing else', async ({ call, permission }) => {
    if (permission === undefined) throw new Error('no permission named');
    // Whatever the answer is, it is not a refusal.
    const refused = await call(clientWith(permission)).catch((error: { code: string }) => error.code);
    expect(refused).not.toBe('NOT_ALLOWED');
    await expect(call(clientWith())).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { permission } });
    const others = PERMISSIONS.filter((other) => other !== permission);
    await expect(call(clientWith(...others))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('failures', () => {
  it('name the field of an input that cannot be used', async () => {
    const list = clientWith('read').transactions.list({ query: [{ kind: 'txn', value: 'not hex' }] });
    await expect(list).rejects.toMatchObject({
      code: 'BAD_INPUT',
      defined: true,
      data: { field: 'query.0.value' },
    });
  });

  it('are typed when something does not exist', async () => {
    const user = clientWith('read').users.get({ userId: 99_999 as never });
    await expect(user).rejects.toMatchObject({ code: 'USER_NOT_FOUND', defined: true, status: 404 });
    const attempt = clientWith('read').transactions.get({ key: 'db:99999' });
    await expect(attempt).rejects.toMatchObject({ code: 'TRANSACTION_NOT_FOUND', defined: true });
  });

  it('are typed inside a stream as well', async () => {
    const stream = await clientWith('sandbox').sandbox.run({
      commandId: '00000000-0000-4000-8000-000000000001',
      request: { kind: 'cart', buyerId: 99_999 as never, itemIds: [] },
    });
    await expect(stream.next()).rejects.toMatchObject({ code: 'USER_NOT_FOUND', defined: true });
  });

  it('that nobody expected give a reference and nothing else, and stand in the log under it', async () => {
    const own = temporaryFolder();
    const broken = await openConsole({ dataFolder: own.path });
    try {
      const client = createRouterClient(broken.router, { context: broken.createSession() });
      // A stream whose work throws what is no ConsoleError: the folder for copies is a file.
      writeFileSync(join(own.path, 'sandbox'), '');
      const stream = await client.sandbox.run({
        commandId: '00000000-0000-4000-8000-000000000001',
        request: { kind: 'scenario', scenario: 'single-item' },
      });
      const failure = await stream
        .next()
        .catch((error: unknown) => error as { code: string; message: string; data: { reference: string } });
      expect(failure).toMatchObject({ code: 'INTERNAL', defined: true });
      const { message, data } = failure as { message: string; data: { reference: string } };
      expect(message).not.toContain(own.path);
      await broken.close();
      expect(readFileSync(join(own.path, 'logs', 'console.log'), 'utf8')).toContain(data.reference);
    } finally {
      await broken.close();
      own.remove();
    }
  });
});
