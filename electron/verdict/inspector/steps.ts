import type { BalanceStep } from '../../../shared/contract/inspection.ts';
import type { Credits } from '../../../shared/credits.ts';
import { addCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { BalanceEvent } from '../balance/event.ts';
import type { Placed } from '../balance/timeline.ts';
import { inOrder } from '../balance/timeline.ts';
import type { Stretch } from '../balance/walk.ts';
import { effectLine } from '../balance/walk.ts';
import type { AttemptEvidence } from '../evidence.ts';
import { gapOf } from './gap.ts';
import type { Change, Mover } from './settle.ts';
import { knowPurchases, settle, settleEvents } from './settle.ts';
import { eventSentence, gapSentence, purchaseSentence } from './step-words.ts';
import type { Subject } from './subject.ts';
import { beginningOf, linkOf, momentOf } from './subject.ts';

/**
 * The user's balance, step by step: every mover, every reading, and between two readings that do not add up one step
 * more, so that each balance is the one before plus the change. The order is that of the walk (balance/walk.ts).
 */
export function findSteps(subject: Subject): readonly BalanceStep[] {
  const { user, judgement, verdicts, evidence } = subject;
  const events = judgement.events.get(user.id) ?? [];
  const stretches = judgement.balances.get(user.id) ?? [];
  const own = new Map(verdicts.map((verdict) => [verdict.key, verdict]));
  const attempts = evidence.attempts.filter(({ key }) => own.has(key));
  const changes = changesOf(subject, { events, attempts, stretches });
  const arriving = Map.groupBy(stretches, ({ to }) => to.refs);
  const begin = stretches[0]?.from ?? null;
  const steps: BalanceStep[] = [];
  let balance: Credits | null = null;

  /** A reading: what did not add up on the way to it becomes a step, and the running balance is what was read. */
  const arrive = (stretch: Stretch): void => {
    const amount = changes.remainders.get(stretch) ?? ZERO_CREDITS;
    balance = stretch.to.balance;
    if (amount === 0) return;
    const change = { amount, isCertain: stretch.isWhole };
    steps.push({
      at: momentOf(stretch.to.at),
      kind: 'unexplained',
      sentence: gapSentence(stretch, change),
      change: amount,
      balance,
      isCertain: stretch.isWhole,
      isAnchor: true,
      transaction: null,
      refs: [...stretch.from.refs, ...stretch.to.refs],
      gap: gapOf(subject, stretch, amount),
    });
  };

  const addEvent = (event: BalanceEvent): void => {
    const change = changes.of(event);
    const isMover = event.changes.length > 0;
    const ending = arriving.get(event.refs) ?? [];
    const isAnchor = ending.length > 0 || begin?.refs === event.refs || (stretches.length === 0 && !isMover);
    const after = ending.filter(({ events: between }) => between.includes(event));
    for (const stretch of ending) if (!after.includes(stretch)) arrive(stretch);
    // The first reading of all ends no stretch.
    if (begin?.refs === event.refs && balance === null) balance = begin.balance;
    if (stretches.length === 0 && !isMover) balance = event.after;
    const isBeginAfter = begin?.refs === event.refs && stretches[0]?.events.includes(event) !== true;
    if (isMover && balance !== null && !isBeginAfter) balance = addCredits(balance, change.amount ?? ZERO_CREDITS);
    steps.push({
      at: momentOf(event.at),
      kind: event.kind,
      sentence: eventSentence(event, change),
      change: isMover ? change.amount : null,
      balance,
      isCertain: isMover ? change.isCertain : isAnchor,
      isAnchor,
      transaction: null,
      refs: event.refs,
      gap: null,
    });
    for (const stretch of after) arrive(stretch);
  };

  const addPurchase = (attempt: AttemptEvidence): void => {
    const verdict = own.get(attempt.key);
    const change = changes.of(attempt);
    // What took nothing moved nothing.
    if (verdict === undefined || change.amount === 0) return;
    if (balance !== null) balance = addCredits(balance, change.amount ?? ZERO_CREDITS);
    steps.push({
      at: beginningOf(verdict),
      kind: 'purchase',
      sentence: purchaseSentence(verdict, change),
      change: change.amount,
      balance,
      isCertain: change.isCertain,
      isAnchor: false,
      transaction: linkOf(verdict),
      refs: verdict.reasons[0]?.refs ?? [],
      gap: null,
    });
  };

  for (const { mover } of inOrder(placed(events, attempts))) {
    if ('changes' in mover) addEvent(mover);
    else addPurchase(mover);
  }
  return steps;
}

interface PlacedMover extends Placed {
  readonly mover: Mover;
}

function placed(events: readonly BalanceEvent[], attempts: readonly AttemptEvidence[]): readonly PlacedMover[] {
  return [
    ...events.map((event) => ({ at: event.at, line: event.line, mover: event })),
    ...attempts.map((attempt) => ({ at: attempt.at, line: effectLine(attempt), mover: attempt })),
  ];
}

interface Changes {
  of(mover: Mover): Change;
  readonly remainders: ReadonlyMap<Stretch, Credits>;
}

const UNKNOWN: Change = { amount: null, isCertain: false };

/** What every mover did: between two readings so that it adds up, outside of them the likeliest. */
function changesOf(
  { verdicts, judgement }: Subject,
  {
    events,
    attempts,
    stretches,
  }: {
    readonly events: readonly BalanceEvent[];
    readonly attempts: readonly AttemptEvidence[];
    readonly stretches: readonly Stretch[];
  },
): Changes {
  const changeOf = knowPurchases(verdicts, judgement);
  const settled = stretches.map((stretch) => [stretch, settle(stretch, changeOf)] as const);
  const known = new Map<Mover, Change>([
    ...settleEvents(events, null),
    ...attempts.map((attempt) => [attempt, changeOf(attempt)] as const),
    ...settled.flatMap(([, { changes }]) => [...changes]),
  ]);
  return {
    of: (mover) => known.get(mover) ?? UNKNOWN,
    remainders: new Map(settled.map(([stretch, { remainder }]) => [stretch, remainder])),
  };
}
