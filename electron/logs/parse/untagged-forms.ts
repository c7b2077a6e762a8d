import { amount, insufficient, success, unexpected, viewInsufficient } from './claims.ts';
import type { Form } from './form.ts';
import { ITEMS_LOGGER } from './form.ts';
import type { Endpoint } from './message.ts';

/** Messages without a TXN id: legacy's own, and the lines that other modules log in between. */
export const UNTAGGED_FORMS: readonly Form[] = [
  {
    loggers: [ITEMS_LOGGER],
    family: 'legacy',
    pattern: /^Checkout completed successfully - User: (.*), Items: (\d+), Total: (\S+)$/s,
    claim: success,
  },
  { loggers: [ITEMS_LOGGER], family: 'legacy', pattern: /^Error during checkout: (.*)$/s, claim: unexpected },
  {
    loggers: [ITEMS_LOGGER],
    family: 'legacy',
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    loggers: [ITEMS_LOGGER],
    family: 'legacy',
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    loggers: [ITEMS_LOGGER],
    family: 'legacy',
    pattern: /^Insufficient credits during checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: insufficient,
  },
  {
    loggers: [ITEMS_LOGGER],
    family: 'legacy',
    pattern: /^Insufficient credits error: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Checkout attempt with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'view-empty-cart', user }),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Insufficient credits for checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: viewInsufficient,
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Insufficient credits: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => viewInsufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
  {
    loggers: ['trading_points'],
    pattern:
      /^Points awarded for purchase\. User ID: (\d+), Username: (.*), Order: item-(\d+), Points: \d+, Total Points: \d+$/s,
    claim: ([id, user = '', item]) => ({ kind: 'points', userId: Number(id), user, itemId: Number(item) }),
  },
  {
    loggers: ['trading_points'],
    pattern: /^Error awarding purchase points to user (\d+): /,
    claim: ([id]) => ({ kind: 'points-error', userId: Number(id) }),
  },
  {
    loggers: ['trading_points'],
    pattern: /^User leveled up! User ID: (\d+), Username: (.*), Level: [^,]*, Points: [^,]*, Credits Awarded: (\d+)$/s,
    claim: ([id, user = '', credits]) =>
      amount(credits, (value) => ({ kind: 'level-up', userId: Number(id), user, credits: value })),
  },
  {
    loggers: ['trading_points'],
    pattern: /^Level up email sent to (.*)$/s,
    claim: ([user = '']) => ({ kind: 'level-up-notice', user }),
  },
  {
    loggers: ['trading_points'],
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
