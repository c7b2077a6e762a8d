import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { complaintsSearch } from '../features/complaints/index.ts';
import { logsSearch } from '../features/logs/index.ts';
import { owedSearch } from '../features/owed/index.ts';
import { sandboxSearch } from '../features/sandbox/index.ts';
import { transactionsSearch } from '../features/transactions/index.ts';
import { usersSearch } from '../features/users/index.ts';
import { NoSuchRoom } from './no-such-room.tsx';
import { ComplaintsRoom, LogsRoom, OwedRoom, SandboxRoom, TransactionsRoom, UsersRoom } from './room-views.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchRoom });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/transactions/{-$key}', replace: true });
  },
});

const transactions = createRoute({
  getParentRoute: () => root,
  path: '/transactions/{-$key}',
  validateSearch: transactionsSearch,
  component: TransactionsRoom,
});

const users = createRoute({
  getParentRoute: () => root,
  path: '/users/{-$userId}',
  validateSearch: usersSearch,
  component: UsersRoom,
});

const complaints = createRoute({
  getParentRoute: () => root,
  path: '/complaints',
  validateSearch: complaintsSearch,
  component: ComplaintsRoom,
});

const owed = createRoute({
  getParentRoute: () => root,
  path: '/owed',
  validateSearch: owedSearch,
  component: OwedRoom,
});

const logs = createRoute({
  getParentRoute: () => root,
  path: '/logs',
  validateSearch: logsSearch,
  component: LogsRoom,
});

const sandbox = createRoute({
  getParentRoute: () => root,
  path: '/sandbox',
  validateSearch: sandboxSearch,
  component: SandboxRoom,
});

/**
 * The address lives behind the `#`: it works the same under both hosts, and what somebody searches for (names of
 * people) never travels in a request.
 */
export const router = createRouter({
  routeTree: root.addChildren([start, transactions, complaints, users, owed, logs, sandbox]),
  history: createHashHistory(),
  // A transaction of the database is `db:12`.
  pathParamsAllowedCharacters: [':'],
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
