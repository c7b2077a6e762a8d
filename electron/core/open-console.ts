import { ConsoleError } from '../../shared/errors.ts';
import type { StartJobProcess } from '../jobs/job-runner.ts';
import { JobRunner } from '../jobs/job-runner.ts';
import { startNodeProcess } from '../jobs/node-process.ts';
import { Journal } from '../journal/journal.ts';
import { createRouter } from '../router/index.ts';
import { provideDemo } from '../sandbox/demo/demo.ts';
import { parseDatabaseLocation } from '../store/sqlite/database-location.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { Audit } from './audit.ts';
import { Complaints } from './complaints.ts';
import type { ConsoleContext, OpenConsole } from './console.ts';
import type { DataFolder } from './data-folder.ts';
import { dataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { SYSTEM_ENVIRONMENT } from './environment.ts';
import { LogFile } from './log-file.ts';
import { Logs } from './logs.ts';
import { Transactions } from './transactions.ts';
import { Verdicts } from './verdicts.ts';
import type { Workspace } from './workspace.ts';
import { workspaceFolder } from './workspace.ts';

export interface ConsoleOptions {
  /** A file path, or an address; without it the demo workspace is opened, and made if it is not there yet. */
  readonly database?: string;
  /** Where the console's own files lie; without it the operating system's place. */
  readonly dataFolder?: string;
  /**
   * Files, folders or patterns: added to the workspace's places. What is new in all of its places is then read in the
   * background; without this option nothing is.
   */
  readonly logs?: readonly string[];
  /** How this host starts the job process; without it as a child of Node. */
  readonly startJobProcess?: StartJobProcess;
  readonly environment?: Environment;
}

/** Without operators, everybody at this machine may look and run things on copies. Nobody may write to it. */
const VISITOR: ConsoleContext = { permissions: new Set(['read', 'notes', 'logs', 'sandbox']) };

/** Composes the console. Rejects with a `ConsoleError` when the workspace cannot be opened; nothing is created then. */
export async function openConsole(options: ConsoleOptions = {}): Promise<OpenConsole> {
  const folder = dataFolder(options.dataFolder ?? null);
  const environment = options.environment ?? SYSTEM_ENVIRONMENT;
  const workspace = await openWorkspace(options.database, folder, environment);
  const journal = Journal.open(workspace.folder);
  const jobs = new JobRunner(options.startJobProcess ?? startNodeProcess);
  const transactions = new Transactions(journal, workspace.marketplace);
  const logs = new Logs({
    folder: workspace.folder,
    jobs,
    clocks: journal,
    follow: () => transactions.follow(),
    onNews: (news) => audit.noteNews(news),
    now: environment.now,
  });
  const engineLog = new LogFile(folder.logs, 'app.log');
  const consoleLog = new LogFile(folder.logs, 'console.log');

  const reportUnexpected = (error: unknown): ConsoleError => {
    const reference = environment.drawReference();
    const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
    consoleLog.write(`${environment.now()} ${reference} ${story}`);
    return new ConsoleError(
      'INTERNAL',
      'Something unexpected happened in the console. Nothing was changed. Try again, and report the reference if it stays.',
      { reference },
    );
  };
  const audit = new Audit({
    folder: workspace.folder,
    database: workspace.marketplace.file,
    jobs,
    transactions,
    reportUnexpected,
  });
  const verdicts = new Verdicts(transactions, workspace.marketplace);
  const router = createRouter({
    workspace,
    transactions,
    verdicts,
    complaints: new Complaints({
      marketplace: workspace.marketplace,
      transactions,
      verdicts,
      index: logs.index,
      now: environment.now,
    }),
    audit,
    logs,
    environment,
    sandbox: { folder: folder.sandbox, writeLog: engineLog.write, ...environment },
    reportUnexpected,
  });
  if (options.logs !== undefined) {
    void readInBackground(logs, [...workspace.logs, ...options.logs], reportUnexpected).then(() => audit.runIfNever());
  }

  return {
    router,
    createSession: () => VISITOR,
    close: async () => {
      const judged = audit.close();
      workspace.marketplace.close();
      await logs.close();
      await judged;
      journal.close();
      await engineLog.close();
      await consoleLog.close();
    },
  };
}

/** The window opens meanwhile; whoever looks at the logs there sees the import that runs, and can cancel it. */
function readInBackground(logs: Logs, places: readonly string[], report: (error: unknown) => void): Promise<void> {
  for (const place of places) logs.addPlace(place);
  if (logs.places().length === 0) return Promise.resolve();
  return logs
    .import(() => {}, new AbortController().signal)
    .then(
      () => {},
      (error: unknown) => {
        // What is expected (the console is closed, another one reads) is told when somebody asks for an import.
        if (!(error instanceof ConsoleError)) report(error);
      },
    );
}

async function openWorkspace(
  database: string | undefined,
  folder: DataFolder,
  { now }: Environment,
): Promise<Workspace> {
  const kind = database === undefined ? 'demo' : 'database';
  const demo = database === undefined ? await provideDemo(folder.demo) : null;
  const marketplace = await openMarketplace(demo?.database ?? parseDatabaseLocation(database ?? ''));
  return {
    kind,
    marketplace,
    openedAt: now(),
    folder: workspaceFolder(folder.workspaces, kind, marketplace.file),
    logs: demo === null ? [] : [demo.logs],
  };
}
