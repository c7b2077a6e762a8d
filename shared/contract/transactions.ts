import { z } from 'zod';
import {
  ATTEMPT_STATUSES,
  ATTRIBUTIONS,
  CHECKOUT_ERRORS,
  CHECKOUT_PHASES,
  ENGINE_FAMILIES,
  ENGINES,
  ITEM_FAILURES,
  ITEM_OUTCOMES,
  LOG_LEVELS,
  REPORTED,
  SUSPICIONS,
  TRANSACTION_OUTCOMES,
} from '../checkout.ts';
import { query } from '../query/term.ts';
import { ORDER_STATES, VERDICT_KINDS } from '../verdict.ts';
import { noting, reading } from './base.ts';
import { page, pageRequest, sortDirection } from './page.ts';
import { commandIdValue, creditsValue, instantValue, itemIdValue, transactionIdValue, userIdValue } from './values.ts';
import { verdict } from './verdicts.ts';

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

/** Where a transaction is known from: the console's own table, the logs, or both. */
export const ORIGINS = ['database', 'log', 'both'] as const;

/**
 * What names a transaction in the workspace: `db:` and the attempt's row number, or the SHA-256 of what its lines say,
 * which is the same after another import and on another machine.
 */
export const transactionKey = z
  .string()
  .regex(/^(?:db:\d{1,15}|[0-9a-f]{64})$/, 'This is no transaction of a workspace.');

export const attributedUser = z.object({
  attribution: z.enum(ATTRIBUTIONS),
  username: z.string().nullable(),
  userId: userIdValue.nullable(),
});
export type AttributedUser = z.infer<typeof attributedUser>;

export const judgedInBrief = z.object({
  kind: z.enum(VERDICT_KINDS),
  order: z.enum(ORDER_STATES),
  lost: creditsValue.nullable(),
  owed: creditsValue.nullable(),
});
export type JudgedInBrief = z.infer<typeof judgedInBrief>;

/** One checkout attempt of either world. What the log says is a claim; only the database's figures are facts. */
export const transactionRow = z.object({
  key: transactionKey,
  origin: z.enum(ORIGINS),
  /** Legacy logs carry none. */
  transactionId: transactionIdValue.nullable(),
  startedAt: instantValue,
  endedAt: instantValue.nullable(),
  user: attributedUser,
  family: z.enum(ENGINE_FAMILIES),
  outcome: z.enum(TRANSACTION_OUTCOMES),
  itemsRequested: z.number().int().nullable(),
  itemsReceived: z.number().int().nullable(),
  /** What the log claims was deducted. */
  claimed: creditsValue.nullable(),
  /** What the console's own record says was charged. */
  charged: creditsValue.nullable(),
  hasTraceback: z.boolean(),
  /** What the last audit judged; null before it. The transaction's own verdict is judged when it is opened. */
  verdict: judgedInBrief.nullable(),
  suspicions: z.array(z.enum(SUSPICIONS)).readonly(),
});
export type TransactionRow = z.infer<typeof transactionRow>;

/** A record of the log that belongs to a transaction. */
export const storyLine = z.object({
  position: z.number().int(),
  /** The server's local time, as written. */
  time: z.string(),
  /** Seconds since the line before; null for the first. */
  gapSeconds: z.number().int().nullable(),
  level: z.enum([...LOG_LEVELS, 'CRITICAL']),
  logger: z.string(),
  /** `items.py:702` */
  place: z.string(),
  /** May hold line feeds: tracebacks and SQL. */
  message: z.string(),
  /** The log file's name, and where in it. */
  file: z.string(),
  line: z.number().int(),
  lineCount: z.number().int(),
});
export type StoryLine = z.infer<typeof storyLine>;

/** What the logs tell about a transaction. */
export const logStory = z.object({
  reported: z.enum(REPORTED),
  lines: z.array(storyLine).readonly(),
  itemsDone: z.array(itemIdValue).readonly(),
  itemsFailed: z.array(itemIdValue).readonly(),
  itemCount: z.number().int().nullable(),
  claimed: creditsValue.nullable(),
  shortage: z.object({ required: creditsValue, available: creditsValue }).nullable(),
  orderNumber: z.string().nullable(),
  error: z.string().nullable(),
  /** False: phase lines were not logged at this level. */
  hasPhases: z.boolean(),
  /** How the user was found, in a sentence. */
  attributionReason: z.string(),
  /** Log time minus UTC, from how many pairs of the same event; 0 pairs: not calibrated, shown as if UTC. */
  clock: z.object({ offsetSeconds: z.number().int(), pairs: z.number().int(), spreadSeconds: z.number().int() }),
});
export type LogStory = z.infer<typeof logStory>;

export const transactionNote = z.object({ text: z.string(), updatedAt: instantValue });
export type TransactionNote = z.infer<typeof transactionNote>;

export const transactionDetail = transactionRow.extend({
  database: attemptDetail.nullable(),
  log: logStory.nullable(),
  note: transactionNote.nullable(),
});
export type TransactionDetail = z.infer<typeof transactionDetail>;

/** Raw lines of the source around a line of a transaction. */
export const rawLine = z.object({
  line: z.number().int(),
  text: z.string(),
  /** Of the transaction itself. */
  isOwn: z.boolean(),
});
export type RawLine = z.infer<typeof rawLine>;

export const outcomeCounts = z.record(z.enum(TRANSACTION_OUTCOMES), z.number().int());
export type OutcomeCounts = z.infer<typeof outcomeCounts>;

export const histogramBucket = z.object({ from: instantValue, to: instantValue, counts: outcomeCounts });
export type HistogramBucket = z.infer<typeof histogramBucket>;

export const savedView = z.object({ name: z.string(), query, updatedAt: instantValue });
export type SavedView = z.infer<typeof savedView>;

export const LONGEST_NOTE = 4000;
export const LONGEST_VIEW_NAME = 80;

/** `credits`: what was charged where the database says it, what the log claims otherwise. */
export const TRANSACTION_SORTS = ['startedAt', 'credits'] as const;
export type TransactionSort = (typeof TRANSACTION_SORTS)[number];

export const transactionsContract = {
  /** Newest first unless told otherwise; attempts of the database and attempts found in the logs, one list. */
  list: reading
    .input(
      pageRequest.extend({
        query: query.default([]),
        direction: sortDirection.default('descending'),
        sort: z.enum(TRANSACTION_SORTS).default('startedAt'),
      }),
    )
    .output(page(transactionRow)),
  /** How many of each outcome match. */
  summary: reading.input(z.object({ query })).output(z.object({ total: z.number().int(), counts: outcomeCounts })),
  /** Counts by outcome over the time that the matching transactions span, in buckets of equal length. */
  histogram: reading
    .input(z.object({ query, buckets: z.number().int().min(1).max(200) }))
    .output(z.array(histogramBucket).readonly()),
  get: reading.input(z.object({ key: transactionKey })).output(transactionDetail),
  /** What happened, judged on the evidence as it is now; null where the lines are no evidence. */
  verdict: reading.input(z.object({ key: transactionKey })).output(verdict.nullable()),
  /** The source's own lines around one of the transaction's; from the index where the source is gone. */
  context: reading
    .input(
      z.object({
        key: transactionKey,
        position: z.number().int().min(0),
        before: z.number().int().min(0).max(100).default(5),
        after: z.number().int().min(0).max(100).default(5),
      }),
    )
    .output(z.object({ file: z.string(), lines: z.array(rawLine).readonly(), isFromSource: z.boolean() })),
  /** The lines around one that a verdict rests on. */
  line: reading
    .input(
      z.object({
        path: z.string().max(4096),
        line: z.number().int().min(1),
        before: z.number().int().min(0).max(100).default(3),
        after: z.number().int().min(0).max(100).default(3),
      }),
    )
    .output(z.object({ file: z.string(), lines: z.array(rawLine).readonly(), isFromSource: z.boolean() })),
  /** An empty text removes the note. Notes stay with the transaction across imports. */
  writeNote: noting
    .input(z.object({ commandId: commandIdValue, key: transactionKey, text: z.string().trim().max(LONGEST_NOTE) }))
    .output(z.object({ note: transactionNote.nullable() })),
  views: reading.output(z.array(savedView).readonly()),
  saveView: noting
    .input(z.object({ commandId: commandIdValue, name: z.string().trim().min(1).max(LONGEST_VIEW_NAME), query }))
    .output(z.array(savedView).readonly()),
  removeView: noting
    .input(z.object({ commandId: commandIdValue, name: z.string().max(LONGEST_VIEW_NAME) }))
    .output(z.array(savedView).readonly()),
};
