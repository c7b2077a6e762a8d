import { z } from 'zod';
import { reading } from './base.ts';
import { inspection } from './inspection.ts';
import { page, pageRequest, sortDirection } from './page.ts';
import { creditsValue, instantValue, itemIdValue, userIdValue } from './values.ts';

export const userRow = z.object({
  userId: userIdValue,
  username: z.string(),
  email: z.string(),
  /** Null where the marketplace stores no balance. */
  balance: creditsValue.nullable(),
  isBanned: z.boolean(),
  /** As stored, not checked: whatever the last checkout that got past the deduction left here. */
  lastCheckoutId: z.string().nullable(),
  lastCheckoutAt: instantValue.nullable(),
  createdAt: instantValue.nullable(),
});
export type UserRow = z.infer<typeof userRow>;

export const userDetail = userRow.extend({
  level: z.number().nullable(),
  tradingPoints: z.number().nullable(),
  lastLoginAt: instantValue.nullable(),
  /** False when this database's `user` table has no `last_checkout_*` columns (legacy). */
  hasLastCheckout: z.boolean(),
  /** Null where the table is missing. */
  counts: z.object({
    items: z.number().int(),
    orders: z.number().int().nullable(),
    creditRows: z.number().int().nullable(),
  }),
});
export type UserDetail = z.infer<typeof userDetail>;

export const ownedItem = z.object({
  itemId: itemIdValue,
  itemNumber: z.string().nullable(),
  title: z.string(),
  price: creditsValue.nullable(),
  isAvailable: z.boolean(),
  status: z.string().nullable(),
});
export type OwnedItem = z.infer<typeof ownedItem>;

export const orderRow = z.object({
  orderId: z.number().int(),
  orderNumber: z.string().nullable(),
  status: z.string().nullable(),
  orderedAt: instantValue.nullable(),
  creditsUsed: creditsValue.nullable(),
  balanceBefore: creditsValue.nullable(),
  balanceAfter: creditsValue.nullable(),
  itemCount: z.number().int(),
});
export type OrderRow = z.infer<typeof orderRow>;

/** A row of `credit_transaction` as stored. It is not a ledger: purchases write none (BARTEREX.md section 5). */
export const creditRow = z.object({
  creditRowId: z.number().int(),
  at: instantValue.nullable(),
  type: z.string().nullable(),
  amount: creditsValue.nullable(),
  balanceAfter: creditsValue.nullable(),
  description: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CreditRow = z.infer<typeof creditRow>;

export const USER_SORTS = ['username', 'userId', 'balance'] as const;

const ofUser = pageRequest.extend({ userId: userIdValue });

export const usersContract = {
  list: reading
    .input(
      pageRequest.extend({
        /** Part of a name or e-mail (any case), or a number: the user with that id comes first. */
        search: z.string().trim().max(200).default(''),
        sort: z.enum(USER_SORTS).default('username'),
        direction: sortDirection.default('ascending'),
      }),
    )
    .output(page(userRow)),
  get: reading.input(z.object({ userId: userIdValue })).output(userDetail),
  /** The balance rebuilt, the checkouts judged: from the evidence as it is now. */
  inspect: reading.input(z.object({ userId: userIdValue })).output(inspection),
  items: reading.input(ofUser).output(page(ownedItem)),
  orders: reading.input(ofUser).output(page(orderRow)),
  creditRows: reading.input(ofUser).output(page(creditRow)),
};
