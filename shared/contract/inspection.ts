import { z } from 'zod';
import { ARRIVALS, RECORD_KINDS, STEP_KINDS } from '../inspection.ts';
import { creditsValue, instantValue, itemIdValue, transactionIdValue, userIdValue } from './values.ts';
import { evidenceRef, verdict } from './verdicts.ts';

/** A transaction that something belongs to: its key, and its id where it has one. */
const transactionLink = z.object({ key: z.string(), transactionId: transactionIdValue.nullable() });
export type TransactionLink = z.infer<typeof transactionLink>;

/** What may be behind a step that nothing explains. */
export const candidate = z.object({
  at: instantValue,
  sentence: z.string(),
  /** It would explain the step to the hundredth. */
  isExact: z.boolean(),
  transaction: transactionLink.nullable(),
  refs: z.array(evidenceRef).readonly(),
});
export type Candidate = z.infer<typeof candidate>;

/** The stretch between two readings that does not add up. */
export const gap = z.object({
  since: instantValue,
  /** Why not everything in between may be known; empty where it is, and still does not add up. */
  unread: z.array(z.string()).readonly(),
  candidates: z.array(candidate).readonly(),
});
export type Gap = z.infer<typeof gap>;

/** Something that moved the balance or showed it. The balance of a step is that of the one before plus its change. */
export const balanceStep = z.object({
  at: instantValue,
  kind: z.enum(STEP_KINDS),
  sentence: z.string(),
  /** Null for a reading, and for a checkout of which it cannot be told. */
  change: creditsValue.nullable(),
  /** Afterwards; null before the first reading. */
  balance: creditsValue.nullable(),
  /** True where nothing else can have been: not of a change that only fits. */
  isCertain: z.boolean(),
  /** The balance was read here, so that the running balance is anchored. */
  isAnchor: z.boolean(),
  transaction: transactionLink.nullable(),
  refs: z.array(evidenceRef).readonly(),
  gap: gap.nullable(),
});
export type BalanceStep = z.infer<typeof balanceStep>;

/** What this user's checkouts come to, as far as they can be told. */
export const netPosition = z.object({
  charged: creditsValue,
  overwritten: creditsValue,
  returned: creditsValue,
  received: creditsValue,
  /** Of what was received, the value of what the user still owns. */
  stillOwned: creditsValue,
  /** Returned and still owned, less charged and overwritten. */
  net: creditsValue,
});
export type NetPosition = z.infer<typeof netPosition>;

export const inventoryItem = z.object({
  itemId: itemIdValue,
  title: z.string(),
  itemNumber: z.string().nullable(),
  price: creditsValue.nullable(),
  isAvailable: z.boolean(),
  arrival: z.enum(ARRIVALS),
  arrivedAt: instantValue.nullable(),
  transaction: transactionLink.nullable(),
  refs: z.array(evidenceRef).readonly(),
});
export type InventoryItem = z.infer<typeof inventoryItem>;

export const userRecord = z.object({
  at: instantValue,
  kind: z.enum(RECORD_KINDS),
  /** May quote what somebody wrote. */
  text: z.string(),
  amount: creditsValue.nullable(),
  transaction: transactionLink.nullable(),
  refs: z.array(evidenceRef).readonly(),
});
export type UserRecord = z.infer<typeof userRecord>;

/** One user's credits, rebuilt from everything that is known (DESIGN section 8). Everything is in order of time. */
export const inspection = z.object({
  userId: userIdValue,
  /** Between the first reading and the last: what is accounted for, and what is not. */
  explained: creditsValue,
  unexplained: creditsValue,
  /** The sum of what each checkout still owes, never netted. */
  owed: creditsValue,
  /** Later rises that may have been meant for it. */
  possiblyReturned: creditsValue,
  net: netPosition,
  steps: z.array(balanceStep).readonly(),
  verdicts: z.array(verdict).readonly(),
  inventory: z.array(inventoryItem).readonly(),
  records: z.array(userRecord).readonly(),
});
export type Inspection = z.infer<typeof inspection>;
