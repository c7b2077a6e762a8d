import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { claimsContract } from './claims.ts';
import { logsContract } from './logs.ts';
import { overviewContract } from './overview.ts';
import { sandboxContract } from './sandbox.ts';
import { transactionsContract } from './transactions.ts';
import { usersContract } from './users.ts';
import { workspaceContract } from './workspace.ts';

/** The one contract between the renderer and the core, over a message port or HTTP. */
export const contract = {
  workspace: workspaceContract,
  claims: claimsContract,
  overview: overviewContract,
  transactions: transactionsContract,
  users: usersContract,
  logs: logsContract,
  sandbox: sandboxContract,
};

export type ConsoleClient = ContractRouterClient<typeof contract>;
export type ContractInputs = InferContractRouterInputs<typeof contract>;
export type ContractOutputs = InferContractRouterOutputs<typeof contract>;

export type { Permission } from './base.ts';
