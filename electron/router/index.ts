import type { Environment } from '../core/environment.ts';
import type { Logs } from '../core/logs.ts';
import type { Transactions } from '../core/transactions.ts';
import type { Workspace } from '../core/workspace.ts';
import type { SandboxTools } from '../sandbox/run.ts';
import { implementer } from './base.ts';
import type { ErrorReporter } from './failure.ts';
import { logsRouter } from './logs.ts';
import { sandboxRouter } from './sandbox.ts';
import { transactionsRouter } from './transactions.ts';
import { usersRouter } from './users.ts';
import { workspaceRouter } from './workspace.ts';

export interface RouterParts {
  readonly workspace: Workspace;
  readonly transactions: Transactions;
  readonly logs: Logs;
  readonly environment: Environment;
  readonly sandbox: SandboxTools;
  readonly reportUnexpected: ErrorReporter;
}

/** The contract, implemented: one file per namespace, input -> core call -> output. */
export function createRouter({ workspace, transactions, logs, environment, sandbox, reportUnexpected }: RouterParts) {
  const os = implementer(reportUnexpected);
  return os.router({
    workspace: workspaceRouter(os, workspace),
    transactions: transactionsRouter(os, transactions, environment),
    users: usersRouter(os, workspace),
    logs: logsRouter(os, logs, reportUnexpected),
    sandbox: sandboxRouter(os, workspace, sandbox, reportUnexpected),
  });
}
