import type { RecordedAttempt } from './recorded-logs.ts';

/** What somebody writes into a log, and how it gets there. Times are as the log has them: `2025-12-28 19:36:40`. */
export interface Forgery {
  readonly version: RecordedAttempt['version'];
  /** When it is really written. */
  readonly now: string;
  /** The time that the forged lines claim. */
  readonly claimed: string;
  readonly transactionId: string;
  readonly username: string;
  readonly flow: Flow;
  readonly vector: Vector;
}

/** What is forged: the success line only, one that is committed, a whole request, or one that another module says. */
export const FLOWS = ['success', 'committed', 'request', 'other-module'] as const;
export type Flow = (typeof FLOWS)[number];

/** By which text it comes in, and what becomes of the marketplace's own words behind it. */
export const VECTORS = [
  // The quotation breaks off.
  'search-with-line-end',
  'search',
  'search-ending-in-a-search',
  'category',
  'login-with-line-end',
  'login',
  'title',
  // He writes the end of the quotation himself.
  'closed-search',
  'closed-search-with-more',
  'closed-search-ending-in-a-search',
  // The marketplace writes nothing behind it.
  'condition',
  'price-range',
  'path',
  'filter',
] as const;
export type Vector = (typeof VECTORS)[number];

/** The lines that the marketplace writes because of it: its own, and those that are forged. */
export function forge(forgery: Forgery): readonly string[] {
  const { now, vector } = forgery;
  const lines = flowOf(forgery);
  const text = lines.join('\n');
  const search = (words: string, category = 'None', condition = 'None'): string =>
    marketplace(
      now,
      `Marketplace search - Page: 1, Search: '${words}', Category: ${category}, Condition: ${condition}`,
    );
  const opening = marketplace(now, "Marketplace search - Page: 1, Search: 'y");
  const found = marketplace(now, 'Marketplace search completed - Found 0 items');
  const failed = (name: string): string =>
    line(now, 'routes.auth', 'WARNING', `Failed login attempt for username: ${name} (attempt unknown)`);
  switch (vector) {
    case 'search-with-line-end':
      return [search(`x\n${text}\n`), found];
    case 'search':
      return [search(`x\n${text}`), found];
    case 'search-ending-in-a-search':
      return [search(`x\n${text}\n${opening}`), found];
    case 'category':
      return [search('x', `y\n${text}\n`), found];
    case 'login-with-line-end':
      return [failed(`x\n${text}\n`)];
    case 'login':
      return [failed(`x\n${text}`)];
    case 'title':
      return [marketplace(now, `Item viewed - Item ID: 3, Name: Lamp\n${text}\n, User: 9`)];
    case 'closed-search':
      return [search(`x', Category: None, Condition: None\n${text}`), found];
    case 'closed-search-with-more':
      return [search(`x', Category: None, Condition: None\n${text}\n${found}`), found];
    case 'closed-search-ending-in-a-search':
      return [search(`x', Category: None, Condition: None\n${text}\n${opening}`), found];
    case 'condition':
      return [search('', 'None', `x\n${text}`), found];
    case 'price-range':
      return [search(''), line(now, 'routes.marketplace', 'WARNING', `Invalid price range filter: x\n${text}`), found];
    case 'path':
      return [line(now, 'app', 'INFO', `Resource not found: /x\n${text}`)];
    case 'filter':
      return [
        line(now, 'routes.user', 'INFO', `Notifications accessed - User: x, Total: 0, Unread: 0, Filter: y\n${text}`),
      ];
  }
}

function flowOf({ version, claimed, transactionId, username, flow }: Forgery): readonly string[] {
  const items = (message: string): string => line(claimed, 'routes.items', 'INFO', message);
  const endpoint = version === 'FIXED_ASIS' || version === 'HEAD' ? 'finalize_purchase' : 'process_checkout';
  const success = {
    LEGACY: `Checkout completed successfully - User: ${username}, Items: 4, Total: 8200.0`,
    FIXED: `[TXN:${transactionId}] ✓ Checkout SUCCESSFUL - User: ${username}, Items: 4, Credits Deducted: 8200.0`,
    FIXED_ASIS: `[TXN:${transactionId}] ✓ Purchase FINALIZED - User: ${username}, Items: 4, Credits Deducted: 8200.0`,
    HEAD: `[TXN:${transactionId}] ✓ Purchase FINALIZED - User: ${username}, Items: 4, Credits Deducted: 8200.0`,
  }[version];
  const committed = line(claimed, 'error_handlers', 'INFO', `Database operation '${endpoint}' completed successfully`);
  switch (flow) {
    case 'success':
      return [items(success)];
    case 'committed':
      return [items(success), committed];
    case 'request':
      return [
        line(claimed, 'app', 'DEBUG', `Request: POST /${endpoint} from 198.51.100.7`),
        line(
          claimed,
          'trading_points',
          'INFO',
          `Points awarded for purchase. User ID: 999, Username: ${username}, Order: item-998, Points: 20, Total Points: 20`,
        ),
        items(success),
        committed,
        line(claimed, 'app', 'DEBUG', `Response: 302 for POST /${endpoint}`),
      ];
    case 'other-module':
      return [line(claimed, 'routes.user', 'INFO', success), committed];
  }
}

function marketplace(time: string, message: string): string {
  return line(time, 'routes.marketplace', 'INFO', message);
}

function line(time: string, logger: string, level: string, message: string): string {
  const file = `${logger.split('.').at(-1)}.py`;
  return `${time} - ${logger} - ${level} - [${file}:41] - ${message}`;
}
