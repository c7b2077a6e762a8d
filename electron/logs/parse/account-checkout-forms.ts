import type { AccountForm } from './account-form.ts';
import { AMOUNT, amountOf, COUNT, ID, ORDER_NUMBER, TAG, whole } from './account-form.ts';

const METHOD = '([^,\\n]{1,60})';

/** Carts, the pages around a purchase, and orders. */
export const CHECKOUT_FORMS: readonly AccountForm[] = [
  {
    pattern: whole(`Item added to cart - Item: ${ID}, User: (.*)`),
    claim: ([id, username = '']) => ({ kind: 'cart-item-added', itemId: Number(id), username }),
  },
  {
    pattern: whole(`Item removed from cart - Item: ${ID}, User: (.*)`),
    claim: ([id, username = '']) => ({ kind: 'cart-item-removed', itemId: Number(id), username }),
  },
  {
    pattern: whole(`Cart cleared - User: (.*), Items: ${COUNT}`),
    claim: ([username = '', items]) => ({ kind: 'cart-cleared', username, items: Number(items) }),
  },
  {
    pattern: whole(`Removed ${COUNT} unavailable items from cart - User: (.*)`),
    claim: ([items, username = '']) => ({ kind: 'cart-items-dropped', username, items: Number(items) }),
  },
  {
    pattern: whole(`Checkout initialized - User: (.*), Items: ${COUNT}, Total: ${AMOUNT}`),
    claim: ([username = '', items, total]) => ({
      kind: 'checkout-shown',
      username,
      items: Number(items),
      total: amountOf(total),
    }),
  },
  {
    pattern: whole(`Insufficient credits for checkout - User: (.*), Required: ${AMOUNT}, Available: ${AMOUNT}`),
    claim: ([username = '', total, balance]) => ({
      kind: 'checkout-refused',
      username,
      total: amountOf(total),
      balance: amountOf(balance),
    }),
  },
  {
    pattern: whole('Checkout attempt with (?:empty cart|no available items) - User: (.*)'),
    claim: ([username = '']) => ({ kind: 'checkout-empty', username }),
  },
  {
    pattern: whole('Clearing pending checkout items \\(user navigated back\\) - User: (.*)'),
    claim: ([username = '']) => ({ kind: 'checkout-left', username }),
  },
  {
    pattern: whole(`Delivery setup completed - User: (.*), Method: ${METHOD}`),
    claim: ([username = '', method = '']) => ({ kind: 'delivery-set-up', username, method }),
  },
  {
    pattern: whole(`Error in delivery setup for user ${ID}: (.*)`),
    claim: ([id, error = '']) => ({ kind: 'delivery-failed', userId: Number(id), error }),
  },
  {
    pattern: whole('Order setup attempted with no pending items - User: (.*)'),
    claim: ([username = '']) => ({ kind: 'order-setup-empty', username }),
  },
  {
    pattern: whole(`Order created - User: (.*), Items: ${COUNT}, Method: ${METHOD}, Order#: ${ORDER_NUMBER}`),
    claim: ([username = '', items, , orderNumber = '']) => ({
      kind: 'order-created',
      username,
      orderId: null,
      orderNumber,
      items: Number(items),
    }),
  },
  {
    pattern: whole(`${TAG}Order created - Order ID: ${ID}, Order #: ${ORDER_NUMBER}`),
    claim: ([id, orderNumber = '']) => ({
      kind: 'order-created',
      username: null,
      orderId: Number(id),
      orderNumber,
      items: null,
    }),
  },
  {
    pattern: whole(`Order confirmation email sent - User: (.*), Order: ${ID}`),
    claim: ([username = '', id]) => ({ kind: 'order-confirmed', username, orderId: Number(id) }),
  },
  {
    pattern: whole(`Item submitted for approval - Item: ${ID}, User: (.*), Images: ${COUNT}`),
    claim: ([id, username = '']) => ({ kind: 'item-submitted', itemId: Number(id), username }),
  },
];
