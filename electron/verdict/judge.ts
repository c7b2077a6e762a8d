import type { Credits } from '../../shared/credits.ts';
import type { BalanceEvent } from './balance/event.ts';
import { findBalanceEvents } from './balance/find-events.ts';
import type { Stretch } from './balance/walk.ts';
import { walkBalance } from './balance/walk.ts';
import { wholeness } from './balance/wholeness.ts';
import type { Evidence, MarketEvidence } from './evidence.ts';
import { knowPeople } from './facts/people.ts';
import { judgeOne } from './judge-one.ts';
import type { UserRows } from './purchase/aftermath.ts';
import { chargeClaim } from './purchase/charge-rules.ts';
import { findCases } from './purchase/find-cases.ts';
import { findOverlaps } from './purchase/overlaps.ts';
import type { Verdict } from './verdict.ts';

/** What the judge found out, about transactions and about balances. */
export interface Judgement {
  /** One for each attempt, in the order of the evidence. */
  readonly verdicts: readonly Verdict[];
  /** By user: everything but purchases that moved or showed the balance. */
  readonly events: ReadonlyMap<number, readonly BalanceEvent[]>;
  /** By user: the balance from reading to reading. */
  readonly balances: ReadonlyMap<number, readonly Stretch[]>;
  /** By key: what each attempt may have charged by the rules of its release, before the balances were asked. */
  readonly charges: ReadonlyMap<string, readonly Credits[]>;
}

/** How much of the work is done, in users whose balances are walked and attempts that are judged. */
export interface JudgeProgress {
  readonly done: number;
  readonly total: number;
}

/** Judges every attempt of the evidence (DESIGN section 8). The same evidence gives the same verdicts. */
export function judge(evidence: Evidence): Judgement {
  const work = judgeInPieces(evidence);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

/** The same, a piece at a time: whoever runs it decides what happens in between, and whether it goes on. */
export function* judgeInPieces(evidence: Evidence): Generator<JudgeProgress, Judgement> {
  const { market } = evidence;
  const total = market.users.length + evidence.attempts.length;
  yield { done: 0, total };
  const people = knowPeople(market.users);
  const found = findCases(evidence, people);
  const claimed = found.cases.map((purchase) => ({ purchase, claim: chargeClaim(purchase) }));
  const overlapping = findOverlaps(claimed);
  const cases = claimed.map(({ purchase, claim }) => ({
    purchase,
    claim: overlapping.has(purchase.attempt) ? { ...claim, isSure: false } : claim,
  }));
  const unattributed = cases
    .filter(({ purchase, claim }) => purchase.user === null && !(claim.isSure && claim.charges[0] === 0))
    .map(({ purchase }) => purchase.attempt);
  const strays = Map.groupBy(found.strays, ({ buyerId }) => buyerId as number);
  const events = findBalanceEvents(evidence, people);
  const ofUser = Map.groupBy(cases, ({ purchase }) => purchase.user?.id as number | undefined);
  const balances = new Map<number, readonly Stretch[]>();
  for (const { id } of market.users) {
    yield { done: balances.size, total };
    const own = ofUser.get(id) ?? [];
    const options = own.map(({ purchase: { attempt }, claim: { charges, writes } }) => ({
      attempt,
      charges,
      isWritten: writes !== undefined,
    }));
    const untold = own.map(({ purchase }) => purchase.attempt).filter((attempt) => overlapping.has(attempt));
    const isWhole = wholeness({
      coverage: evidence.coverage,
      strays: strays.get(id) ?? [],
      untold: [...unattributed, ...untold],
    });
    balances.set(id, walkBalance(events.get(id) ?? [], options, isWhole));
  }
  const stretches = new Map(
    [...balances.values()].flat().flatMap((stretch) => stretch.attempts.map((attempt) => [attempt, stretch])),
  );
  const rowsOf = prepareRows(market);
  const verdicts: Verdict[] = [];
  for (const { purchase, claim } of cases) {
    yield { done: balances.size + verdicts.length, total };
    verdicts.push(
      judgeOne(purchase, {
        rows: rowsOf(purchase.user?.id ?? null),
        claim,
        stretch: stretches.get(purchase.attempt) ?? null,
        events: purchase.user === null ? [] : (events.get(purchase.user.id) ?? []),
      }),
    );
  }
  const charges = new Map(cases.map(({ purchase, claim }) => [purchase.attempt.key, claim.charges]));
  return { verdicts, events, balances, charges };
}

/** The orders and ledger rows of each user, found once for all attempts. */
function prepareRows({ orders, ledger, missing }: MarketEvidence): (userId: number | null) => UserRows {
  const ordersOf = Map.groupBy(orders, ({ userId }) => userId as number);
  const ledgerOf = Map.groupBy(ledger, ({ userId }) => userId as number);
  const keepsOrders = !missing.includes('order');
  return (userId) =>
    userId === null
      ? { orders, ledger: [], keepsOrders }
      : { orders: ordersOf.get(userId) ?? [], ledger: ledgerOf.get(userId) ?? [], keepsOrders };
}
