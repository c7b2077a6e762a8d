import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import type { ConsoleContext, OpenConsole } from '../core/console.ts';

/** What a test sees of the calls that reached the stub. */
export interface StubConsole extends OpenConsole {
  readonly contexts: readonly ConsoleContext[];
  /** Resolves when a running `sandbox.run` was ended by its caller. */
  readonly cancelled: Promise<void>;
}

/** Ids that `users.get` of the stub answers with a failure. */
export const UNKNOWN_USER = 404;
export const BROKEN_USER = 500;

/**
 * The real contract with canned answers, for what the real core cannot be made to do: an exception of its own, and a
 * stream that ends only when its caller ends it.
 */
export function createStubConsole(): StubConsole {
  const contexts: ConsoleContext[] = [];
  const { promise: cancelled, resolve: onCancelled } = Promise.withResolvers<void>();
  const os = implement(contract).$context<ConsoleContext>();
  const unused = () => {
    throw new Error('Not part of the stub');
  };

  const router = os.router({
    workspace: {
      get: os.workspace.get.handler(({ context }) => {
        contexts.push(context);
        return {
          kind: 'demo' as const,
          name: 'Stub',
          location: 'nowhere',
          access: 'read-only' as const,
          sizeBytes: 0,
          journal: 'rollback' as const,
          schema: 'unknown' as const,
          missing: [],
          counts: { users: 0, items: 0, orders: null, trades: null, attempts: null },
          openedAt: instantFromMilliseconds(0),
        };
      }),
      row: os.workspace.row.handler(unused),
    },
    users: {
      list: os.users.list.handler(unused),
      get: os.users.get.handler(({ input, errors }) => {
        if (input.userId === UNKNOWN_USER) {
          throw errors.USER_NOT_FOUND({ message: 'There is no user 404.', data: {} });
        }
        throw new Error('SELECT passphrase FROM console_operator');
      }),
      items: os.users.items.handler(unused),
      orders: os.users.orders.handler(unused),
      creditRows: os.users.creditRows.handler(unused),
      inspect: os.users.inspect.handler(unused),
    },
    transactions: unusedRouter(os.transactions, unused),
    logs: unusedRouter(os.logs, unused),
    claims: unusedRouter(os.claims, unused),
    overview: unusedRouter(os.overview, unused),
    sandbox: {
      scenarios: os.sandbox.scenarios.handler(() => []),
      items: os.sandbox.items.handler(unused),
      run: os.sandbox.run.handler(async function* ({ signal }) {
        try {
          for (let done = 0; signal?.aborted !== true; done += 1) {
            yield { kind: 'progress' as const, stage: 'copying' as const, done, total: 1000 };
            await new Promise((resolve) => setImmediate(resolve));
          }
        } finally {
          onCancelled();
        }
      }),
    },
  });

  return Object.freeze({
    router,
    contexts,
    cancelled,
    createSession: () => ({ permissions: new Set(['read', 'notes', 'logs', 'sandbox'] as const) }),
    close: async () => {},
  });
}

type HandlerOf = { readonly handler: (answer: () => never) => unknown };

/** A namespace none of whose procedures is called. */
function unusedRouter<Namespace extends object>(namespace: Namespace, answer: () => never) {
  const names = Object.keys(namespace) as (keyof Namespace)[];
  return Object.fromEntries(names.map((name) => [name, (namespace[name] as HandlerOf).handler(answer)])) as never;
}
