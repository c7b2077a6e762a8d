/** When a clock was changed: between two moments of UTC, and between two lines of the file. */
export interface ClockChange {
  readonly earliestUtc: number;
  readonly latestUtc: number;
  /** 0 while the file itself says nothing. */
  readonly lastLineBefore: number;
  /** `NO_LINE` while the file itself says nothing. */
  readonly firstLineAfter: number;
}

export const NO_LINE = Number.MAX_SAFE_INTEGER;

/** A stretch of a log in which nobody changed the server's clock. All in seconds. */
export interface ClockSpan {
  /** Log time minus UTC. */
  readonly offsetSeconds: number;
  /** How far the pairs are apart, the outermost tenth left out. */
  readonly spreadSeconds: number;
  /** How many pairs of the same event, in log and database, agree with it. */
  readonly pairs: number;
}

export interface ChangedSpan extends ClockSpan {
  /** How it began. */
  readonly change: ClockChange;
}

/** The clock of a log: its stretches in order of time. */
export type Clock = readonly [ClockSpan, ...ChangedSpan[]];

/**
 * How a clock went when it showed `second` in a line. In the hour that a clock shows twice the line's place in the file
 * decides; where that says nothing either, the spread is as long as the hour.
 */
export function readClock([first, ...later]: Clock, second: number, line: number): ClockSpan {
  let span: ClockSpan = first;
  for (const next of later) {
    const byTime = sideOfTime(next.change, second - span.offsetSeconds, second - next.offsetSeconds);
    const side = byTime === 'either' ? sideOfLine(next.change, line) : byTime;
    if (side === 'before') return span;
    if (side === 'either') return { ...span, spreadSeconds: spreadOfEither(span, next) };
    span = next;
  }
  return span;
}

/** A stretch with its end, as the clock showed it before the change: between two log times; null for the last. */
export interface EndedSpan extends ClockSpan {
  readonly until: LogStretch | null;
}

/** The stretches that a log has a part in, given its first and its last second. */
export function spansBetween([first, ...later]: Clock, firstSecond: number, lastSecond: number): readonly EndedSpan[] {
  const spans: EndedSpan[] = [];
  let span: ClockSpan = first;
  for (const { change, ...next } of later) {
    const until = { from: change.earliestUtc + span.offsetSeconds, to: change.latestUtc + span.offsetSeconds };
    if (until.from > lastSecond) break;
    if (until.to > firstSecond) spans.push({ ...span, until });
    span = next;
  }
  return [...spans, { ...span, until: null }];
}

/** A stretch of a log's local time, both ends included. */
export interface LogStretch {
  readonly from: number;
  readonly to: number;
}

/** Where each change lies, in what the clock showed before and after it. */
export function stretchesOfChanges([first, ...later]: Clock): readonly LogStretch[] {
  let before: ClockSpan = first;
  return later.map((span) => {
    const { earliestUtc, latestUtc } = span.change;
    const offsets = [before.offsetSeconds, span.offsetSeconds];
    before = span;
    return { from: earliestUtc + Math.min(...offsets), to: latestUtc + Math.max(...offsets) };
  });
}

type Side = 'before' | 'after' | 'either';

/** Given the UTC that a line would have before and after the change. */
export function sideOfTime({ earliestUtc, latestUtc }: ClockChange, utcIfBefore: number, utcIfAfter: number): Side {
  const isBeforePossible = utcIfBefore < latestUtc;
  const isAfterPossible = utcIfAfter >= earliestUtc;
  if (isBeforePossible === isAfterPossible) return 'either';
  return isBeforePossible ? 'before' : 'after';
}

function sideOfLine({ lastLineBefore, firstLineAfter }: ClockChange, line: number): Side {
  if (line <= lastLineBefore) return 'before';
  return line >= firstLineAfter ? 'after' : 'either';
}

function spreadOfEither(before: ClockSpan, after: ClockSpan): number {
  const jump = Math.abs(after.offsetSeconds - before.offsetSeconds);
  return Math.max(jump, before.spreadSeconds, after.spreadSeconds);
}
