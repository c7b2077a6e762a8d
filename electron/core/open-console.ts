import { ConsoleError } from '../../shared/errors.ts';
import { createRouter } from '../router/index.ts';
import { provideDemo } from '../sandbox/demo/demo.ts';
import { parseDatabaseLocation } from '../store/sqlite/database-location.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import type { ConsoleContext, OpenConsole } from './console.ts';
import { dataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { SYSTEM_ENVIRONMENT } from './environment.ts';
import { LogFile } from './log-file.ts';
import type { Workspace } from './workspace.ts';

export interface ConsoleOptions {
  /** A file path, or an address; without it the demo workspace is opened, and made if it is not there yet. */
  readonly database?: string;
  /** Where the console's own files lie; without it the operating system's place. */
  readonly dataFolder?: string;
  readonly environment?: Environment;
}

/** Without operators, everybody at this machine may look and run things on copies. Nobody may write. */
const VISITOR: ConsoleContext = { permissions: new Set(['read', 'sandbox']) };

/** Composes the console. Rejects with a `ConsoleError` when the workspace cannot be opened; nothing is created then. */
export async function openConsole(options: ConsoleOptions = {}): Promise<OpenConsole> {
  const folder = dataFolder(options.dataFolder ?? null);
  const environment = options.environment ?? SYSTEM_ENVIRONMENT;
  const workspace = await openWorkspace(options.database, folder.demo, environment);
  const engineLog = new LogFile(folder.logs, 'app.log');
  const consoleLog = new LogFile(folder.logs, 'console.log');

  const router = createRouter({
    workspace,
    sandbox: { folder: folder.sandbox, writeLog: engineLog.write, ...environment },
    reportUnexpected: (error) => {
      const reference = environment.drawReference();
      const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
      consoleLog.write(`${environment.now()} ${reference} ${story}`);
      return new ConsoleError(
        'INTERNAL',
        'Something unexpected happened in the console. Nothing was changed. Try again, and report the reference if it stays.',
        { reference },
      );
    },
  });

  return {
    router,
    createSession: () => VISITOR,
    close: async () => {
      workspace.marketplace.close();
      await engineLog.close();
      await consoleLog.close();
    },
  };
}

async function openWorkspace(
  database: string | undefined,
  demoFolder: string,
  { now }: Environment,
): Promise<Workspace> {
  const file = database === undefined ? await provideDemo(demoFolder) : parseDatabaseLocation(database);
  const marketplace = await openMarketplace(file);
  return { kind: database === undefined ? 'demo' : 'database', marketplace, openedAt: now() };
}
