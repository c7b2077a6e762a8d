import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { ROOT } from '../fixtures/web-host.ts';

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of `npm start`, in a folder where it may leave things. */
interface Launch {
  /** Resolves with the printed address, and leaves the console running. */
  readonly address: Promise<string>;
  readonly ended: Promise<Ended>;
  stop(): void;
}

interface Fixtures {
  readonly folder: string;
  readonly start: (args: readonly string[], environment?: Readonly<Record<string, string>>) => Launch;
}

const test = base.extend<Fixtures>({
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'console-start-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },

  start: async ({ folder }, use) => {
    const running: Launch[] = [];
    await use((args, environment = {}) => {
      const launch = launchConsole(['--data-dir', join(folder, 'data'), ...args], environment);
      running.push(launch);
      return launch;
    });
    for (const launch of running) launch.stop();
    await Promise.all(running.map(({ ended }) => ended));
  },
});

function launchConsole(args: readonly string[], environment: Readonly<Record<string, string>>): Launch {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'scripts/preflight.mjs'), 'scripts/start.ts', ...args], {
    env: { ...inherited, BARTEREX_CONSOLE_NO_DOWNLOAD: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const address = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<Ended>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const found = /^http:\/\/\S+$/m.exec(stdout);
    if (found !== null) address.resolve(found[0]);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.once('close', (exitCode) => ended.resolve({ exitCode, stdout, stderr }));
  return { address: address.promise, ended: ended.promise, stop: () => child.kill('SIGTERM') };
}

/** A program of ours that writes down what it was called with. */
function recordingProgram(folder: string, name: string, exitCode = 0): { readonly calls: () => string } {
  mkdirSync(folder, { recursive: true });
  const record = join(folder, `${name}.calls`);
  writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${record}'\nexit ${exitCode}\n`);
  chmodSync(join(folder, name), 0o755);
  return { calls: () => (existsSync(record) ? readFileSync(record, 'utf8') : '') };
}

const MISTAKES = [
  [['--databse', 'a.db'], 2, 'There is no flag --databse.'],
  [['--port', 'many'], 2, '--port needs a number'],
  [['a.db'], 2, 'a database is opened with --database FILE'],
  [['--database', 'postgres://localhost/barterex'], 2, ''],
  [['--database', '/no/such/file.db'], 3, ''],
] as const;

for (const [args, exitCode, sentence] of MISTAKES) {
  test(`${args.join(' ')} ends with one sentence and leaves nothing behind`, async ({ start, folder }) => {
    const ended = await start(args).ended;
    expect(ended).toMatchObject({ exitCode, stdout: '' });
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
}

test('without a display, the address is printed and works until the console is told to stop', async ({ start }) => {
  const launch = start([]);
  const address = await launch.address;
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  launch.stop();
  const { exitCode, stdout, stderr } = await launch.ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('no display here for the desktop window (Electron)');
  await expect(fetch(address)).rejects.toThrow();
});

test('without the desktop binary, one line says so and the browser opens', async ({ start, folder }) => {
  const programs = join(folder, 'bin');
  const browser = recordingProgram(programs, 'xdg-open');
  const nowhere = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') };
  const launch = start([], { ...nowhere, DISPLAY: ':99', PATH: `${programs}:${process.env['PATH']}` });
  const address = await launch.address;
  await expect.poll(browser.calls).toBe(`${address}\n`);
  launch.stop();
  const { stdout } = await launch.ended;
  expect(stdout.split('\n').filter((line) => line.includes('Electron'))).toHaveLength(1);
});

test('--no-open leaves the browser alone, and so does --serve', async ({ start, folder }) => {
  const programs = join(folder, 'bin');
  const browser = recordingProgram(programs, 'xdg-open');
  const nowhere = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') };
  for (const flag of ['--no-open', '--serve']) {
    const launch = start([flag], { ...nowhere, DISPLAY: ':99', PATH: `${programs}:${process.env['PATH']}` });
    await launch.address;
    launch.stop();
    await launch.ended;
  }
  expect(browser.calls()).toBe('');
});

test('with the desktop binary, the window gets our flags behind its own', async ({ start, folder }) => {
  const desktop = recordingProgram(join(folder, 'electron'), 'electron');
  const { exitCode } = await start([], { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron'), DISPLAY: ':99' }).ended;
  expect(exitCode).toBe(0);
  expect(desktop.calls().trim().split('\n').slice(1)).toEqual(['--', `--data-dir=${join(folder, 'data')}`]);
});

test('a desktop binary that cannot run here leaves the browser', async ({ start, folder }) => {
  recordingProgram(join(folder, 'electron'), 'electron', 127);
  const launch = start(['--no-open'], { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron'), DISPLAY: ':99' });
  await launch.address;
  launch.stop();
  expect((await launch.ended).stdout).toContain('could not start on this machine');
});

test('a port in use is a sentence', async ({ start }) => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  const { exitCode, stderr } = await start(['--serve', '--port', String(port)]).ended;
  taken.close();
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `Port ${port} is already in use. Choose another one with --port, or leave it out for any free one.\n`,
  );
});
