import type { LogFamily, PurchaseClaim } from './message.ts';

/** A module that logs: the name of its logger and the file that it stands in. Line numbers differ between releases. */
export interface Speaker {
  readonly logger: string;
  readonly file: string;
}

export const ITEMS: Speaker = { logger: 'routes.items', file: 'items.py' };
export const ENGINE: Speaker = { logger: 'console.engine', file: 'checkout.ts' };
export const POINTS: Speaker = { logger: 'trading_points', file: 'trading_points.py' };
export const AUTH: Speaker = { logger: 'routes.auth', file: 'auth.py' };
export const ERRORS: Speaker = { logger: 'error_handlers', file: 'error_handlers.py' };
/** The application itself goes by the name under which it was started. */
export const APPLICATION: readonly Speaker[] = [
  { logger: 'app', file: 'app.py' },
  { logger: '__main__', file: 'app.py' },
];

/** One form of message: who logs it, how it reads, and what it claims. */
export interface Form {
  readonly by: readonly Speaker[];
  /** Anchored at both ends; a user name in the middle is greedy, so that one which looks like a field stays a name. */
  readonly pattern: RegExp;
  readonly family?: LogFamily;
  claim(groups: readonly string[]): PurchaseClaim | null;
}
