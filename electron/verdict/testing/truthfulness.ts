import type { Judgement } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import type { Seen } from './evidence-of.ts';
import type { Truth } from './market.ts';

/** How a verdict stands to the truth. */
export type Standing = 'exact' | 'undecided' | 'overwritten untold' | 'wrong';

interface Loss {
  readonly lost: number;
  readonly overwritten: number;
}

/** What a checkout cost beyond what it gave. */
function lossOf({ charged, givenBack, received, overwritten }: Truth, isBoth: boolean): Loss {
  const kept = received.filter(({ isTaken, isAgain }) => !isTaken && (isBoth || !isAgain));
  const value = kept.reduce((sum, { price }) => sum + price, 0);
  return { lost: Math.max(0, charged - (isBoth ? 0 : givenBack) - value), overwritten };
}

/**
 * What was wiped out by the write (BARTEREX.md M4) is only told between two readings, and the credits themselves may have
 * left no witness: then it is left out of what is lost. Everything else is told exactly or not at all. Of two requests
 * with the same cart either may stand for both: which of them was charged in the end is only a way to speak.
 */
export function standingOf(verdict: Verdict, truth: Truth, { truths }: Seen): Standing {
  const own = standingTo(verdict, lossOf(truth, false));
  const isTwin = truth.wiped.length > 0 || [...truths.values()].some((other) => other?.wiped.includes(truth) === true);
  return own === 'wrong' && isTwin ? standingTo(verdict, lossOf(truth, true), 0) : own;
}

function standingTo({ lost, overwritten, charged }: Verdict, told: Loss, otherwise?: number): Standing {
  if (lost === null || charged === null) return 'undecided';
  if (lost === told.lost + told.overwritten && (overwritten ?? 0) === told.overwritten) return 'exact';
  const isLeftOut = (overwritten ?? 0) === 0 && lost === told.lost && told.overwritten > 0;
  return isLeftOut ? 'overwritten untold' : lost === otherwise ? 'exact' : 'wrong';
}

/** Every verdict that says something untrue, in words. */
export function untruths({ verdicts }: Judgement, seen: Seen): readonly string[] {
  return verdicts.flatMap((verdict) => {
    const truth = seen.truths.get(verdict.key);
    if (truth === undefined) return [`${verdict.key}: a verdict on nothing`];
    if (truth === null) return [];
    const isStranger = verdict.userId !== null && verdict.userId !== truth.buyer.id;
    const told = lossOf(truth, false);
    return [
      ...(isStranger ? [`${verdict.key}: it was ${truth.buyer.username}, not user ${verdict.userId}`] : []),
      ...(standingOf(verdict, truth, seen) === 'wrong'
        ? [
            `${verdict.key}: ${verdict.kind} ${verdict.mechanism ?? ''} charged ${verdict.charged} received ${verdict.received} ` +
              `overwritten ${verdict.overwritten}, but ${JSON.stringify({ charged: truth.charged, givenBack: truth.givenBack, ...told })}`,
          ]
        : []),
    ];
  });
}
