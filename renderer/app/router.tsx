import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { sandboxSearch } from '../features/sandbox/index.ts';
import { transactionsSearch } from '../features/transactions/index.ts';
import { usersSearch } from '../features/users/index.ts';
import { NoSuchRoom } from './no-such-room.tsx';
import { SandboxRoom, TransactionsRoom, UsersRoom } from './room-views.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchRoom });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/transactions/{-$attemptId}', replace: true });
  },
});

const transactions = createRoute({
  getParentRoute: () => root,
  path: '/transactions/{-$attemptId}',
  validateSearch: transactionsSearch,
  component: TransactionsRoom,
});

const users = createRoute({
  getParentRoute: () => root,
  path: '/users/{-$userId}',
  validateSearch: usersSearch,
  component: UsersRoom,
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
  routeTree: root.addChildren([start, transactions, users, sandbox]),
  history: createHashHistory(),
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
