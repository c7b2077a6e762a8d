import { z } from 'zod';
import {
  ATTEMPT_STATUSES,
  CHECKOUT_ERRORS,
  CHECKOUT_PHASES,
  ENGINES,
  ITEM_FAILURES,
  ITEM_OUTCOMES,
  LOG_LEVELS,
} from '../checkout.ts';
import { reading } from './base.ts';
import { page, pageRequest, sortDirection } from './page.ts';
import { creditsValue, instantValue, itemIdValue, transactionIdValue, userIdValue } from './values.ts';

/** One checkout attempt as the console's own table `checkout_transaction` keeps it. */
export const attemptRow = z.object({
  /** The row's number; the transaction id alone names nothing for sure. */
  attemptId: z.number().int(),
  transactionId: transactionIdValue,
  userId: userIdValue,
  /** Null when the account is gone. */
  username: z.string().nullable(),
  engine: z.enum(ENGINES),
  status: z.enum(ATTEMPT_STATUSES),
  /** How far it came. */
  phase: z.enum(CHECKOUT_PHASES),
  itemsRequested: z.number().int(),
  itemsReceived: z.number().int(),
  /** Sum of the prices of the items that passed validation; null when it ended before. */
  total: creditsValue.nullable(),
  /** What it took in the end: the sum of the received items' prices. */
  charged: creditsValue,
  error: z.object({ code: z.enum(CHECKOUT_ERRORS), message: z.string() }).nullable(),
  startedAt: instantValue,
  endedAt: instantValue.nullable(),
});
export type AttemptRow = z.infer<typeof attemptRow>;

export const attemptItem = z.object({
  position: z.number().int(),
  itemId: itemIdValue,
  title: z.string().nullable(),
  price: creditsValue.nullable(),
  sellerId: userIdValue.nullable(),
  sellerName: z.string().nullable(),
  outcome: z.enum(ITEM_OUTCOMES),
  failure: z.enum(ITEM_FAILURES).nullable(),
});
export type AttemptItem = z.infer<typeof attemptItem>;

export const attemptEvent = z.object({
  position: z.number().int(),
  at: instantValue,
  phase: z.enum(CHECKOUT_PHASES),
  level: z.enum(LOG_LEVELS),
  message: z.string(),
});
export type AttemptEvent = z.infer<typeof attemptEvent>;

export const attemptDetail = attemptRow.extend({
  balanceBefore: creditsValue.nullable(),
  balanceAfter: creditsValue.nullable(),
  items: z.array(attemptItem).readonly(),
  events: z.array(attemptEvent).readonly(),
});
export type AttemptDetail = z.infer<typeof attemptDetail>;

export const ATTEMPT_SORTS = ['startedAt', 'charged', 'itemsRequested'] as const;

export const attemptFilter = z.object({
  statuses: z.array(z.enum(ATTEMPT_STATUSES)).max(ATTEMPT_STATUSES.length).optional(),
  /** Part of a user name (any case), or a user's number. */
  user: z.string().trim().min(1).max(200).optional(),
  /** The beginning of a transaction id, with or without `TXN:`. */
  transactionId: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?:txn:)?[0-9a-f]{1,8}$/, 'A transaction id has up to 8 characters from 0-9 and a-f.')
    .transform((text) => text.replace(/^txn:/, ''))
    .optional(),
  /** From this moment on. */
  after: instantValue.optional(),
  /** Before this moment. */
  before: instantValue.optional(),
});
export type AttemptFilter = z.infer<typeof attemptFilter>;

export const transactionsContract = {
  /** Newest first unless told otherwise. A workspace without the table answers with an empty page. */
  list: reading
    .input(
      pageRequest.extend({
        filter: attemptFilter.default({}),
        sort: z.enum(ATTEMPT_SORTS).default('startedAt'),
        direction: sortDirection.default('descending'),
      }),
    )
    .output(page(attemptRow)),
  get: reading.input(z.object({ attemptId: z.number().int() })).output(attemptDetail),
};
