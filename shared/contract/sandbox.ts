import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CHECKOUT_PHASES, LOG_LEVELS } from '../checkout.ts';
import { sandboxing } from './base.ts';
import { page, pageRequest } from './page.ts';
import { attemptDetail } from './transactions.ts';
import { commandIdValue, creditsValue, itemIdValue, transactionIdValue, userIdValue } from './values.ts';

/** The four release scenarios of the deployment summary, section "Testing". */
export const SCENARIO_NAMES = [
  'single-item',
  'multi-item',
  'insufficient-credits',
  'item-becomes-unavailable',
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export const scenarioInfo = z.object({
  name: z.enum(SCENARIO_NAMES),
  title: z.string(),
  setup: z.string(),
  action: z.string(),
  expected: z.string(),
});
export type ScenarioInfo = z.infer<typeof scenarioInfo>;

/** An item that can be put into a sandbox cart. */
export const sandboxItem = z.object({
  itemId: itemIdValue,
  title: z.string(),
  price: creditsValue.nullable(),
  isAvailable: z.boolean(),
  sellerId: userIdValue.nullable(),
  sellerName: z.string().nullable(),
});
export type SandboxItem = z.infer<typeof sandboxItem>;

export const LARGEST_CART = 50;

/** What to run: a release scenario with people and items of its own, or a real buyer and items of the open database. */
export const sandboxRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scenario'), scenario: z.enum(SCENARIO_NAMES) }),
  z.object({
    kind: z.literal('cart'),
    buyerId: userIdValue,
    itemIds: z.array(itemIdValue).max(LARGEST_CART),
    /** This item is made unavailable by somebody else between validation and linking. */
    vanishingItemId: itemIdValue.optional(),
  }),
]);
export type SandboxRequest = z.infer<typeof sandboxRequest>;

/** One step that the engine asked for and what came of it. */
export const timelineStep = z.object({
  position: z.number().int(),
  /** `outside`: not the engine, but somebody else changing the database between two of its steps. */
  actor: z.enum(['engine', 'outside']),
  kind: z.string(),
  phase: z.enum(CHECKOUT_PHASES),
  /** In words: "Link item 42 to the buyer, if it is still available at 2,000". */
  what: z.string(),
  /** In words: "1 row changed". */
  result: z.string(),
  failed: z.boolean(),
});
export type TimelineStep = z.infer<typeof timelineStep>;

export const expectation = z.object({ text: z.string(), held: z.boolean(), actual: z.string() });
export type Expectation = z.infer<typeof expectation>;

export const movedItem = z.object({
  itemId: itemIdValue,
  title: z.string(),
  price: creditsValue,
  from: z.object({ userId: userIdValue, username: z.string() }),
  to: z.object({ userId: userIdValue, username: z.string() }),
});
export type MovedItem = z.infer<typeof movedItem>;

export const sandboxRun = z.object({
  /** Null for a run with a buyer and items of the open database. */
  scenario: scenarioInfo.nullable(),
  attempt: attemptDetail,
  buyer: z.object({ userId: userIdValue, username: z.string() }),
  transactionId: transactionIdValue,
  balanceBefore: creditsValue,
  balanceAfter: creditsValue,
  /** What the marketplace would show to the buyer. */
  buyerMessage: z.string(),
  logLines: z.array(z.object({ level: z.enum(LOG_LEVELS), text: z.string() })).readonly(),
  timeline: z.array(timelineStep).readonly(),
  movedItems: z.array(movedItem).readonly(),
  /** What the scenario expects, then what must always hold. */
  expectations: z.array(expectation).readonly(),
  invariants: z.array(expectation).readonly(),
  passed: z.boolean(),
});
export type SandboxRun = z.infer<typeof sandboxRun>;

export const SANDBOX_STAGES = ['copying', 'preparing', 'running', 'checking'] as const;

export const sandboxEvent = z.discriminatedUnion('kind', [
  /** `done` of `total`; pages while copying, 0 of 1 otherwise. */
  z.object({ kind: z.literal('progress'), stage: z.enum(SANDBOX_STAGES), done: z.number(), total: z.number() }),
  z.object({ kind: z.literal('finished'), run: sandboxRun }),
]);
export type SandboxEvent = z.infer<typeof sandboxEvent>;

export const sandboxContract = {
  scenarios: sandboxing.output(z.array(scenarioInfo).readonly()),
  /** Items of the open database by title or number; available ones first. */
  items: sandboxing
    .input(pageRequest.extend({ search: z.string().trim().max(200).default('') }))
    .output(page(sandboxItem)),
  /** Copies the open database, runs the safe checkout on the copy, removes the copy. Ending the iteration cancels. */
  run: sandboxing
    .input(z.object({ commandId: commandIdValue, request: sandboxRequest }))
    .output(eventIterator(sandboxEvent)),
};
