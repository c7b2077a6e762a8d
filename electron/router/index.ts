import type { Workspace } from '../core/workspace.ts';
import type { SandboxTools } from '../sandbox/run.ts';
import { implementer } from './base.ts';
import type { ErrorReporter } from './failure.ts';
import { sandboxRouter } from './sandbox.ts';
import { transactionsRouter } from './transactions.ts';
import { usersRouter } from './users.ts';
import { workspaceRouter } from './workspace.ts';

export interface RouterParts {
  readonly workspace: Workspace;
  readonly sandbox: SandboxTools;
  readonly reportUnexpected: ErrorReporter;
}

/** The contract, implemented: one file per namespace, input -> core call -> output. */
export function createRouter({ workspace, sandbox, reportUnexpected }: RouterParts) {
  const os = implementer(reportUnexpected);
  return os.router({
    workspace: workspaceRouter(os, workspace),
    transactions: transactionsRouter(os, workspace),
    users: usersRouter(os, workspace),
    sandbox: sandboxRouter(os, workspace, sandbox, reportUnexpected),
  });
}
