import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { rotatedName } from '../logs/import/rotated-name.ts';
import { calibrate, countMisfits } from './clock/calibrate.ts';
import type { Clock, ClockSpan, LogStretch } from './clock/clock.ts';
import { stretchesOfChanges } from './clock/clock.ts';
import type { SourcePair } from './clock/clock-evidence.ts';
import { findLines, findPairs, findSecond, freshSources, knownSources } from './clock/clock-evidence.ts';
import type { ClockWitnesses } from './clock/clock-pairs.ts';
import { pairNewAttempts, pairSpareAttempts } from './clock/clock-pairs.ts';
import { narrowChanges } from './clock/narrow-change.ts';
import { keepFoundClock } from './source-clocks.ts';

/** A folder whose logs contradict each other more than this is not one server's: nobody borrows a clock there. */
const MOST_MISFITS = 0.25;

/**
 * Calibrates the clocks of sources from pairs of the same event in log and database, and moves their attempts to UTC.
 * The logs of a folder are one server's, so what each of them tells counts for all, unless a log's own pairs speak for
 * another clock.
 */
export async function calibrateSources(journal: Database, witnesses: ClockWitnesses): Promise<void> {
  const fresh = freshSources(journal);
  for (const source of fresh) await pairNewAttempts(journal, source, witnesses);
  for (const folder of new Set(fresh.map(dirname))) await calibrateFolder(journal, folder, witnesses);
}

async function calibrateFolder(journal: Database, folder: string, witnesses: ClockWitnesses): Promise<void> {
  const sources = inOrderOfRotation(knownSources(journal).filter((source) => dirname(source) === folder));
  const findAll = () => sources.flatMap((source) => findPairs(journal, source));
  const roughly = calibrate(findAll());
  for (const stretch of roughly === null ? [] : stretchesOfChanges(roughly)) {
    for (const source of sources) await pairSpareAttempts(journal, source, stretch, witnesses);
  }
  const pairs = findAll();
  const shared = calibrate(pairs);
  for (const [index, source] of sources.entries()) {
    const found = chooseClock(source, pairs, shared);
    if (found === null) continue;
    const clock = narrowChanges(found.clock, (stretch) => ({
      own: findLines(journal, source, stretch),
      around: [
        ...linesAround(journal, sources[index - 1], stretch, -LINES_PER_FILE),
        ...linesAround(journal, sources[index + 1], stretch, LINES_PER_FILE),
      ],
    }));
    const others = pairs.filter((pair) => pair.source !== source);
    const lender = found.isBorrowed ? nearest(others, findSecond(journal, source)) : null;
    keepFoundClock(journal, source, clock, lender);
  }
}

/** The parts of a history from the oldest to the newest: `app.log.2`, `app.log.1`, `app.log`; one day after the other. */
function inOrderOfRotation(sources: readonly string[]): readonly string[] {
  const parts = sources.map((source) => ({ source, ...rotatedName(basename(source)) }));
  parts.sort((left, right) => (left.base === right.base ? right.part - left.part : left.base < right.base ? -1 : 1));
  return parts.map(({ source }) => source);
}

/** More than a file has, so that the numbers of one part do not run into those of the next. */
const LINES_PER_FILE = 2 ** 32;

function linesAround(journal: Database, part: string | undefined, stretch: LogStretch, shift: number) {
  const lines = part === undefined ? [] : findLines(journal, part, stretch);
  return lines.map((seen) => ({ ...seen, line: seen.line + shift }));
}

interface Choice {
  readonly clock: Clock;
  readonly isBorrowed: boolean;
}

/** The clock of the folder, unless it explains the source's own pairs less well than one that is found from them alone. */
function chooseClock(source: string, pairs: readonly SourcePair[], shared: Clock | null): Choice | null {
  const ownPairs = pairs.filter((pair) => pair.source === source);
  const own = calibrate(ownPairs);
  const common = shared !== null && countMisfits(shared, pairs) <= pairs.length * MOST_MISFITS ? shared : null;
  if (common === null) return own === null ? null : { clock: own, isBorrowed: false };
  const misfits = countMisfits(common, ownPairs);
  if (own !== null && countMisfits(own, ownPairs) < misfits) return { clock: own, isBorrowed: false };
  if (misfits < ownPairs.length) return { clock: common, isBorrowed: false };
  return { clock: widened(common, ownPairs), isBorrowed: true };
}

/** One or two pairs of its own that say something else prove nothing, but the spread tells of them. */
function widened([first, ...later]: Clock, pairs: readonly SourcePair[]): Clock {
  const offsets = [first, ...later].map(({ offsetSeconds }) => offsetSeconds);
  const distances = pairs.map(({ logSeconds, utcSeconds }) =>
    Math.min(...offsets.map((offset) => Math.abs(logSeconds - utcSeconds - offset))),
  );
  const widen = <Span extends ClockSpan>(span: Span): Span => ({
    ...span,
    spreadSeconds: Math.max(span.spreadSeconds, ...distances),
  });
  return [widen(first), ...later.map(widen)];
}

/** Whose pair is the nearest in time. */
function nearest(pairs: readonly SourcePair[], second: number | null): string | null {
  const distance = ({ logSeconds }: SourcePair): number => Math.abs(logSeconds - (second ?? 0));
  return (
    pairs.reduce<SourcePair | null>(
      (best, pair) => (best === null || distance(pair) < distance(best) ? pair : best),
      null,
    )?.source ?? null
  );
}
