import { splitIntoRuns } from './runs.ts';
import { zoneChanges } from './zone-changes.ts';

/** The same event seen by a log and by the database, both in seconds; the log's local time counted as if UTC. */
export interface ClockPair {
  readonly logSeconds: number;
  readonly utcSeconds: number;
}

/** Pairs between two changes of a clock. */
export interface Stretch {
  readonly offsetSeconds: number;
  readonly spreadSeconds: number;
  /** How many agree with the offset. */
  readonly pairs: number;
  /** The first and the last of those, in UTC. */
  readonly firstUtc: number;
  readonly lastUtc: number;
}

interface Reading {
  readonly utcSeconds: number;
  /** Log time minus UTC. */
  readonly difference: number;
  /** The offset that a clock can have, where one is near enough to be meant. */
  readonly offset: number | null;
}

/** A line is written to the second, moments before or after the row. */
const JITTER_SECONDS = 60;

/** Zones are whole quarters of an hour, and clocks are put forward and back by such. */
const QUARTER_SECONDS = 900;

/** Fewer may be a coincidence: a pair is none when an id or an item came back. */
const LEAST_PAIRS = 3;

/** In pairs that fit nothing: three in a row are worth a change there and back, two are not. */
const CHANGE_COST = 1.4;

/** From UTC to the farthest zone; what differs by more is not the same event. */
const LARGEST_CHANGE_SECONDS = 14 * 3600;

/** Whether a clock that goes like this explains a pair. */
export function isNear(offsetSeconds: number, { logSeconds, utcSeconds }: ClockPair): boolean {
  return Math.abs(logSeconds - utcSeconds - offsetSeconds) <= JITTER_SECONDS;
}

/** Splits pairs, in any order, where the clock was changed; none when there are too few. */
export function splitIntoStretches(pairs: readonly ClockPair[]): readonly Stretch[] {
  const readings = readingsOf(pairs);
  const proven = provenStretches(readings);
  const [first] = proven;
  const last = proven.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    ...stretchBeside(
      readings.filter(({ utcSeconds }) => utcSeconds < first.firstUtc),
      first,
    ),
    ...proven,
    ...stretchBeside(
      readings.filter(({ utcSeconds }) => utcSeconds > last.lastUtc),
      last,
    ),
  ];
}

/** In the order of UTC, which is the order of writing. */
function readingsOf(pairs: readonly ClockPair[]): readonly Reading[] {
  const anchor = anchorOf(pairs);
  return pairs
    .map((pair): Reading => {
      const difference = pair.logSeconds - pair.utcSeconds;
      const offset = anchor + roundToQuarter(difference - anchor);
      return { utcSeconds: pair.utcSeconds, difference, offset: isNear(offset, pair) ? offset : null };
    })
    .sort((left, right) => left.utcSeconds - right.utcSeconds);
}

/** One offset that the clock had: that of a zone, or where the clock is simply wrong, what it showed. */
function anchorOf(pairs: readonly ClockPair[]): number {
  const median = quantile(
    pairs.map(({ logSeconds, utcSeconds }) => logSeconds - utcSeconds),
    0.5,
  );
  const zone = roundToQuarter(median);
  return Math.abs(median - zone) <= JITTER_SECONDS ? zone : Math.round(median);
}

/** Those with enough pairs; a run with fewer belongs to the stretch around it. */
function provenStretches(readings: readonly Reading[]): readonly Stretch[] {
  const offsets = readings.map(({ offset }) => offset);
  const candidates = [...new Set(offsets)].filter((offset) => offset !== null);
  const proven = splitIntoRuns(offsets, candidates, CHANGE_COST).filter(
    ({ value, start, end }) => offsets.slice(start, end).filter((offset) => offset === value).length >= LEAST_PAIRS,
  );
  const begins = proven.filter(({ value }, index) => value !== proven[index - 1]?.value);
  return begins.flatMap(({ value, start }, index) =>
    stretchOf(value, readings.slice(index === 0 ? 0 : start, begins[index + 1]?.start)),
  );
}

/**
 * One or two pairs at an end of the evidence that agree on another offset. They prove a change where a zone did the same
 * at that time; otherwise they may be a coincidence, and the spread says so.
 */
function stretchBeside(few: readonly Reading[], proven: Stretch): readonly Stretch[] {
  const [offset, ...others] = new Set(few.map((reading) => reading.offset).filter((found) => found !== null));
  const jump = Math.abs((offset ?? 0) - proven.offsetSeconds);
  if (offset === undefined || others.length > 0 || jump > LARGEST_CHANGE_SECONDS) return [];
  return stretchOf(offset, few).map((found) =>
    isZoneChange(proven, found) ? found : { ...found, spreadSeconds: Math.max(found.spreadSeconds, jump) },
  );
}

function isZoneChange(one: Stretch, other: Stretch): boolean {
  const [before, after] = one.firstUtc < other.firstUtc ? [one, other] : [other, one];
  return zoneChanges(before.lastUtc, after.firstUtc, before.offsetSeconds, after.offsetSeconds).length > 0;
}

/** None when no reading agrees. */
function stretchOf(offsetSeconds: number, readings: readonly Reading[]): readonly Stretch[] {
  const agreeing = readings.filter(({ offset }) => offset === offsetSeconds).map(({ utcSeconds }) => utcSeconds);
  const [firstUtc = 0] = agreeing;
  const lastUtc = agreeing.at(-1);
  if (lastUtc === undefined) return [];
  const differences = readings.map(({ difference }) => difference);
  const spreadSeconds = Math.round(quantile(differences, 0.9) - quantile(differences, 0.1));
  return [{ offsetSeconds, spreadSeconds, pairs: agreeing.length, firstUtc, lastUtc }];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** Without a negative zero. */
function roundToQuarter(seconds: number): number {
  return Math.round(seconds / QUARTER_SECONDS) * QUARTER_SECONDS + 0;
}
