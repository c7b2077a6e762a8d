import type { Credits } from '../../../shared/credits.ts';
import { addCredits, credits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { BalanceEvent } from '../balance/event.ts';
import { solveSum } from '../balance/solve-sum.ts';
import type { Stretch } from '../balance/walk.ts';
import type { AttemptEvidence } from '../evidence.ts';
import type { Judgement } from '../judge.ts';
import type { Verdict } from '../verdict.ts';

/** What something did to the balance; null where it cannot be told. */
export interface Change {
  readonly amount: Credits | null;
  /** True where it can have been nothing else. */
  readonly isCertain: boolean;
}

export type Mover = BalanceEvent | AttemptEvidence;

export interface SettledStretch {
  readonly changes: ReadonlyMap<Mover, Change>;
  /** What the readings say beyond the changes. */
  readonly remainder: Credits;
}

export type ChangeOfPurchase = (attempt: AttemptEvidence) => Change;

/**
 * What the verdicts say that checkouts took, and nothing else: where a verdict cannot tell, the only charge that the
 * rules leave may count, but is not certain.
 */
export function knowPurchases(verdicts: readonly Verdict[], { charges }: Pick<Judgement, 'charges'>): ChangeOfPurchase {
  const byKey = new Map(verdicts.map((verdict) => [verdict.key, verdict]));
  return ({ key }) => {
    const verdict = byKey.get(key);
    if (verdict !== undefined && verdict.charged !== null) {
      const taken = addCredits(verdict.charged, verdict.overwritten ?? ZERO_CREDITS);
      return { amount: subtractCredits(ZERO_CREDITS, taken), isCertain: true };
    }
    const [only, ...others] = charges.get(key) ?? [];
    if (only === undefined || others.length > 0) return { amount: null, isCertain: false };
    return { amount: subtractCredits(ZERO_CREDITS, only), isCertain: false };
  };
}

/** What everything between two readings did, so that it adds up if it can. */
export function settle({ from, to, events, attempts }: Stretch, changeOf: ChangeOfPurchase): SettledStretch {
  const purchases = attempts.map((attempt) => [attempt, changeOf(attempt)] as const);
  const taken = purchases.reduce((sum, [, { amount }]) => sum + (amount ?? 0), 0);
  const gained = subtractCredits(to.balance, from.balance) - taken;
  const settled = settleEvents(events, gained);
  const explained = [...settled.values()].reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return { changes: new Map<Mover, Change>([...purchases, ...settled]), remainder: credits(gained - explained) };
}

/** Of what an event may have been, what makes the sum come out; the likeliest where nothing does. */
export function settleEvents(
  events: readonly BalanceEvent[],
  gained: number | null,
): ReadonlyMap<BalanceEvent, Change> {
  const options: (readonly Credits[])[] = events.map(({ changes }) => changes);
  const fitting = gained === null ? null : possible(options, gained);
  return new Map(
    events.map((event, index) => {
      const choices = fitting?.[index] ?? event.changes;
      // What was decided for one narrows what the others can have been.
      const left = choices.length > 1 && fitting !== null ? possible(options, gained ?? 0)?.[index] : choices;
      const amount = left?.[0] ?? ZERO_CREDITS;
      options[index] = [amount];
      return [event, { amount, isCertain: choices.length === 1 }];
    }),
  );
}

/** For each event the changes that occur in a way that fits; null where there is none, or nobody can tell. */
function possible(options: readonly (readonly Credits[])[], gained: number): readonly (readonly Credits[])[] | null {
  const costs = options.map((changes) => changes.map((change) => -change));
  const solution = solveSum(gained, [], costs);
  if (solution === null || solution === 'too-many') return null;
  return options.map((changes, index) => (solution[index] ?? []).flatMap((choice) => changes[choice] ?? []));
}
