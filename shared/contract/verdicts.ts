import { z } from 'zod';
import { ATTRIBUTIONS, ENGINE_FAMILIES, REPORTED } from '../checkout.ts';
import { EVIDENCE_TABLES, MECHANISMS, ORDER_STATES, VERDICT_ITEM_OUTCOMES, VERDICT_KINDS } from '../verdict.ts';
import { creditsValue, instantValue, itemIdValue, transactionIdValue, userIdValue } from './values.ts';

/** Where something is said: a line of a log, as it was imported, or a row of the marketplace. */
export const evidenceRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), path: z.string(), line: z.number().int() }),
  z.object({ kind: z.literal('row'), table: z.enum(EVIDENCE_TABLES), id: z.number().int() }),
]);
export type EvidenceRef = z.infer<typeof evidenceRef>;

/** A sentence, and the lines and rows that it rests on. */
export const reason = z.object({ text: z.string(), refs: z.array(evidenceRef).readonly() });
export type Reason = z.infer<typeof reason>;

export const verdictItem = z.object({
  itemId: itemIdValue,
  title: z.string().nullable(),
  /** At the time of the purchase; null where nothing tells it. */
  price: creditsValue.nullable(),
  outcome: z.enum(VERDICT_ITEM_OUTCOMES),
});
export type VerdictItem = z.infer<typeof verdictItem>;

/** What happened to one checkout attempt (DESIGN section 8). */
export const verdict = z.object({
  key: z.string(),
  transactionId: transactionIdValue.nullable(),
  userId: userIdValue.nullable(),
  username: z.string().nullable(),
  startedAt: instantValue,
  endedAt: instantValue,
  engineFamily: z.enum(ENGINE_FAMILIES),
  reported: z.enum(REPORTED),
  confidence: z.enum(ATTRIBUTIONS),
  kind: z.enum(VERDICT_KINDS),
  order: z.enum(ORDER_STATES),
  orderIds: z.array(z.number().int()).readonly(),
  /** Null when it cannot be told, like `received` and `lost`. */
  charged: creditsValue.nullable(),
  received: creditsValue.nullable(),
  /** Credits that came in meanwhile and that the checkout's write wiped out; null where no balance readings tell. */
  overwritten: creditsValue.nullable(),
  lost: creditsValue.nullable(),
  returned: creditsValue,
  /** Later rises that may have been meant for it: shown, never subtracted. */
  possiblyReturned: creditsValue,
  owed: creditsValue.nullable(),
  /** Where it cannot be told: at most this much. */
  mostLost: creditsValue.nullable(),
  items: z.array(verdictItem).readonly(),
  mechanism: z.enum(MECHANISMS).nullable(),
  reasons: z.array(reason).readonly(),
  missing: z.array(z.string()).readonly(),
});
export type Verdict = z.infer<typeof verdict>;
