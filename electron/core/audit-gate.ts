import type { Exposure, VerdictFilter } from '../../shared/contract/overview.ts';
import type { Instant } from '../../shared/time.ts';
import { instantFromMilliseconds, millisecondsFromInstant } from '../../shared/time.ts';

/** A quiet moment before the first line, or after the last one, is no gap. Spans are further apart than that. */
const EDGE_MS = 5 * 60_000;

export interface Uncovered {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The first part of a stretch of time that the logs do not tell of; null when they tell of all of it. Without a beginning
 * it begins with the first line there is; it ends with the last thing that was written anywhere, if not before.
 */
export function uncoveredPart(
  { coverage, lastWriteAt }: Pick<Exposure, 'coverage' | 'lastWriteAt'>,
  { after, before }: Pick<VerdictFilter, 'after' | 'before'>,
): Uncovered | null {
  const spans = coverage.map(({ from, to }) => [millisecondsFromInstant(from), millisecondsFromInstant(to)] as const);
  const writtenMs = lastWriteAt === null ? 0 : millisecondsFromInstant(lastWriteAt);
  const beforeMs = before === undefined ? Number.POSITIVE_INFINITY : millisecondsFromInstant(before);
  const endMs = Math.min(beforeMs, Math.max(writtenMs, spans.at(-1)?.[1] ?? 0));
  const startMs = after === undefined ? (spans[0]?.[0] ?? writtenMs) : millisecondsFromInstant(after);
  const around = spans.find(([fromMs, toMs]) => fromMs - EDGE_MS <= startMs && startMs <= toMs + EDGE_MS);
  const reachedMs = around?.[1] ?? startMs;
  if (around !== undefined && reachedMs + EDGE_MS >= endMs) return null;
  const nextMs = spans.find(([fromMs]) => fromMs > reachedMs)?.[0] ?? endMs;
  return { from: instantFromMilliseconds(reachedMs), to: instantFromMilliseconds(Math.max(reachedMs, nextMs)) };
}
