import type { Credits } from '../../../shared/credits.ts';
import { creditsFromDecimal } from '../../../shared/credits.ts';
import { transactionId } from '../../../shared/ids.ts';
import { parseFailedItems } from './failed-items.ts';
import type { Endpoint, LogFamily, PurchaseClaim, PurchaseMessage } from './message.ts';
import type { LogRecord } from './record.ts';

/** One form of message: who logs it, how it reads, and what it claims. */
interface Form {
  readonly loggers: readonly string[];
  /** Anchored at both ends; a user name in the middle is greedy, so that one which looks like a field stays a name. */
  readonly pattern: RegExp;
  readonly family?: LogFamily;
  claim(groups: readonly string[]): PurchaseClaim | null;
}

const ITEMS = 'routes.items';
const OURS = 'console.engine';
const POINTS = 'trading_points';

const TAG = /^\[TXN:([0-9a-f]{8})\] /;

/**
 * The marks in front of the marker words (a tick, a warning sign) were lost or garbled on their way often enough;
 * whatever short thing stands there is passed over.
 */
const MARK = '(?:[^A-Za-z0-9]{1,12} )?';

/** Messages behind `[TXN:id] `. */
const TAGGED: readonly Form[] = [
  {
    loggers: [ITEMS],
    family: 'announced',
    pattern: new RegExp(`^${MARK}Checkout SUCCESSFUL - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    loggers: [OURS],
    family: 'console',
    pattern: new RegExp(`^${MARK}Checkout SUCCESSFUL - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    loggers: [ITEMS],
    family: 'current',
    pattern: new RegExp(`^${MARK}Purchase FINALIZED - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    loggers: [ITEMS, OURS],
    pattern: new RegExp(`^${MARK}Some items failed: (\\[.*)$`, 's'),
    claim: ([list = '']) => ({ kind: 'some-failed', itemIds: parseFailedItems(list).map(({ itemId }) => itemId) }),
  },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Phase ([123]): /,
    claim: ([phase]) => ({ kind: 'phase', phase: Number(phase) as 1 | 2 | 3 }),
  },
  {
    loggers: [ITEMS],
    pattern: /^Acquiring locks on items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'items-locked', itemIds: numbers(list) }),
  },
  {
    loggers: [ITEMS, OURS],
    family: 'announced',
    pattern: /^Item processed - Item: (\d+), Title: (.*)$/s,
    claim: itemDone,
  },
  { loggers: [ITEMS], pattern: /^Item purchased - Item: (\d+), Title: (.*)$/s, claim: itemDone },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Item (?:processing|purchase) failed - Item: (\d+), Error: (.*)$/s,
    claim: ([id, error = '']) => ({ kind: 'item-failed', itemId: Number(id), error }),
  },
  {
    loggers: [ITEMS],
    pattern: /^Item became unavailable - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-unavailable', itemId: Number(id) }),
  },
  {
    loggers: [ITEMS],
    pattern: /^Item has no owner - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-without-owner', itemId: Number(id) }),
  },
  {
    loggers: [ITEMS],
    pattern: /^All items failed - Refunding credits: (\S+)$/,
    claim: ([credits]) => amount(credits, (value) => ({ kind: 'all-failed', credits: value })),
  },
  {
    loggers: [ITEMS],
    pattern: /^Redirecting to order setup - Items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'order-setup', itemIds: numbers(list) }),
  },
  {
    loggers: [ITEMS],
    family: 'current',
    pattern: /^Order created - Order ID: (\d+), Order #: (\S+)$/,
    claim: ([id, orderNumber = '']) => ({ kind: 'order-created', orderId: Number(id), orderNumber }),
  },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Insufficient credits(?: error: Insufficient credits\.| -) Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    loggers: [ITEMS, OURS],
    pattern: /^Checkout error: (.*)$/s,
    claim: ([error = '']) => ({ kind: 'checkout-error', error }),
  },
  { loggers: [ITEMS], family: 'announced', pattern: /^Unexpected error during checkout: (.*)$/s, claim: unexpected },
  { loggers: [OURS], family: 'console', pattern: /^Unexpected error during checkout: (.*)$/s, claim: unexpected },
  { loggers: [ITEMS], pattern: /^Unexpected error during purchase finalization: (.*)$/s, claim: unexpected },
  {
    loggers: [ITEMS],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
];

/** Messages without a TXN id: legacy's own, and the lines that other modules log in between. */
const UNTAGGED: readonly Form[] = [
  {
    loggers: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout completed successfully - User: (.*), Items: (\d+), Total: (\S+)$/s,
    claim: success,
  },
  { loggers: [ITEMS], family: 'legacy', pattern: /^Error during checkout: (.*)$/s, claim: unexpected },
  {
    loggers: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    loggers: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    loggers: [ITEMS],
    family: 'legacy',
    pattern: /^Insufficient credits during checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: insufficient,
  },
  {
    loggers: [ITEMS],
    family: 'legacy',
    pattern: /^Insufficient credits error: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS],
    pattern: /^Checkout attempt with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'view-empty-cart', user }),
  },
  {
    loggers: [ITEMS],
    pattern: /^Insufficient credits for checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: viewInsufficient,
  },
  {
    loggers: [ITEMS],
    pattern: /^Insufficient credits: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => viewInsufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
  {
    loggers: [POINTS],
    pattern:
      /^Points awarded for purchase\. User ID: (\d+), Username: (.*), Order: item-(\d+), Points: \d+, Total Points: \d+$/s,
    claim: ([id, user = '', item]) => ({ kind: 'points', userId: Number(id), user, itemId: Number(item) }),
  },
  {
    loggers: [POINTS],
    pattern: /^Error awarding purchase points to user (\d+): /,
    claim: ([id]) => ({ kind: 'points-error', userId: Number(id) }),
  },
  {
    loggers: [POINTS],
    pattern: /^User leveled up! User ID: (\d+), Username: (.*), Level: [^,]*, Points: [^,]*, Credits Awarded: (\d+)$/s,
    claim: ([id, user = '', credits]) =>
      amount(credits, (value) => ({ kind: 'level-up', userId: Number(id), user, credits: value })),
  },
  {
    loggers: [POINTS],
    pattern: /^Level up email sent to (.*)$/s,
    claim: ([user = '']) => ({ kind: 'level-up-notice', user }),
  },
  {
    loggers: [POINTS],
    pattern: /^Level up notification created for user \d+ \((.*)\) - Level \d+$/s,
    claim: ([user = '']) => ({ kind: 'level-up-notice', user }),
  },
  { loggers: ['routes.auth'], pattern: /^Email task queued for /, claim: () => ({ kind: 'mail-queued' }) },
  {
    loggers: ['error_handlers'],
    pattern: /^\[(process_checkout|finalize_purchase)\] /,
    claim: ([endpoint]) => ({ kind: 'commit-trace', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['error_handlers'],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' completed successfully$/,
    claim: ([endpoint]) => ({ kind: 'committed', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['error_handlers'],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' failed during commit: /,
    claim: ([endpoint]) => ({ kind: 'commit-failed', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['error_handlers'],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' rolled back due to error: /,
    claim: ([endpoint]) => ({ kind: 'rolled-back', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['error_handlers'],
    pattern: /^Business logic error in (process_checkout|finalize_purchase): /,
    claim: ([endpoint]) => ({ kind: 'business-error', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['app', '__main__'],
    pattern: /^Request: POST \/(process_checkout|finalize_purchase) from /,
    claim: ([endpoint]) => ({ kind: 'request', endpoint: endpoint as Endpoint }),
  },
  {
    loggers: ['app', '__main__'],
    pattern: /^Response: \d+ for POST \/(process_checkout|finalize_purchase)$/,
    claim: ([endpoint]) => ({ kind: 'response', endpoint: endpoint as Endpoint }),
  },
];

const BY_LOGGER: ReadonlyMap<string, readonly Form[]> = new Map(
  [...new Set(UNTAGGED.flatMap(({ loggers }) => loggers))].map((logger) => [
    logger,
    UNTAGGED.filter(({ loggers }) => loggers.includes(logger)),
  ]),
);

/** Reads what a record says about a purchase; null when it says nothing about one. */
export function recognise({ head, message }: LogRecord): PurchaseMessage | null {
  if (head === null) return null;
  const tag = head.logger === ITEMS || head.logger === OURS ? TAG.exec(message) : null;
  if (tag === null) return match(BY_LOGGER.get(head.logger) ?? [], head.logger, message, null);
  const [prefix, id = ''] = tag;
  const found = match(TAGGED, head.logger, message.slice(prefix.length), id);
  return found ?? { transactionId: transactionId(id), family: null, claim: { kind: 'other' } };
}

function match(forms: readonly Form[], logger: string, message: string, id: string | null): PurchaseMessage | null {
  for (const { loggers, pattern, family, claim } of forms) {
    if (!loggers.includes(logger)) continue;
    const found = pattern.exec(message);
    if (found === null) continue;
    const read = claim(found.slice(1));
    if (read !== null)
      return { transactionId: id === null ? null : transactionId(id), family: family ?? null, claim: read };
  }
  return null;
}

function success([user = '', items, credits]: readonly string[]): PurchaseClaim | null {
  return amount(credits, (value) => ({ kind: 'success', user, items: Number(items), credits: value }));
}

function insufficient(groups: readonly (string | null)[]): PurchaseClaim | null {
  return shortage('insufficient', groups);
}

/** On the checkout page, before anything was posted. */
function viewInsufficient(groups: readonly (string | null)[]): PurchaseClaim | null {
  return shortage('view-insufficient', groups);
}

function shortage(
  kind: 'insufficient' | 'view-insufficient',
  [user, required, available]: readonly (string | null)[],
): PurchaseClaim | null {
  return amount(required, (needed) =>
    amount(available, (there) => ({ kind, user: user ?? null, required: needed, available: there })),
  );
}

function itemDone([id, title = '']: readonly string[]): PurchaseClaim {
  return { kind: 'item-done', itemId: Number(id), title };
}

function unexpected([error = '']: readonly string[]): PurchaseClaim {
  return { kind: 'unexpected-error', error };
}

function amount(text: string | null | undefined, use: (value: Credits) => PurchaseClaim | null): PurchaseClaim | null {
  const value = text === null || text === undefined || text === '' ? null : creditsFromDecimal(Number(text));
  return value === null ? null : use(value);
}

function numbers(list = ''): readonly number[] {
  return list
    .split(',')
    .map(Number)
    .filter((number) => number > 0);
}
