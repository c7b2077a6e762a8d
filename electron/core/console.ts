import type { Router } from '@orpc/server';
import type { contract, Permission } from '../../shared/contract/index.ts';

/** What the router knows about the caller. One per connection: a cookie of the web host, a message port of the window. */
export interface ConsoleContext {
  readonly permissions: ReadonlySet<Permission>;
}

/** The open console, as both hosts see it. */
export interface OpenConsole {
  readonly router: Router<typeof contract, ConsoleContext>;
  /** A new session for a new connection. */
  createSession(): ConsoleContext;
  close(): Promise<void>;
}
