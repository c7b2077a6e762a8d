import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { failureOf } from './arguments/failure.ts';
import type { HostArguments } from './arguments/host-arguments.ts';
import { argumentsBehindDashes, parseHostArguments } from './arguments/host-arguments.ts';
import { openConsole } from './core/open-console.ts';
import { openPages } from './core/pages.ts';
import { registerAppScheme, setupAppProtocol } from './shell/app-protocol.ts';
import { setupConsolePort } from './shell/console-port.ts';
import { setupDownloads } from './shell/downloads.ts';
import { startUtilityProcess } from './shell/job-process.ts';
import { setupMenu } from './shell/menu.ts';
import { setupNavigation } from './shell/navigation.ts';
import { setupPermissions } from './shell/permissions.ts';
import { setupSingleInstance } from './shell/single-instance.ts';
import { bringToFront, openWindow } from './shell/window.ts';

/** As built: this file is `out/main/main.js`. */
const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url));
const JOB_PROCESS = fileURLToPath(new URL('./job-process.js', import.meta.url));
const RENDERER = fileURLToPath(new URL('../renderer', import.meta.url));

let window: BrowserWindow | null = null;

async function start({ database, logs, dataFolder }: HostArguments): Promise<void> {
  const console = await openConsole({
    ...(database === null ? {} : { database }),
    ...(dataFolder === null ? {} : { dataFolder }),
    logs,
    startJobProcess: () => startUtilityProcess(JOB_PROCESS),
  });
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    console.close().then(() => app.exit(0), fail);
  });

  setupMenu();
  setupNavigation();
  setupPermissions();
  setupDownloads();
  setupAppProtocol(openPages(RENDERER));
  setupConsolePort(console);
  window = openWindow(PRELOAD);
}

function fail(error: unknown): void {
  const { message, exitCode } = failureOf(error);
  process.stderr.write(`${message}\n`);
  app.exit(exitCode);
}

const parsed = parseHostArguments(argumentsBehindDashes(process.argv));
if (parsed.kind !== 'run') {
  process.stderr.write('Start the console with `npm start`; `npm start -- --help` says how.\n');
  app.exit(2);
} else {
  app.setName('Barterex Console');
  // What Chromium keeps for the window belongs beside the console's own files, and so does the single-instance lock.
  if (parsed.dataFolder !== null) app.setPath('userData', join(parsed.dataFolder, 'window'));
  registerAppScheme();
  if (setupSingleInstance(() => window !== null && bringToFront(window))) {
    // Not awaited here: Electron is only ready once this module has been evaluated.
    app
      .whenReady()
      .then(() => start(parsed))
      .catch(fail);
  } else {
    process.stdout.write('The console is already open; its window is in front now.\n');
    app.exit(0);
  }
}
