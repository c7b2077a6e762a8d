import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { failureOf } from '../electron/arguments/failure.ts';
import type { HostArguments } from '../electron/arguments/host-arguments.ts';
import { HOST_HELP, parseHostArguments } from '../electron/arguments/host-arguments.ts';
import { openConsole } from '../electron/core/open-console.ts';
import { hasDisplay } from '../electron/web/browser.ts';
import { build, isBuilt } from './build.ts';
import { downloadElectron, findElectron } from './electron-binary.ts';
import { ROOT } from './root.ts';

/** A window that is not there after this long is one that works. */
const WINDOW_FAILS_WITHIN_MS = 15_000;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function start(args: HostArguments): Promise<void> {
  // A wrong database should be said before anything slow happens.
  if (args.database !== null) await lookAt(args.database, args.dataFolder);
  if (!isBuilt(ROOT)) {
    say('Building the console, once …');
    build();
  }
  if (args.serve) return becomeWebHost(args, args.open ?? false);
  const electron = await electronOrReason();
  if (electron.kind === 'found') {
    if (await runDesktop(electron.file, args)) return;
    say('The desktop window (Electron) could not start on this machine, so the console opens in the browser.');
  } else {
    say(electron.reason);
  }
  return becomeWebHost(args, args.open ?? true);
}

async function lookAt(database: string, dataFolder: string | null): Promise<void> {
  const console = await openConsole({ database, ...(dataFolder === null ? {} : { dataFolder }) });
  await console.close();
}

type Electron =
  | { readonly kind: 'found'; readonly file: string }
  | { readonly kind: 'missing'; readonly reason: string };

async function electronOrReason(): Promise<Electron> {
  const { env, platform } = process;
  if (!hasDisplay({ platform, environment: env })) {
    return {
      kind: 'missing',
      reason: 'There is no display here for the desktop window (Electron), so the console is served to a browser.',
    };
  }
  const here = findElectron(env);
  if (here !== null) return { kind: 'found', file: here };
  const mayDownload = !env['BARTEREX_CONSOLE_NO_DOWNLOAD'];
  const isThere =
    mayDownload && (await downloadElectron(env, () => say('Fetching the desktop window, once (about 110 MB) …')));
  const file = isThere ? findElectron(env) : null;
  if (file !== null) return { kind: 'found', file };
  return {
    kind: 'missing',
    reason:
      'The desktop window (Electron) is not on this machine and cannot be downloaded, so the console opens in the browser.',
  };
}

/** Resolves when the window was closed; false when Electron could not even show one (no libraries, no sandbox). */
function runDesktop(electron: string, args: HostArguments): Promise<boolean> {
  const startedAt = performance.now();
  const child = spawn(electron, [ROOT, '--', ...argumentsOf(args)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((settle) => {
    child.once('error', () => settle(false));
    child.once('exit', (code, signal) => {
      const isOurs = code === 0 || code === 2 || code === 3;
      const wasAsked = signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
      if (isOurs) process.exitCode = code;
      settle(isOurs || wasAsked || performance.now() - startedAt > WINDOW_FAILS_WITHIN_MS);
    });
  });
}

/** From here on this process is the web host, so that it gets the signals and the terminal itself. */
async function becomeWebHost(args: HostArguments, open: boolean): Promise<void> {
  const file = join(ROOT, 'electron/serve.ts');
  process.argv = [process.execPath, file, ...argumentsOf(args), open ? '--open' : '--no-open'];
  await import('../electron/serve.ts');
}

function argumentsOf({ database, logs, dataFolder, port }: HostArguments): readonly string[] {
  return [
    ...(database === null ? [] : [`--database=${database}`]),
    ...logs.map((path) => `--logs=${path}`),
    ...(dataFolder === null ? [] : [`--data-dir=${dataFolder}`]),
    ...(port === 0 ? [] : [`--port=${port}`]),
  ];
}

/** npm runs scripts in the project's folder; a path means what it meant where it was typed. */
function asTyped(args: HostArguments): HostArguments {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const absolute = (path: string | null) => (path === null || path.includes('://') ? path : resolve(from, path));
  return {
    ...args,
    database: absolute(args.database),
    logs: args.logs.map((path) => resolve(from, path)),
    dataFolder: absolute(args.dataFolder),
  };
}

const parsed = parseHostArguments(process.argv.slice(2));
if (parsed.kind === 'help') {
  process.stdout.write(HOST_HELP);
} else if (parsed.kind === 'bad') {
  process.stderr.write(`${parsed.message}\n`);
  process.exitCode = 2;
} else {
  await start(asTyped(parsed)).catch((error: unknown) => {
    const { message, exitCode } = failureOf(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = exitCode;
  });
}
