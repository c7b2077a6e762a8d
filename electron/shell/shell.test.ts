import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/index.ts';
import { openPages } from '../core/pages.ts';
import { createStubConsole } from '../web/stub-console.ts';
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';
import { PORT, PORT_WANTED, setupConsolePort } from './console-port.ts';
import type { FakeMenuItem } from './fake-electron.ts';
import * as fake from './fake-electron.ts';
import { menuTemplate, setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { setupPermissions } from './permissions.ts';
import { setupSingleInstance } from './single-instance.ts';
import { openWindow, windowOptions } from './window.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

beforeEach(() => {
  fake.app.removeAllListeners();
  fake.ipcMain.removeAllListeners();
  fake.app.holdsLock = true;
});

describe('the window', () => {
  it('gives the page no power', () => {
    expect(windowOptions('preload.cjs', true).webPreferences).toEqual({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools only where it is developed', () => {
    expect(windowOptions('preload.cjs', false).webPreferences?.devTools).toBe(true);
  });

  it('loads the console and appears when there is something to see', () => {
    openWindow('preload.cjs');
    const window = fake.BrowserWindow.opened.at(-1);
    expect(window?.options['show']).toBe(false);
    expect(window?.done).toEqual(['load app://console/']);
    window?.emit('ready-to-show');
    expect(window?.done).toEqual(['load app://console/', 'show']);
  });
});

describe('the app protocol', () => {
  const root = mkdtempSync(join(tmpdir(), 'console-shell-'));
  mkdirSync(join(root, 'renderer/assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'not for the page');
  writeFileSync(join(root, 'renderer/index.html'), 'the page');
  writeFileSync(join(root, 'renderer/assets/a.js'), 'export {};');
  afterAll(() => rmSync(root, { recursive: true }));

  async function get(url: string, method = 'GET') {
    setupAppProtocol(openPages(join(root, 'renderer')));
    const response = await fake.protocol.handlers.get('app')?.({ url, method });
    return { status: response?.status, headers: response?.headers, text: await response?.text() };
  }

  it('is a standard, secure scheme without a way around the content security policy', () => {
    registerAppScheme();
    expect(fake.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it.each(['app://console/', 'app://console/users/3?tab=items#top', 'app://console'])('answers %s', async (url) => {
    const { status, headers, text } = await get(url);
    expect({ status, text }).toEqual({ status: 200, text: 'the page' });
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers with the files of the page', async () => {
    expect(await get('app://console/assets/a.js')).toMatchObject({ status: 200, text: 'export {};' });
  });

  it.each([
    'app://console/../secret.txt',
    'app://console/..%2fsecret.txt',
    'app://console/%2e%2e%2fsecret.txt',
    'app://console/..\\secret.txt',
    'app://console/..%5csecret.txt',
    'app://console//etc/passwd.txt',
    'app://console/assets/../../secret.txt',
    'app://console/C:\\secret.txt',
    `app://console/${join(root, 'secret.txt')}`,
    'app://elsewhere/assets/a.js',
    'app://console.evil/assets/a.js',
    'app://console@evil/assets/a.js',
    'file:///etc/passwd',
  ])('has nothing at %s', async (url) => {
    const { status, text } = await get(url);
    expect(status).toBe(404);
    expect(text).not.toContain('not for the page');
  });

  it('is only for reading', async () => {
    expect(await get('app://console/', 'POST')).toMatchObject({ status: 405 });
  });
});

describe('navigation', () => {
  function contents() {
    setupNavigation();
    const created = new fake.FakeWebContents();
    fake.app.emit('web-contents-created', {}, created);
    return created;
  }

  function isStopped(name: string, details: Readonly<Record<string, unknown>>): boolean {
    const event = new fake.FakeEvent(details);
    contents().emit(name, event);
    return event.defaultPrevented;
  }

  it.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'app://console.evil/',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('to %s is stopped', (url) => {
    expect(isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    expect(isStopped('will-redirect', { url, isMainFrame: true })).toBe(true);
  });

  it('inside the console goes on', () => {
    expect(isStopped('will-frame-navigate', { url: 'app://console/users', isMainFrame: true })).toBe(false);
  });

  it('inside a frame is stopped, wherever to', () => {
    expect(isStopped('will-frame-navigate', { url: 'app://console/users', isMainFrame: false })).toBe(true);
  });

  it('opens no second window and no webview', () => {
    expect(contents().openHandler?.()).toEqual({ action: 'deny' });
    expect(isStopped('will-attach-webview', {})).toBe(true);
  });
});

describe('permissions', () => {
  const session = new fake.FakeSession();
  setupPermissions(...([session] as unknown as Parameters<typeof setupPermissions>));

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    'usb',
    'serial',
  ])('deny %s', (permission) => {
    const answer = vi.fn();
    session.deciders.get('request')?.(null, permission, answer);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.deciders.get('check')?.(null, permission)).toBe(false);
  });

  it('allow copying', () => {
    expect(session.deciders.get('check')?.(null, 'clipboard-sanitized-write')).toBe(true);
  });

  it('deny devices, the screen and downloads', () => {
    expect(session.deciders.get('device')?.({})).toBe(false);
    const answer = vi.fn();
    session.deciders.get('display')?.({}, answer);
    expect(answer.mock.calls).toEqual([[{}]]);
    const download = new fake.FakeEvent();
    session.emit('will-download', download);
    expect(download.defaultPrevented).toBe(true);
  });
});

describe('the menu', () => {
  function rolesOf(items: readonly FakeMenuItem[]): readonly string[] {
    return items.flatMap(({ role, submenu }) => [...(role === undefined ? [] : [role]), ...rolesOf(submenu ?? [])]);
  }

  it.each(['linux', 'darwin', 'win32'] as const)('cannot reload or inspect the page on %s', (platform) => {
    const roles = rolesOf(menuTemplate(platform) as readonly FakeMenuItem[]);
    expect(roles).toContain('editMenu');
    for (const role of ['viewMenu', 'reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role);
  });

  it('replaces the one that Electron brings', () => {
    setupMenu();
    expect(fake.Menu.applied).not.toBeNull();
  });
});

describe('a second start', () => {
  it('shows the first window', () => {
    const showWindow = vi.fn();
    expect(setupSingleInstance(showWindow)).toBe(true);
    fake.app.emit('second-instance');
    expect(showWindow).toHaveBeenCalledOnce();
  });

  it('is told that it is the second', () => {
    fake.app.holdsLock = false;
    expect(setupSingleInstance(() => {})).toBe(false);
  });
});

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
