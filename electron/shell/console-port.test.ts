import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, it, vi } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/index.ts';
import * as fake from '../testing/fake-electron.ts';
import { createStubConsole } from '../testing/stub-console.ts';
import { PORT, PORT_WANTED, setupConsolePort } from './console-port.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('the port to the core', () => {
  const core = createStubConsole();

  function frameAsks(frame: fake.FakeFrame | null) {
    setupConsolePort(core);
    fake.ipcMain.emit(PORT_WANTED, { senderFrame: frame });
    fake.ipcMain.removeAllListeners();
    return frame?.posted ?? [];
  }

  it('is handed to the console, and a call over it is answered', async () => {
    const [message] = frameAsks(new fake.FakeFrame('app://console/'));
    const port = message?.ports[0];
    expect(message?.channel).toBe(PORT);
    if (port === undefined) throw new Error('No port');
    const client: ConsoleClient = createORPCClient(new RPCLink({ port }));
    expect((await client.workspace.get()).name).toBe('Stub');
    port.close();
  });

  it('is a session of its own each time', () => {
    const sessions = vi.fn(core.createSession);
    setupConsolePort({ ...core, createSession: sessions });
    const frame = new fake.FakeFrame('app://console/');
    for (const _ of [1, 2]) fake.ipcMain.emit(PORT_WANTED, { senderFrame: frame });
    expect(sessions).toHaveBeenCalledTimes(2);
    for (const { ports } of frame.posted) for (const port of ports) port.close();
  });

  it.each(['https://evil.example/', 'app://console.evil/', 'file:///index.html', 'about:blank', 'data:text/html,'])(
    'is not handed to %s',
    (url) => {
      expect(frameAsks(new fake.FakeFrame(url))).toEqual([]);
    },
  );

  it('is not handed to a frame inside the console, nor to one that is gone', () => {
    expect(frameAsks(new fake.FakeFrame('app://console/', new fake.FakeFrame('app://console/')))).toEqual([]);
    expect(frameAsks(null)).toEqual([]);
  });
});
