import { amount, insufficient, itemDone, numbers, success, unexpected } from './claims.ts';
import { parseFailedItems } from './failed-items.ts';
import type { Form } from './form.ts';
import { ENGINE, ITEMS } from './form.ts';

/**
 * The marks in front of the marker words (a tick, a warning sign) were lost or garbled on their way often enough;
 * whatever short thing stands there is passed over.
 */
export const MARK = '(?:[^A-Za-z0-9]{1,12} )?';

/** Messages behind `[TXN:id] `. */
export const TAGGED_FORMS: readonly Form[] = [
  {
    by: [ITEMS, ENGINE],
    family: 'announced',
    pattern: new RegExp(`^${MARK}Checkout SUCCESSFUL - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    by: [ITEMS],
    family: 'current',
    pattern: new RegExp(`^${MARK}Purchase FINALIZED - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    by: [ITEMS, ENGINE],
    pattern: new RegExp(`^${MARK}Some items failed: (\\[.*)$`, 's'),
    claim: ([list = '']) => ({ kind: 'some-failed', itemIds: parseFailedItems(list).map(({ itemId }) => itemId) }),
  },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Phase ([123]): /,
    claim: ([phase]) => ({ kind: 'phase', phase: Number(phase) as 1 | 2 | 3 }),
  },
  {
    by: [ITEMS],
    pattern: /^Acquiring locks on items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'items-locked', itemIds: numbers(list) }),
  },
  {
    by: [ITEMS, ENGINE],
    family: 'announced',
    pattern: /^Item processed - Item: (\d+), Title: (.*)$/s,
    claim: itemDone,
  },
  { by: [ITEMS], pattern: /^Item purchased - Item: (\d+), Title: (.*)$/s, claim: itemDone },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Item (?:processing|purchase) failed - Item: (\d+), Error: (.*)$/s,
    claim: ([id, error = '']) => ({ kind: 'item-failed', itemId: Number(id), error }),
  },
  {
    by: [ITEMS],
    pattern: /^Item became unavailable - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-unavailable', itemId: Number(id) }),
  },
  {
    by: [ITEMS],
    pattern: /^Item has no owner - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-without-owner', itemId: Number(id) }),
  },
  {
    by: [ITEMS],
    pattern: /^All items failed - Refunding credits: (\S+)$/,
    claim: ([credits]) => amount(credits, (value) => ({ kind: 'all-failed', credits: value })),
  },
  {
    by: [ITEMS],
    pattern: /^Redirecting to order setup - Items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'order-setup', itemIds: numbers(list) }),
  },
  {
    by: [ITEMS],
    family: 'current',
    pattern: /^Order created - Order ID: (\d+), Order #: (\S+)$/,
    claim: ([id, orderNumber = '']) => ({ kind: 'order-created', orderId: Number(id), orderNumber }),
  },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Insufficient credits(?: error: Insufficient credits\.| -) Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    by: [ITEMS, ENGINE],
    pattern: /^Checkout error: (.*)$/s,
    claim: ([error = '']) => ({ kind: 'checkout-error', error }),
  },
  {
    by: [ITEMS, ENGINE],
    family: 'announced',
    pattern: /^Unexpected error during checkout: (.*)$/s,
    claim: unexpected,
  },
  { by: [ITEMS], pattern: /^Unexpected error during purchase finalization: (.*)$/s, claim: unexpected },
  {
    by: [ITEMS],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
];
