import { amount, insufficient, success, unexpected, viewInsufficient } from './claims.ts';
import type { Form } from './form.ts';
import { APPLICATION, AUTH, ERRORS, ITEMS, POINTS } from './form.ts';
import type { Endpoint } from './message.ts';

/** Messages without a TXN id: legacy's own, and the lines that other modules log in between. */
export const UNTAGGED_FORMS: readonly Form[] = [
  {
    by: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout completed successfully - User: (.*), Items: (\d+), Total: (\S+)$/s,
    claim: success,
  },
  { by: [ITEMS], family: 'legacy', pattern: /^Error during checkout: (.*)$/s, claim: unexpected },
  {
    by: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    by: [ITEMS],
    family: 'legacy',
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    by: [ITEMS],
    family: 'legacy',
    pattern: /^Insufficient credits during checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: insufficient,
  },
  {
    by: [ITEMS],
    family: 'legacy',
    pattern: /^Insufficient credits error: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    by: [ITEMS],
    pattern: /^Checkout attempt with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'view-empty-cart', user }),
  },
  {
    by: [ITEMS],
    pattern: /^Insufficient credits for checkout - User: (.*), Required: (\S+), Available: (\S+)$/s,
    claim: viewInsufficient,
  },
  {
    by: [ITEMS],
    pattern: /^Insufficient credits: Insufficient credits\. Required: (\S+), Available: (\S+)$/,
    claim: (groups) => viewInsufficient([null, ...groups]),
  },
  {
    by: [ITEMS],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
  {
    by: [POINTS],
    pattern:
      /^Points awarded for purchase\. User ID: (\d+), Username: (.*), Order: item-(\d+), Points: \d+, Total Points: \d+$/s,
    claim: ([id, user = '', item]) => ({ kind: 'points', userId: Number(id), user, itemId: Number(item) }),
  },
  {
    by: [POINTS],
    pattern: /^Error awarding purchase points to user (\d+): /,
    claim: ([id]) => ({ kind: 'points-error', userId: Number(id) }),
  },
  {
    by: [POINTS],
    pattern: /^User leveled up! User ID: (\d+), Username: (.*), Level: [^,]*, Points: [^,]*, Credits Awarded: (\d+)$/s,
    claim: ([id, user = '', credits]) =>
      amount(credits, (value) => ({ kind: 'level-up', userId: Number(id), user, credits: value })),
  },
  {
    by: [POINTS],
    pattern: /^Level up email sent to (.*)$/s,
    claim: ([user = '']) => ({ kind: 'level-up-notice', user }),
  },
  {
    by: [POINTS],
    pattern: /^Level up notification created for user \d+ \((.*)\) - Level \d+$/s,
    claim: ([user = '']) => ({ kind: 'level-up-notice', user }),
  },
  { by: [AUTH], pattern: /^Email task queued for /, claim: () => ({ kind: 'mail-queued' }) },
  {
    by: [ERRORS],
    pattern: /^\[(process_checkout|finalize_purchase)\] /,
    claim: ([endpoint]) => ({ kind: 'commit-trace', endpoint: endpoint as Endpoint }),
  },
  {
    by: [ERRORS],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' completed successfully$/,
    claim: ([endpoint]) => ({ kind: 'committed', endpoint: endpoint as Endpoint }),
  },
  {
    by: [ERRORS],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' failed during commit: /,
    claim: ([endpoint]) => ({ kind: 'commit-failed', endpoint: endpoint as Endpoint }),
  },
  {
    by: [ERRORS],
    pattern: /^Database operation '(process_checkout|finalize_purchase)' rolled back due to error: /,
    claim: ([endpoint]) => ({ kind: 'rolled-back', endpoint: endpoint as Endpoint }),
  },
  {
    by: [ERRORS],
    pattern: /^Business logic error in (process_checkout|finalize_purchase): /,
    claim: ([endpoint]) => ({ kind: 'business-error', endpoint: endpoint as Endpoint }),
  },
  {
    by: APPLICATION,
    pattern: /^Request: POST \/(process_checkout|finalize_purchase) from /,
    claim: ([endpoint]) => ({ kind: 'request', endpoint: endpoint as Endpoint }),
  },
  {
    by: APPLICATION,
    pattern: /^Response: \d+ for POST \/(process_checkout|finalize_purchase)$/,
    claim: ([endpoint]) => ({ kind: 'response', endpoint: endpoint as Endpoint }),
  },
];
