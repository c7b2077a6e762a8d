import { ConsoleError } from '../../shared/errors.ts';
import type { Verdicts } from '../core/verdicts.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Implementer } from './base.ts';

export function usersRouter(os: Implementer, { marketplace }: Workspace, verdicts: Verdicts) {
  return os.users.router({
    list: os.users.list.handler(({ input }) => marketplace.listUsers(input)),
    get: os.users.get.handler(async ({ input }) => {
      const user = await marketplace.findUser(input.userId);
      if (user !== null) return user;
      throw new ConsoleError('USER_NOT_FOUND', `There is no user ${input.userId} in this workspace.`, {});
    }),
    inspect: os.users.inspect.handler(({ input }) => verdicts.inspect(input.userId)),
    items: os.users.items.handler(({ input: { userId, ...page } }) => marketplace.listUserItems(userId, page)),
    orders: os.users.orders.handler(({ input: { userId, ...page } }) => marketplace.listUserOrders(userId, page)),
    creditRows: os.users.creditRows.handler(({ input: { userId, ...page } }) =>
      marketplace.listUserCreditRows(userId, page),
    ),
  });
}
