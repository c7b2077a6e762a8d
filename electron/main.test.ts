import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConsoleError } from '../shared/errors.ts';
import * as fake from './testing/fake-electron.ts';
import { createStubConsole } from './testing/stub-console.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));
const openConsole = vi.hoisted(() => vi.fn());
vi.mock('./core/open-console.ts', () => ({ openConsole }));

const output = { stdout: '', stderr: '' };
let runs = 0;

async function runMain(...args: readonly string[]): Promise<void> {
  process.argv = ['electron', 'out/main/main.js', ...args];
  // A query makes it run again, and only it: everything behind it stays the same.
  runs += 1;
  const file = `${import.meta.dirname}/main.ts?run=${runs}`;
  await import(file);
}

function exits(): Promise<number> {
  return new Promise((resolve) => fake.app.once('exit', resolve));
}

beforeEach(() => {
  fake.app.removeAllListeners();
  fake.app.holdsLock = true;
  fake.app.exitCodes.length = 0;
  fake.app.paths.clear();
  fake.protocol.handlers.clear();
  fake.BrowserWindow.opened.length = 0;
  output.stdout = '';
  output.stderr = '';
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      output[stream] += String(text);
      return true;
    });
  }
  openConsole.mockReset().mockImplementation(async () => createStubConsole());
});

describe('the desktop host', () => {
  it('opens the workspace that it is told to, behind the dashes', async () => {
    await runMain('--no-sandbox', '--', '--database', 'a.db', '--logs', 'a.log', 'b.log', '--data-dir', 'here');
    await vi.waitFor(() => expect(fake.BrowserWindow.opened).toHaveLength(1));
    expect(openConsole.mock.calls).toMatchObject([
      [{ database: 'a.db', dataFolder: 'here', logs: ['a.log', 'b.log'] }],
    ]);
    expect(fake.app.paths.get('userData')).toMatch(/^here.window$/);
  });

  it('sets everything up before the page loads', async () => {
    await runMain();
    await vi.waitFor(() => expect(fake.BrowserWindow.opened).toHaveLength(1));
    expect(fake.protocol.schemes.at(-1)?.scheme).toBe('app');
    expect([...fake.protocol.handlers.keys()]).toEqual(['app']);
    expect(fake.app.listenerCount('web-contents-created')).toBe(1);
    expect(fake.ipcMain.listenerCount('console-port-wanted')).toBeGreaterThan(0);
    expect(fake.session.defaultSession.deciders.size).toBe(4);
    expect(fake.session.defaultSession.listenerCount('will-download')).toBeGreaterThan(0);
    expect(fake.Menu.applied).not.toBeNull();
  });

  it('closes the workspace before it ends', async () => {
    const core = createStubConsole();
    const close = vi.fn(core.close);
    openConsole.mockResolvedValue({ ...core, close });
    await runMain();
    await vi.waitFor(() => expect(fake.BrowserWindow.opened).toHaveLength(1));
    const ended = exits();
    fake.app.emit('window-all-closed');
    expect(await ended).toBe(0);
    expect(close).toHaveBeenCalledOnce();
  });

  it('says why a database cannot be opened, and shows no window', async () => {
    openConsole.mockRejectedValue(new ConsoleError('FILE_EMPTY', 'a.db is empty.', {}));
    const ended = exits();
    await runMain('--', '--database', 'a.db');
    expect(await ended).toBe(3);
    expect(output.stderr).toBe('a.db is empty.\n');
    expect(fake.BrowserWindow.opened).toEqual([]);
  });

  it('opens nothing when it is the second', async () => {
    fake.app.holdsLock = false;
    await runMain();
    expect(fake.app.exitCodes).toEqual([0]);
    expect(output.stdout).toContain('already open');
    expect(openConsole).not.toHaveBeenCalled();
  });
});
