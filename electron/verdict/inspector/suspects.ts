import type { Stretch } from '../balance/walk.ts';
import type { Span, TradeRow } from '../evidence.ts';
import { MOMENT_MS } from '../facts/deliveries.ts';
import type { Verdict } from '../verdict.ts';
import type { Subject } from './subject.ts';

/** What may have moved the balance within a stretch without being counted in it. */
export interface Suspects {
  /** The user's own checkouts of which it cannot be told what they took. */
  readonly untold: readonly Verdict[];
  /** Checkouts whose user nobody can name, and which may have charged. */
  readonly nameless: readonly Verdict[];
  /** The user's purchases that belong to no known checkout. */
  readonly strays: readonly TradeRow[];
}

export function suspectsIn({ user, evidence, judgement, verdicts }: Subject, { from, to }: Stretch): Suspects {
  const between: Span = { fromMs: from.at.fromMs - MOMENT_MS, toMs: to.at.toMs + MOMENT_MS };
  const isInReach = ({ at }: Verdict): boolean => at.fromMs <= between.toMs && at.toMs >= between.fromMs;
  const isUntold = ({ kind }: Verdict): boolean => kind === 'cannot-tell';
  const known = new Set(
    verdicts.flatMap(({ reasons }) =>
      reasons.flatMap(({ refs }) => refs.flatMap((ref) => (ref.kind === 'row' && ref.table === 'trade' ? ref.id : []))),
    ),
  );
  return {
    untold: verdicts.filter((verdict) => isUntold(verdict) && isInReach(verdict)),
    nameless: judgement.verdicts.filter(
      (verdict) => verdict.userId === null && isUntold(verdict) && isInReach(verdict),
    ),
    strays: evidence.market.trades.filter(
      ({ id, buyerId, atMs }) =>
        buyerId === user.id && !known.has(id) && atMs >= between.fromMs && atMs <= between.toMs,
    ),
  };
}
