import { z } from 'zod';
import { ENGINE_FAMILIES, TRANSACTION_OUTCOMES } from '../checkout.ts';
import { creditsValue, instantValue } from '../contract/values.ts';
import { VERDICT_KINDS } from '../verdict.ts';

export const TRAITS = ['traceback', 'phases', 'order', 'notes'] as const;
export type Trait = (typeof TRAITS)[number];

export const COMPARISONS = ['>', '>=', '<', '<=', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

const negatable = { isNegated: z.boolean().default(false) };

/** One condition of a transaction query: a chip on screen, a word in the typed form. */
export const queryTerm = z.discriminatedUnion('kind', [
  /** The beginning of a transaction id. */
  z.object({ kind: z.literal('txn'), value: z.string().regex(/^[0-9a-f]{1,8}$/), ...negatable }),
  /** Part of a user name (any case), or a user's number. */
  z.object({ kind: z.literal('user'), value: z.string().min(1).max(200), ...negatable }),
  z.object({ kind: z.literal('item'), value: z.number().int().positive(), ...negatable }),
  z.object({
    kind: z.literal('status'),
    values: z.array(z.enum(TRANSACTION_OUTCOMES)).min(1).readonly(),
    ...negatable,
  }),
  z.object({ kind: z.literal('family'), values: z.array(z.enum(ENGINE_FAMILIES)).min(1).readonly(), ...negatable }),
  /** What the last audit judged. */
  z.object({ kind: z.literal('verdict'), values: z.array(z.enum(VERDICT_KINDS)).min(1).readonly(), ...negatable }),
  /** From this moment on. */
  z.object({ kind: z.literal('after'), value: instantValue, ...negatable }),
  /** Before this moment. */
  z.object({ kind: z.literal('before'), value: instantValue, ...negatable }),
  z.object({ kind: z.literal('credits'), comparison: z.enum(COMPARISONS), value: creditsValue, ...negatable }),
  z.object({ kind: z.literal('has'), value: z.enum(TRAITS), ...negatable }),
  z.object({ kind: z.literal('suspicious'), ...negatable }),
  /** Words in the attempt's lines. */
  z.object({ kind: z.literal('text'), value: z.string().min(1).max(200), ...negatable }),
]);
export type QueryTerm = z.infer<typeof queryTerm>;

export const MOST_TERMS = 40;
export const query = z.array(queryTerm).max(MOST_TERMS).readonly();
export type Query = z.infer<typeof query>;
