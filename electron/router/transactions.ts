import { ConsoleError } from '../../shared/errors.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Implementer } from './base.ts';

export function transactionsRouter(os: Implementer, { marketplace }: Workspace) {
  return os.transactions.router({
    list: os.transactions.list.handler(({ input }) => marketplace.listAttempts(input)),
    get: os.transactions.get.handler(async ({ input }) => {
      const attempt = await marketplace.findAttempt(input.attemptId);
      if (attempt !== null) return attempt;
      throw new ConsoleError('TRANSACTION_NOT_FOUND', 'There is no such transaction in this workspace.', {});
    }),
  });
}
