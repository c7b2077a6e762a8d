import { sql } from 'kysely';
import type { LogBucket, LogFilter, LogHistogram } from '../../../shared/contract/logs.ts';
import { LARGEST_COUNT } from '../../../shared/contract/logs.ts';
import { logTimeFromSeconds, secondsFromLogTime } from './log-time.ts';
import type { Connection } from './open-index.ts';
import type { RecordFilter } from './record-filter.ts';
import { readFilter } from './record-filter.ts';
import { sourceOf, whereOf } from './search-conditions.ts';
import type { Statement } from './statement.ts';
import { allOf, compiled } from './statement.ts';
import { LEVEL_NUMBERS, levelName } from './stored-record.ts';

const MINUTE = 60;
const HOUR = 3600;

/** So many records of one level at one second of log time. */
interface Counted {
  readonly time: number;
  readonly level: number;
  readonly records: number;
}

/**
 * Records over time, by level. As long as few enough match, each of them is counted, to the minute. Beyond that the
 * hourly rollup answers, which knows levels and logs but no words: it says so.
 */
export function histogramOf(connection: Connection, filter: LogFilter, buckets: number): LogHistogram {
  const matching = allOf<Counted>(connection, matchingQuery(readFilter(connection, filter)));
  if (matching.length <= LARGEST_COUNT) return { buckets: inBuckets(matching, MINUTE, buckets), isOfWords: true };
  const hours = allOf<Counted>(connection, hoursQuery(filter));
  return {
    buckets: inBuckets(hours, HOUR, buckets),
    isOfWords: filter.transactionId === undefined && filter.isSuspicious !== true && filter.text === '',
  };
}

/** Exported for the test of the query plans. */
export function matchingQuery(filter: RecordFilter): Statement {
  const { from, where } = sourceOf(filter);
  const conditions = [...where, sql<boolean>`record.level > 0`];
  return compiled(
    sql`SELECT record.time, record.level, 1 AS records FROM ${from} ${whereOf(conditions)} LIMIT ${LARGEST_COUNT + 1}`,
  );
}

/** An hour that begins before the span or ends after it is counted whole: no bar is smaller than what it stands for. */
function hoursQuery({ after, before, levels, sourceId }: LogFilter): Statement {
  const conditions = [
    ...(after === undefined ? [] : [sql<boolean>`hour >= ${Math.floor(secondsFromLogTime(after) / HOUR)}`]),
    ...(before === undefined ? [] : [sql<boolean>`hour < ${Math.ceil(secondsFromLogTime(before) / HOUR)}`]),
    ...(levels === undefined
      ? []
      : [sql<boolean>`level IN (${sql.join(levels.map((level) => LEVEL_NUMBERS[level]))})`]),
    ...(sourceId === undefined ? [] : [sql<boolean>`source_id = ${sourceId}`]),
  ];
  return compiled(
    sql`SELECT hour * ${HOUR} AS time, level, sum(records) AS records FROM rollup ${whereOf(conditions)}
      GROUP BY hour, level HAVING sum(records) > 0`,
  );
}

/** Stretches of a whole number of `unit`s, over the time from the first to the last that was counted. */
function inBuckets(counted: readonly Counted[], unit: number, most: number): readonly LogBucket[] {
  if (counted.length === 0) return [];
  const first = unit * Math.floor(least(counted) / unit);
  const seconds = greatest(counted) + 1 - first;
  const width = unit * Math.ceil(seconds / most / unit);
  const counts = Array.from({ length: Math.ceil(seconds / width) }, noRecords);
  for (const { time, level, records } of counted) {
    const bucket = counts[Math.floor((time - first) / width)];
    const name = levelName(level);
    if (bucket !== undefined && name !== null) bucket[name] += records;
  }
  return counts.map((bucket, index) => ({
    from: logTimeFromSeconds(first + index * width),
    to: logTimeFromSeconds(first + (index + 1) * width),
    counts: bucket,
  }));
}

function noRecords(): LogBucket['counts'] {
  return { DEBUG: 0, INFO: 0, WARNING: 0, ERROR: 0, CRITICAL: 0 };
}

/** One after the other: there may be more than a call takes as arguments. */
function least(counted: readonly Counted[]): number {
  return counted.reduce((smallest, { time }) => Math.min(smallest, time), Number.MAX_SAFE_INTEGER);
}

function greatest(counted: readonly Counted[]): number {
  return counted.reduce((largest, { time }) => Math.max(largest, time), 0);
}
