import type { ChangedSpan, Clock, ClockChange, ClockSpan } from './clock.ts';
import { NO_LINE } from './clock.ts';
import type { ClockPair, Stretch } from './stretches.ts';
import { isNear, splitIntoStretches } from './stretches.ts';
import { zoneChanges } from './zone-changes.ts';

/** The clock of a log, from what it and the database both tell, in any order; null when too little says anything. */
export function calibrate(pairs: readonly ClockPair[]): Clock | null {
  const [first, ...later] = splitIntoStretches(pairs);
  if (first === undefined) return null;
  let before = first;
  const changed = later.map((stretch): ChangedSpan => {
    const change = changeBetween(before, stretch);
    before = stretch;
    return { ...spanOf(stretch), change };
  });
  return [spanOf(first), ...changed];
}

/** How many pairs a clock does not explain. */
export function countMisfits([first, ...later]: Clock, pairs: readonly ClockPair[]): number {
  return pairs.filter((pair) => {
    const at = pair.utcSeconds;
    const before = later.findLast(({ change }) => change.latestUtc <= at) ?? first;
    const after = later.findLast(({ change }) => change.earliestUtc <= at) ?? first;
    return !isNear(before.offsetSeconds, pair) && !isNear(after.offsetSeconds, pair);
  }).length;
}

function spanOf({ offsetSeconds, spreadSeconds, pairs }: Stretch): ClockSpan {
  return { offsetSeconds, spreadSeconds, pairs };
}

/** When a zone did the same between the last pair before and the first one after; else some time between these. */
function changeBetween(before: Stretch, after: Stretch): ClockChange {
  const known = zoneChanges(before.lastUtc, after.firstUtc, before.offsetSeconds, after.offsetSeconds);
  return {
    earliestUtc: known[0] ?? before.lastUtc,
    latestUtc: known.at(-1) ?? after.firstUtc,
    lastLineBefore: 0,
    firstLineAfter: NO_LINE,
  };
}
