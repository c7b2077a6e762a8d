import type { ReferralBonus } from './account-claim.ts';
import type { AccountForm } from './account-form.ts';
import { AMOUNT, amountOf, COUNT, CURRENCY, ID, ORDER_NUMBER, TAG, whole } from './account-form.ts';

/** Several modules log it, each under its own name. */
export const REFERRAL_BONUS: AccountForm = {
  pattern: whole(`${TAG}Referral bonus awarded: (\\w{1,40}) bonus of ${CURRENCY}${AMOUNT} awarded to (.*)`),
  claim: ([bonus = '', paid, username = '']) => ({
    kind: 'referral-bonus',
    bonus: bonusOf(bonus),
    username,
    credits: amountOf(paid),
  }),
};

export const ADMIN_FORMS: readonly AccountForm[] = [
  {
    pattern: whole(`User credits updated - User ID: ${ID}, Old: ${AMOUNT}, New: ${AMOUNT}, Admin ID: (?:${ID}|None)`),
    claim: ([id, before, after, adminId]) => ({
      kind: 'credits-edited',
      userId: Number(id),
      before: amountOf(before),
      after: amountOf(after),
      adminId: adminId === undefined ? null : Number(adminId),
    }),
  },
  {
    pattern: whole(
      `Item approved - Item ID: ${ID}, Name: (.*), Value: ${AMOUNT}, User Credits: ${AMOUNT}, Admin ID: (?:${ID}|None)`,
    ),
    claim: ([id, title = '', value, balance]) => ({
      kind: 'item-approved',
      itemId: Number(id),
      title,
      value: amountOf(value),
      balance: amountOf(balance),
    }),
  },
];

const ITEM = ", Item: '";

export const POINTS_FORMS: readonly AccountForm[] = [
  {
    pattern: whole(
      `Points awarded for purchase\\. User ID: ${ID}, Username: (.*), Order: item-${ID}, Points: \\d{1,9}, Total Points: \\d{1,9}`,
    ),
    claim: ([userId, username = '', itemId]) => ({
      kind: 'purchase-points',
      userId: Number(userId),
      username,
      itemId: Number(itemId),
    }),
  },
  {
    pattern: whole(
      `Points awarded for purchase\\. User ID: ${ID}, Username: (.*), Order: ${ORDER_NUMBER}, Points: \\d{1,9}, Total Points: \\d{1,9}`,
    ),
    claim: ([userId, username = '', orderNumber = '']) => ({
      kind: 'delivery-points',
      userId: Number(userId),
      username,
      orderNumber,
    }),
  },
  {
    pattern: whole(
      `Points awarded for upload approval\\. User ID: ${ID}, Username: (.*)', Points: \\d{1,9}, Total Points: \\d{1,9}`,
    ),
    claim: ([userId, nameAndTitle = '']) => {
      // Two texts that may hold anything in one pattern would take time by the square of their length.
      const end = nameAndTitle.lastIndexOf(ITEM);
      if (end === -1) return null;
      return {
        kind: 'upload-points',
        userId: Number(userId),
        username: nameAndTitle.slice(0, end),
        title: nameAndTitle.slice(end + ITEM.length),
      };
    },
  },
  {
    pattern: whole(
      `User leveled up! User ID: ${ID}, Username: (.*), Level: \\d{1,9}[^\\d,]{1,20}${COUNT} \\([^,()]{0,40}\\), Points: [^,]{1,60}, Credits Awarded: ${AMOUNT}`,
    ),
    claim: ([userId, username = '', level, awarded]) => ({
      kind: 'level-up',
      userId: Number(userId),
      username,
      level: Number(level),
      credits: amountOf(awarded),
    }),
  },
  {
    // What follows is the error, with its traceback.
    pattern: /^Error awarding (purchase|upload) points to user (\d{1,15}): /,
    claim: ([occasion, id]) => ({
      kind: 'points-failed',
      userId: Number(id),
      occasion: occasion === 'upload' ? 'upload' : 'purchase',
    }),
  },
];

function bonusOf(name: string): ReferralBonus {
  switch (name) {
    case 'Signup':
      return 'signup';
    case 'Item_upload':
      return 'item-upload';
    case 'Purchase':
      return 'purchase';
    default:
      return 'other';
  }
}
