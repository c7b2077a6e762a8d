import type { SourceClock } from '../../../shared/contract/logs.ts';
import { type Instant, instantFromMilliseconds } from '../../../shared/time.ts';
import { millisecondsFromLogTime } from './log-time.ts';

/**
 * A log time in UTC; null where its clock is not known, and where it can mean two moments: an hour comes twice when
 * clocks go back.
 */
export function utcOfLogTime(time: string, clock: SourceClock | null): Instant | null {
  const at = millisecondsFromLogTime(time);
  const [offsetSeconds, ...others] = possibleOffsets(at, clock?.spans ?? []);
  return offsetSeconds === undefined || others.length > 0 ? null : instantFromMilliseconds(at - offsetSeconds * 1000);
}

/** Of every span in which the clock can have shown this time. */
function possibleOffsets(at: number, spans: SourceClock['spans']): readonly number[] {
  return spans
    .filter(({ offsetSeconds, until }, index) => {
      const before = spans[index - 1];
      // The change before, as this clock showed it.
      const earliest =
        before?.until == null
          ? Number.NEGATIVE_INFINITY
          : millisecondsFromLogTime(before.until.earliest) + (offsetSeconds - before.offsetSeconds) * 1000;
      const latest = until === null ? Number.POSITIVE_INFINITY : millisecondsFromLogTime(until.latest);
      return at >= earliest && at < latest;
    })
    .map(({ offsetSeconds }) => offsetSeconds);
}
