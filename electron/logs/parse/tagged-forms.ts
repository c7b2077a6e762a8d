import { amount, insufficient, itemDone, numbers, success, unexpected } from './claims.ts';
import { parseFailedItems } from './failed-items.ts';
import type { Form } from './form.ts';
import { ENGINE_LOGGER, ITEMS_LOGGER } from './form.ts';

/**
 * The marks in front of the marker words (a tick, a warning sign) were lost or garbled on their way often enough;
 * whatever short thing stands there is passed over.
 */
const MARK = '(?:[^A-Za-z0-9]{1,12} )?';

/** Messages behind `[TXN:id] `. */
export const TAGGED_FORMS: readonly Form[] = [
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    family: 'announced',
    pattern: new RegExp(`^${MARK}Checkout SUCCESSFUL - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    loggers: [ITEMS_LOGGER],
    family: 'current',
    pattern: new RegExp(`^${MARK}Purchase FINALIZED - User: (.*), Items: (\\d+), Credits Deducted: (\\S+)$`, 's'),
    claim: success,
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: new RegExp(`^${MARK}Some items failed: (\\[.*)$`, 's'),
    claim: ([list = '']) => ({ kind: 'some-failed', itemIds: parseFailedItems(list).map(({ itemId }) => itemId) }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Phase ([123]): /,
    claim: ([phase]) => ({ kind: 'phase', phase: Number(phase) as 1 | 2 | 3 }),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Acquiring locks on items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'items-locked', itemIds: numbers(list) }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    family: 'announced',
    pattern: /^Item processed - Item: (\d+), Title: (.*)$/s,
    claim: itemDone,
  },
  { loggers: [ITEMS_LOGGER], pattern: /^Item purchased - Item: (\d+), Title: (.*)$/s, claim: itemDone },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Item (?:processing|purchase) failed - Item: (\d+), Error: (.*)$/s,
    claim: ([id, error = '']) => ({ kind: 'item-failed', itemId: Number(id), error }),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Item became unavailable - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-unavailable', itemId: Number(id) }),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Item has no owner - Item: (\d+)$/,
    claim: ([id]) => ({ kind: 'item-without-owner', itemId: Number(id) }),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^All items failed - Refunding credits: (\S+)$/,
    claim: ([credits]) => amount(credits, (value) => ({ kind: 'all-failed', credits: value })),
  },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Redirecting to order setup - Items: \[([\d, ]*)\]$/,
    claim: ([list]) => ({ kind: 'order-setup', itemIds: numbers(list) }),
  },
  {
    loggers: [ITEMS_LOGGER],
    family: 'current',
    pattern: /^Order created - Order ID: (\d+), Order #: (\S+)$/,
    claim: ([id, orderNumber = '']) => ({ kind: 'order-created', orderId: Number(id), orderNumber }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Insufficient credits(?: error: Insufficient credits\.| -) Required: (\S+), Available: (\S+)$/,
    claim: (groups) => insufficient([null, ...groups]),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Checkout attempted with empty cart - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'empty-cart', user }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Checkout attempted with no available items - User: (.*)$/s,
    claim: ([user = '']) => ({ kind: 'nothing-available', user }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    pattern: /^Checkout error: (.*)$/s,
    claim: ([error = '']) => ({ kind: 'checkout-error', error }),
  },
  {
    loggers: [ITEMS_LOGGER, ENGINE_LOGGER],
    family: 'announced',
    pattern: /^Unexpected error during checkout: (.*)$/s,
    claim: unexpected,
  },
  { loggers: [ITEMS_LOGGER], pattern: /^Unexpected error during purchase finalization: (.*)$/s, claim: unexpected },
  {
    loggers: [ITEMS_LOGGER],
    pattern: /^Referral bonus awarded: Purchase bonus of \S+ awarded to (.*)$/s,
    claim: ([to = '']) => ({ kind: 'referral-bonus', to }),
  },
];
