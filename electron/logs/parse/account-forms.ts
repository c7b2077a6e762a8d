import { CHECKOUT_FORMS } from './account-checkout-forms.ts';
import { ADMIN_FORMS, POINTS_FORMS, REFERRAL_BONUS } from './account-credit-forms.ts';
import type { AccountForm } from './account-form.ts';
import { AMOUNT, amountOf, COUNT, CURRENCY, ID, whole } from './account-form.ts';
import type { Speaker } from './form.ts';
import { AUTH, ITEMS, POINTS } from './form.ts';

/** What one module says about accounts; the same words from anywhere else are not its own. */
export interface AccountForms {
  readonly by: Speaker;
  readonly forms: readonly AccountForm[];
}

const USER_FORMS: readonly AccountForm[] = [
  {
    pattern: whole(`User dashboard loaded - User: (.*), Credits: ${AMOUNT}, Items: ${COUNT}`),
    claim: ([username = '', balance, items]) => ({
      kind: 'balance-shown',
      username,
      balance: amountOf(balance),
      items: Number(items),
    }),
  },
  {
    pattern: whole(`Order cancelled - User: (.*), Order: ${ID}, Refund: ${CURRENCY}${AMOUNT}`),
    claim: ([username = '', id, refund]) => ({
      kind: 'order-cancelled',
      username,
      orderId: Number(id),
      refund: amountOf(refund),
    }),
  },
  {
    pattern: whole(`Item restored to marketplace - Item: (.*) \\(ID: ${ID}\\)`),
    claim: ([title = '', id]) => ({ kind: 'item-restored', itemId: Number(id), title }),
  },
  {
    pattern: whole('User (.*) completed profile (and referral bonus awarded|\\(no pending referral bonus\\))'),
    claim: ([username = '', bonus = '']) => ({
      kind: 'profile-completed',
      username,
      hasBonus: bonus.startsWith('and'),
    }),
  },
  {
    pattern: whole(`Account deleted - User: (.*) \\(ID: ${ID}\\)`),
    claim: ([username = '', id]) => ({ kind: 'account-deleted', userId: Number(id), username }),
  },
];

const AUTH_FORMS: readonly AccountForm[] = [
  {
    pattern: whole('New user registered(?: \\(pending email verification\\))?: (.*)'),
    claim: ([username = '']) => ({ kind: 'signed-up', username }),
  },
];

const MARKETPLACE_FORMS: readonly AccountForm[] = [
  {
    pattern: whole(`Item viewed - Item ID: ${ID}, Name: (.*), User: ${ID}`),
    claim: ([id, title = '', ownerId]) => ({
      kind: 'item-viewed',
      itemId: Number(id),
      title,
      ownerId: Number(ownerId),
    }),
  },
];

export const ACCOUNT_FORMS: readonly AccountForms[] = [
  { by: ITEMS, forms: [...CHECKOUT_FORMS, REFERRAL_BONUS] },
  { by: { logger: 'routes.admin', file: 'admin.py' }, forms: [...ADMIN_FORMS, REFERRAL_BONUS] },
  { by: { logger: 'routes.user', file: 'user.py' }, forms: USER_FORMS },
  { by: AUTH, forms: AUTH_FORMS },
  { by: { logger: 'routes.marketplace', file: 'marketplace.py' }, forms: MARKETPLACE_FORMS },
  { by: POINTS, forms: POINTS_FORMS },
];
