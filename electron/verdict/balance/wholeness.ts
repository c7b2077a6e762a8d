import type { AttemptEvidence, Span, TradeRow } from '../evidence.ts';

/** What may have happened to a user's balance without anything telling that it did. */
export interface Unknowns {
  readonly coverage: readonly Span[];
  /** Purchases of the user that no known attempt made. */
  readonly strays: readonly TradeRow[];
  /** Attempts that may have charged the user, nobody knows whether or what. */
  readonly untold: readonly AttemptEvidence[];
}

/** What happens in a quiet moment before the first line, or after the last one, is no gap. */
const EDGE_MS = 5 * 60_000;

/** Tells of a stretch of time whether everything that moved the user's balance in it is known. */
export function wholeness({ coverage, strays, untold }: Unknowns): (between: Span) => boolean {
  return ({ fromMs, toMs }) =>
    isCovered(coverage, { fromMs, toMs }) &&
    !strays.some(({ atMs }) => atMs >= fromMs && atMs <= toMs) &&
    !untold.some(({ at }) => at.toMs >= fromMs && at.fromMs <= toMs);
}

/** True when the logs reach from one end to the other. */
export function isCovered(coverage: readonly Span[], { fromMs, toMs }: Span): boolean {
  return coverage.some((span) => fromMs >= span.fromMs - EDGE_MS && toMs <= span.toMs + EDGE_MS);
}
