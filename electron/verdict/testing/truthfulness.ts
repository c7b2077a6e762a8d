import type { Judgement } from '../judge.ts';
import type { Verdict } from '../verdict.ts';
import type { Seen } from './evidence-of.ts';
import type { Truth } from './market.ts';

/** How a verdict stands to the truth. */
export type Standing = 'exact' | 'undecided' | 'overwritten untold' | 'wrong';

/** What a checkout cost beyond what it gave. */
export function lostBy({ charged, givenBack, received, overwritten }: Truth): {
  readonly lost: number;
  readonly overwritten: number;
} {
  const kept = received.filter(({ isTaken, isAgain }) => !isTaken && !isAgain);
  const value = kept.reduce((sum, { price }) => sum + price, 0);
  return { lost: Math.max(0, charged - givenBack - value), overwritten };
}

/**
 * What was wiped out by the write (BARTEREX.md M4) is only told between two readings, and the credits themselves may have
 * left no witness: then it is left out of what is lost. Everything else is told exactly or not at all.
 */
export function standingOf({ lost, overwritten, charged }: Verdict, truth: Truth): Standing {
  if (lost === null || charged === null) return 'undecided';
  const told = lostBy(truth);
  if (lost === told.lost + told.overwritten && (overwritten ?? 0) === told.overwritten) return 'exact';
  const isLeftOut = (overwritten ?? 0) === 0 && lost === told.lost && told.overwritten > 0;
  return isLeftOut ? 'overwritten untold' : 'wrong';
}

/** Every verdict that says something untrue, in words. */
export function untruths({ verdicts }: Judgement, { truths }: Seen): readonly string[] {
  return verdicts.flatMap((verdict) => {
    const truth = truths.get(verdict.key);
    if (truth === undefined) return [`${verdict.key}: a verdict on nothing`];
    if (truth === null) return [];
    const isStranger = verdict.userId !== null && verdict.userId !== truth.buyer.id;
    const told = lostBy(truth);
    return [
      ...(isStranger ? [`${verdict.key}: it was ${truth.buyer.username}, not user ${verdict.userId}`] : []),
      ...(standingOf(verdict, truth) === 'wrong'
        ? [
            `${verdict.key}: ${verdict.kind} ${verdict.mechanism ?? ''} charged ${verdict.charged} received ${verdict.received} ` +
              `overwritten ${verdict.overwritten}, but ${JSON.stringify({ charged: truth.charged, givenBack: truth.givenBack, ...told })}`,
          ]
        : []),
    ];
  });
}
