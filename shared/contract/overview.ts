import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ATTRIBUTIONS } from '../checkout.ts';
import { FINDING_KINDS } from '../finding.ts';
import { MECHANISMS, VERDICT_KINDS } from '../verdict.ts';
import { reading } from './base.ts';
import { page, pageRequest, sortDirection } from './page.ts';
import { commandIdValue, creditsValue, instantValue, userIdValue } from './values.ts';
import { evidenceRef, verdict } from './verdicts.ts';

/** An audit copies the marketplace, gathers all evidence, judges every attempt, and keeps what it found. */
export const AUDIT_PHASES = ['copy', 'gather', 'judge', 'keep'] as const;
export const auditProgress = z.object({
  phase: z.enum(AUDIT_PHASES),
  done: z.number().int(),
  /** 0 where nobody can tell. */
  total: z.number().int(),
});
export type AuditProgress = z.infer<typeof auditProgress>;

export const auditSummary = z.object({
  judgedAt: instantValue,
  attempts: z.number().int(),
  findings: z.number().int(),
});
export type AuditSummary = z.infer<typeof auditSummary>;

/** From `from` on, up to `to`. */
export const logCoverage = z.object({ from: instantValue, to: instantValue });
export type LogCoverage = z.infer<typeof logCoverage>;

/** Which verdicts are meant: all of the conditions that are given. */
export const verdictFilter = z.object({
  userId: userIdValue.optional(),
  /** Part of a name (any case), or a number: the user with that id. */
  search: z.string().trim().max(200).optional(),
  mechanism: z.enum(MECHANISMS).optional(),
  kind: z.enum(VERDICT_KINDS).optional(),
  /** When the attempt began, in UTC: from here on, and before there. */
  after: instantValue.optional(),
  before: instantValue.optional(),
  /** Only what lost credits, or where that cannot be told. */
  isAffected: z.literal(true).optional(),
});
export type VerdictFilter = z.infer<typeof verdictFilter>;

/** Sums over the transactions that lost credits; beside them those of which that cannot be told. */
const losses = z.object({
  transactions: z.number().int(),
  lost: creditsValue,
  returned: creditsValue,
  possiblyReturned: creditsValue,
  /** The sum of what each transaction owes; what came back for one is never counted against another. */
  owed: creditsValue,
  undecided: z.number().int(),
  /** No more than this can be owed for the undecided ones, as far as that is known. */
  mostUndecided: creditsValue,
  /** Undecided ones of which not even that is known. */
  undecidedWithoutLimit: z.number().int(),
});
export type Losses = z.infer<typeof losses>;

const mechanismLosses = losses.extend({ mechanism: z.enum(MECHANISMS).nullable() });
export type MechanismLosses = z.infer<typeof mechanismLosses>;

export const exposure = z.object({
  judgedAt: instantValue,
  attempts: z.number().int(),
  totals: losses,
  byMechanism: z.array(mechanismLosses).readonly(),
  /** Days of UTC on which something was lost or cannot be told, in order. */
  byDay: z.array(mechanismLosses.extend({ day: z.iso.date() })).readonly(),
  findings: z.array(z.object({ kind: z.enum(FINDING_KINDS), count: z.number().int() })).readonly(),
  /** What the imported logs cover, in order of time. */
  coverage: z.array(logCoverage).readonly(),
  /** When anything in the marketplace was written last; null where nothing tells. */
  lastWriteAt: instantValue.nullable(),
});
export type Exposure = z.infer<typeof exposure>;

export const owedUser = losses.extend({
  userId: userIdValue,
  username: z.string(),
  mechanisms: z.array(z.enum(MECHANISMS)).readonly(),
  /** How surely the least sure of the transactions is this user's. */
  weakestAttribution: z.enum(ATTRIBUTIONS),
});
export type OwedUser = z.infer<typeof owedUser>;

export const OWED_USER_SORTS = ['owed', 'lost', 'returned', 'transactions', 'username'] as const;

/** A verdict as an audit keeps it, with the lines that it is about. */
export const auditedVerdict = verdict.extend({
  /** Null where only the console's own table tells of it. */
  source: z.object({ file: z.string(), lines: z.tuple([z.number().int(), z.number().int()]).readonly() }).nullable(),
});
export type AuditedVerdict = z.infer<typeof auditedVerdict>;

export const VERDICT_SORTS = ['startedAt', 'lost', 'owed'] as const;

export const finding = z.object({
  findingId: z.number().int(),
  kind: z.enum(FINDING_KINDS),
  sentence: z.string(),
  amount: creditsValue.nullable(),
  userId: userIdValue.nullable(),
  username: z.string().nullable(),
  /** The transaction that it is about. */
  key: z.string().nullable(),
  at: instantValue,
  refs: z.array(evidenceRef).readonly(),
});
export type Finding = z.infer<typeof finding>;

export const auditEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: auditProgress }),
  z.object({ kind: z.literal('finished'), summary: auditSummary }),
]);
export type AuditEvent = z.infer<typeof auditEvent>;

const filtered = pageRequest.extend(verdictFilter.shape);

/** What the whole workspace owes to whom. Everything but `audit` reads what the last audit kept. */
export const overviewContract = {
  /** Judges everything anew, or joins the audit that runs; ending the stream cancels it, and the last result stays. */
  audit: reading.input(z.object({ commandId: commandIdValue })).output(eventIterator(auditEvent)),
  /** `exposure` is null until the first audit has ended. */
  exposure: reading
    .input(verdictFilter.pick({ after: true, before: true }))
    .output(z.object({ isJudging: z.boolean(), exposure: exposure.nullable() })),
  owedUsers: reading
    .input(
      filtered.extend({
        sort: z.enum(OWED_USER_SORTS).default('owed'),
        direction: sortDirection.default('descending'),
      }),
    )
    .output(page(owedUser)),
  verdicts: reading
    .input(
      filtered.extend({
        sort: z.enum(VERDICT_SORTS).default('startedAt'),
        direction: sortDirection.default('descending'),
      }),
    )
    .output(page(auditedVerdict)),
  findings: reading
    .input(
      pageRequest.extend({
        kind: z.enum(FINDING_KINDS).optional(),
        search: verdictFilter.shape.search,
        direction: sortDirection.default('descending'),
      }),
    )
    .output(page(finding)),
};
