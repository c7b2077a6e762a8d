import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, isDefinedError, safe } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConsoleClient } from '../shared/contract/index.ts';
import type { UserId } from '../shared/ids.ts';
import type { OpenConsole } from './core/console.ts';
import { openConsole } from './core/open-console.ts';
import { openPages } from './core/pages.ts';
import { PORT_WANTED, setupConsolePort } from './shell/console-port.ts';
import { FakeFrame, ipcMain } from './testing/fake-electron.ts';
import { BROKEN_USER, createStubConsole, UNKNOWN_USER } from './testing/stub-console.ts';
import { startWebHost } from './web/host.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

interface Connection {
  readonly client: ConsoleClient;
  close(): Promise<void>;
}

/** As the desktop window reaches the core: through the shell's hand-over, over a real port. */
async function connectByPort(core: OpenConsole): Promise<Connection> {
  setupConsolePort(core);
  const frame = new FakeFrame('app://console/');
  ipcMain.emit(PORT_WANTED, { senderFrame: frame });
  ipcMain.removeAllListeners();
  const port = frame.posted[0]?.ports[0];
  if (port === undefined) throw new Error('No port was handed over');
  return { client: createORPCClient(new PortLink({ port })), close: async () => port.close() };
}

/** As a browser reaches it: signed in by a link, over HTTP and server-sent events. */
async function connectByHttp(core: OpenConsole): Promise<Connection> {
  const host = await startWebHost({ console: core, pages: openPages('nowhere'), port: 0, onUnexpected: () => {} });
  const { headers } = await fetch(host.newLink(), { redirect: 'manual' });
  const origin = `http://127.0.0.1:${host.port}`;
  const link = new HttpLink({
    url: `${origin}/rpc`,
    headers: { Cookie: headers.get('set-cookie')?.split(';')[0] ?? '', Origin: origin },
  });
  return { client: createORPCClient(link), close: host.close };
}

const TRANSPORTS = [
  ['a message port', connectByPort],
  ['HTTP', connectByHttp],
] as const;

const RUN = {
  commandId: '7f5f9a06-6f6c-4f0f-9a53-2a5f6d6a1c11',
  request: { kind: 'scenario', scenario: 'single-item' },
} as const;

describe.each(TRANSPORTS)('over %s', (_name, connect) => {
  let connection: Connection | null = null;

  async function connected(core: OpenConsole): Promise<ConsoleClient> {
    connection = await connect(core);
    return connection.client;
  }

  afterEach(async () => {
    await connection?.close();
    connection = null;
  });

  it('a call is answered, with the values of the contract', async () => {
    const client = await connected(createStubConsole());
    expect(await client.workspace.get()).toMatchObject({ name: 'Stub', openedAt: '1970-01-01T00:00:00.000Z' });
  });

  it('many calls at once each get their own answer', async () => {
    const client = await connected(createStubConsole());
    const names = await Promise.all(Array.from({ length: 50 }, async () => (await client.workspace.get()).name));
    expect(new Set(names)).toEqual(new Set(['Stub']));
  });

  it('the session comes with the connection', async () => {
    const core = createStubConsole();
    const client = await connected(core);
    await client.workspace.get();
    expect(core.contexts).toMatchObject([core.createSession()]);
  });

  it('an expected failure arrives typed, with its code, sentence and data', async () => {
    const client = await connected(createStubConsole());
    const { error } = await safe(client.users.get({ userId: UNKNOWN_USER as UserId }));
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'USER_NOT_FOUND', status: 404, message: 'There is no user 404.', data: {} });
  });

  it('an exception arrives without a word of what it said', async () => {
    const client = await connected(createStubConsole());
    const { error } = await safe(client.users.get({ userId: BROKEN_USER as UserId }));
    expect(error).toMatchObject({ status: 500 });
    expect(JSON.stringify([error, error?.message])).not.toMatch(/passphrase|stub-console|electron/);
  });

  it('input that breaks the contract is refused before it reaches anything', async () => {
    const client = await connected(createStubConsole());
    const { error } = await safe(client.users.get({ userId: 'one' as unknown as UserId }));
    expect(error).toMatchObject({ status: 400 });
  });

  it('progress arrives event by event, and ending the loop ends the work', async () => {
    const core = createStubConsole();
    const client = await connected(core);
    const seen: number[] = [];
    for await (const event of await client.sandbox.run(RUN)) {
      if (event.kind === 'progress') seen.push(event.done);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([0, 1, 2]);
    await core.cancelled;
  });

  it('an abort by the caller ends the work', async () => {
    const core = createStubConsole();
    const client = await connected(core);
    const abort = new AbortController();
    const events = await client.sandbox.run(RUN, { signal: abort.signal });
    await events.next();
    abort.abort();
    await core.cancelled;
  });

  it('a connection that ends takes its work with it', async () => {
    const core = createStubConsole();
    const client = await connected(core);
    const events = await client.sandbox.run(RUN);
    await events.next();
    await connection?.close();
    await core.cancelled;
  });
});

describe.each(TRANSPORTS)('the real core over %s', (_name, connect) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'console-transport-'));
  let core: OpenConsole;
  let connection: Connection;

  beforeAll(async () => {
    core = await openConsole({ dataFolder });
    connection = await connect(core);
  });

  afterAll(async () => {
    await connection.close();
    await core.close();
    rmSync(dataFolder, { recursive: true });
  });

  it('pages through a list', async () => {
    const { users } = connection.client;
    const first = await users.list({ limit: 20 });
    const second = await users.list({ limit: 20, cursor: first.nextCursor ?? undefined });
    expect([first.rows.length, second.rows.length]).toEqual([20, 20]);
    expect(new Set([...first.rows, ...second.rows].map(({ userId }) => userId)).size).toBe(40);
  });

  it('names the field of a bad input', async () => {
    const { error } = await safe(connection.client.users.list({ limit: 100_000 }));
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'BAD_INPUT', data: { field: 'limit' } });
  });

  it('says what is not there', async () => {
    const { error } = await safe(connection.client.users.get({ userId: 999_999 as UserId }));
    expect(isDefinedError(error) && error.code).toBe('USER_NOT_FOUND');
  });

  it('reports a sandbox run as it goes, and its outcome at the end', async () => {
    const kinds: string[] = [];
    for await (const event of await connection.client.sandbox.run(RUN)) {
      kinds.push(event.kind);
      if (event.kind === 'finished') expect(event.run.passed).toBe(true);
    }
    expect(kinds.filter((kind) => kind === 'progress').length).toBeGreaterThan(1);
    expect(kinds.at(-1)).toBe('finished');
  });
});
