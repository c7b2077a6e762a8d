import type { Audit } from '../core/audit.ts';
import type { Complaints } from '../core/complaints.ts';
import type { Environment } from '../core/environment.ts';
import type { Logs } from '../core/logs.ts';
import type { Transactions } from '../core/transactions.ts';
import type { Verdicts } from '../core/verdicts.ts';
import type { Workspace } from '../core/workspace.ts';
import type { SandboxTools } from '../sandbox/run.ts';
import { implementer } from './base.ts';
import { claimsRouter } from './claims.ts';
import type { ErrorReporter } from './failure.ts';
import { logsRouter } from './logs.ts';
import { overviewRouter } from './overview.ts';
import { sandboxRouter } from './sandbox.ts';
import { transactionsRouter } from './transactions.ts';
import { usersRouter } from './users.ts';
import { workspaceRouter } from './workspace.ts';

export interface RouterParts {
  readonly workspace: Workspace;
  readonly transactions: Transactions;
  readonly verdicts: Verdicts;
  readonly complaints: Complaints;
  readonly audit: Audit;
  readonly logs: Logs;
  readonly environment: Environment;
  readonly sandbox: SandboxTools;
  readonly reportUnexpected: ErrorReporter;
}

/** The contract, implemented: one file per namespace, input -> core call -> output. */
export function createRouter({
  workspace,
  transactions,
  verdicts,
  complaints,
  audit,
  logs,
  environment,
  sandbox,
  reportUnexpected,
}: RouterParts) {
  const os = implementer(reportUnexpected);
  return os.router({
    workspace: workspaceRouter(os, workspace),
    claims: claimsRouter(os, complaints),
    overview: overviewRouter(os, audit, reportUnexpected),
    transactions: transactionsRouter(os, { transactions, verdicts, logs, environment }),
    users: usersRouter(os, workspace, verdicts),
    logs: logsRouter(os, logs, reportUnexpected),
    sandbox: sandboxRouter(os, workspace, sandbox, reportUnexpected),
  });
}
