import type { BalanceStep, Inspection } from '../../../shared/contract/inspection.ts';
import { addCredits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Stretch } from '../balance/walk.ts';
import type { Evidence } from '../evidence.ts';
import type { Judgement } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import { findInventory } from './inventory.ts';
import { debtOf, netPosition } from './net-position.ts';
import { findRecords } from './records.ts';
import { findSteps } from './steps.ts';

/** The verdicts are those of the judge, in order of time. */
export type InspectedUser = Omit<Inspection, 'verdicts'> & { readonly verdicts: readonly Verdict[] };

/** One user's credits, rebuilt from what was judged; null where there is no such user. */
export function inspect(evidence: Evidence, judgement: Judgement, userId: UserId): InspectedUser | null {
  const user = evidence.market.users.find(({ id }) => id === userId);
  if (user === undefined) return null;
  const verdicts = judgement.verdicts
    .filter((verdict) => verdict.userId === userId)
    .toSorted((one, other) => one.at.fromMs - other.at.fromMs);
  const subject = { user, evidence, judgement, verdicts };
  const steps = findSteps(subject);
  return {
    userId,
    ...totalsOf(judgement.balances.get(userId) ?? [], steps),
    ...debtOf(subject),
    net: netPosition(subject),
    steps,
    verdicts,
    inventory: findInventory(subject),
    records: findRecords(subject),
  };
}

/** From the first reading to the last: outside of them nothing can be compared. */
function totalsOf(
  stretches: readonly Stretch[],
  steps: readonly BalanceStep[],
): Pick<Inspection, 'explained' | 'unexplained'> {
  const unexplained = addCredits(
    ZERO_CREDITS,
    ...steps.map(({ kind, change }) => (kind === 'unexplained' && change !== null ? change : ZERO_CREDITS)),
  );
  const [first, last] = [stretches[0]?.from.balance ?? ZERO_CREDITS, stretches.at(-1)?.to.balance ?? ZERO_CREDITS];
  return { explained: subtractCredits(subtractCredits(last, first), unexplained), unexplained };
}
