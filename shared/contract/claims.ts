import { z } from 'zod';
import { reading } from './base.ts';
import { transactionKey } from './transactions.ts';
import { creditsValue, instantValue, userIdValue } from './values.ts';
import { verdict } from './verdicts.ts';

/** Somebody whom a complaint may be about. */
export const suspectedPerson = z.object({
  userId: userIdValue,
  username: z.string(),
  email: z.string(),
  createdAt: instantValue.nullable(),
  lastCheckoutAt: instantValue.nullable(),
  /** 1 for exactly what was typed, less for what only resembles it. */
  likeness: z.number().min(0).max(1),
});
export type SuspectedPerson = z.infer<typeof suspectedPerson>;

/** What a user's checkouts of a time come to: several losses of one user are one answer. */
export const complaintAnswer = z.object({
  /** The likeliest to be meant first. */
  verdicts: z.array(verdict).readonly(),
  /** Sums over the verdicts; a sum is never netted. */
  lost: creditsValue,
  returned: creditsValue,
  owed: creditsValue,
  possiblyReturned: creditsValue,
  /** How many of them nothing decides. */
  undecided: z.number().int(),
  /** Parts of the asked time that no log covers. */
  isCovered: z.boolean(),
});
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;

/** One self-contained file to send or to keep, and the same as data. */
export const evidenceFile = z.object({ name: z.string(), html: z.string(), json: z.string() });
export type EvidenceFile = z.infer<typeof evidenceFile>;

export const MOST_IN_A_FILE = 50;

/** What somebody says happened to them: who, when, and what the evidence says about it. */
export const claimsContract = {
  /** By number, name or e-mail, also misspelt; the likeliest first. */
  people: reading
    .input(z.object({ who: z.string().trim().min(1).max(200) }))
    .output(z.array(suspectedPerson).readonly()),
  answer: reading
    .input(
      z.object({
        userId: userIdValue,
        from: instantValue.nullable(),
        to: instantValue.nullable(),
        /** What the user says is gone. */
        claimed: creditsValue.nullable(),
      }),
    )
    .output(complaintAnswer),
  evidenceFile: reading
    .input(
      z.object({
        userId: userIdValue,
        keys: z.array(transactionKey).min(1).max(MOST_IN_A_FILE),
        isMasked: z.boolean().default(true),
      }),
    )
    .output(evidenceFile),
};
