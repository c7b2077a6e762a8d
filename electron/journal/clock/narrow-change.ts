import type { ChangedSpan, Clock, ClockChange, ClockSpan, LogStretch } from './clock.ts';
import { sideOfTime, stretchesOfChanges } from './clock.ts';
import { isNear } from './stretches.ts';

/** A line of a file, with the UTC of its event where the database tells it. All in seconds. */
export interface SeenLine {
  readonly line: number;
  readonly second: number;
  readonly utcSeconds: number | null;
}

interface Offsets {
  readonly before: number;
  readonly after: number;
}

/** Lines of a file, and of the parts of its history in front of it and behind it, numbered on from its own. */
export interface SeenLines {
  readonly own: readonly SeenLine[];
  readonly around: readonly SeenLine[];
}

/** The same clock with its changes placed as closely as a file shows them; `seenIn` reads the lines of a stretch. */
export function narrowChanges(clock: Clock, seenIn: (stretch: LogStretch) => SeenLines): Clock {
  const [first, ...later] = clock;
  const stretches = stretchesOfChanges(clock);
  let before: ClockSpan = first;
  const narrowed = later.map((span, index): ChangedSpan => {
    const offsets = { before: before.offsetSeconds, after: span.offsetSeconds };
    const stretch = stretches[index];
    before = span;
    return stretch === undefined ? span : { ...span, change: narrowChange(span.change, offsets, seenIn(stretch)) };
  });
  return [first, ...narrowed];
}

/** Threads and processes write into one file, each a moment after it has looked at the clock. */
const DISORDER_SECONDS = 10;

/**
 * Says closer where in a file its clock was changed. A server writes in the order of UTC, so the change lies where the
 * lines around it, moved to UTC, do not go back in time: in autumn before the one step back of local time, in spring in
 * a pause that is long enough. Where several places fit, the change lies between the first and the last of them. The
 * parts around say nothing when they were written at the same time.
 */
function narrowChange(change: ClockChange, offsets: Offsets, { own, around }: SeenLines): ClockChange {
  const joint = findPlaces(change, offsets, [...own, ...around]);
  const { lines, first, last } = joint.contradictions === 0 ? joint : findPlaces(change, offsets, own);
  const lineBefore = lines[first - 1];
  const lineAfter = lines[last];
  const earliestUtc = Math.max(change.earliestUtc, (lineBefore?.second ?? Number.NEGATIVE_INFINITY) - offsets.before);
  const latestUtc = Math.min(change.latestUtc, (lineAfter?.second ?? Number.POSITIVE_INFINITY) - offsets.after);
  return {
    ...(earliestUtc <= latestUtc ? { earliestUtc, latestUtc } : change),
    lastLineBefore: lineBefore?.line ?? change.lastLineBefore,
    firstLineAfter: lineAfter?.line ?? change.firstLineAfter,
  };
}

/** The places that least speaks against: `first` and `last` count the lines above them. */
function findPlaces(change: ClockChange, offsets: Offsets, seen: readonly SeenLine[]) {
  const lines = [...seen].sort((left, right) => left.line - right.line);
  const counts = contradictionsByPlace(change, offsets, lines);
  const least = counts.reduce((lowest, count) => Math.min(lowest, count));
  return { lines, first: counts.indexOf(least), last: counts.lastIndexOf(least), contradictions: least };
}

/** For each place (above the first line, above the second, ..., below the last): how much speaks against it. */
function contradictionsByPlace(change: ClockChange, offsets: Offsets, lines: readonly SeenLine[]): readonly number[] {
  const sides = lines.map((line) => sideOfLine(change, offsets, line));
  const stepsBack = lines.map(({ second }, index) => goesBack(lines[index - 1]?.second, second));
  const allStepsBack = stepsBack.filter(Boolean).length;
  let onWrongSide = sides.filter((side) => side === 'before').length;
  return [...lines, null].map((below, place) => {
    const above = lines[place - 1];
    onWrongSide += Number(sides[place - 1] === 'after') - Number(sides[place - 1] === 'before');
    const isStepBack = below !== null && goesBack(utcOf(above, offsets.before), below.second - offsets.after);
    return onWrongSide + allStepsBack - Number(stepsBack[place] ?? false) + Number(isStepBack);
  });
}

function sideOfLine(change: ClockChange, offsets: Offsets, { second, utcSeconds }: SeenLine) {
  if (utcSeconds !== null) {
    const pair = { logSeconds: second, utcSeconds };
    if (isNear(offsets.before, pair)) return 'before';
    if (isNear(offsets.after, pair)) return 'after';
  }
  return sideOfTime(change, second - offsets.before, second - offsets.after);
}

function utcOf(line: SeenLine | undefined, offset: number): number | undefined {
  return line === undefined ? undefined : line.second - offset;
}

function goesBack(from: number | undefined, to: number): boolean {
  return from !== undefined && from - to > DISORDER_SECONDS;
}
