import type { Database } from 'better-sqlite3';
import type { Span } from '../../verdict/evidence.ts';
import { prepareUtc } from '../source-clocks.ts';
import { logSpan } from './log-span.ts';

/** A quiet night between two daily files says nothing; a longer silence may be a log that is not here. */
const LONGEST_QUIET_MS = 12 * 3_600_000;

interface Reach {
  readonly source: string;
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly fromLine: number;
  readonly toLine: number;
}

/** What the imported logs cover, by the lines that are kept of them, in order of time. */
export function readCoverage(journal: Database): readonly Span[] {
  const toUtc = prepareUtc(journal);
  const reaches = [...journal.prepare<[], Reach>(OF_SIGHTINGS).all(), ...journal.prepare<[], Reach>(OF_ATTEMPTS).all()];
  const spans = reaches
    .map(({ source, fromSecond, toSecond, fromLine, toLine }) =>
      logSpan(toUtc, { source, from: { second: fromSecond, line: fromLine }, to: { second: toSecond, line: toLine } }),
    )
    .sort((one, other) => one.fromMs - other.fromMs);
  const covered: Span[] = [];
  for (const span of spans) {
    const last = covered.at(-1);
    if (last === undefined || span.fromMs - last.toMs > LONGEST_QUIET_MS) covered.push(span);
    else covered[covered.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) };
  }
  return covered;
}

/** Each end is one step into an index; adding up the rows would read all of them. Exported for the test of the query plans. */
export const OF_SIGHTINGS = `SELECT path AS source,
    (SELECT min(log_time) FROM sighting WHERE source_id = sighting_source.id) AS fromSecond,
    (SELECT max(log_time) FROM sighting WHERE source_id = sighting_source.id) AS toSecond,
    (SELECT min(line) FROM sighting WHERE source_id = sighting_source.id) AS fromLine,
    (SELECT max(line) FROM sighting WHERE source_id = sighting_source.id) AS toLine
  FROM sighting_source WHERE EXISTS (SELECT 1 FROM sighting WHERE source_id = sighting_source.id)`;

export const OF_ATTEMPTS = `WITH RECURSIVE source (path) AS (
    SELECT min(path) FROM entry_line
    UNION ALL SELECT (SELECT min(path) FROM entry_line WHERE path > source.path) FROM source WHERE path IS NOT NULL)
  SELECT path AS source,
    (SELECT min(time) FROM entry_line WHERE path = source.path) AS fromSecond,
    (SELECT max(time) FROM entry_line WHERE path = source.path) AS toSecond,
    (SELECT min(line) FROM entry_line WHERE path = source.path) AS fromLine,
    (SELECT max(line) FROM entry_line WHERE path = source.path) AS toLine
  FROM source WHERE path IS NOT NULL`;
