import type { Database } from 'better-sqlite3';
import { recogniseAccount } from '../logs/parse/recognise-account.ts';
import type { Sighting } from './sighting.ts';
import type { ToUtc } from './source-clocks.ts';
import { prepareUtc } from './source-clocks.ts';

/** Any of these; a line names a user by name, by number, or both. */
export interface SightingSubject {
  readonly usernames?: readonly string[];
  readonly userIds?: readonly number[];
  readonly itemIds?: readonly number[];
}

/** Milliseconds since the epoch; both ends included. */
export interface UtcWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** As far as dates reach. */
const ALWAYS: UtcWindow = { fromMs: -8.64e15, toMs: 8.64e15 };

/** What the logs say about these users and items, in order of time. */
export function readSightingsOf(
  journal: Database,
  { usernames = [], userIds = [], itemIds = [] }: SightingSubject,
  window: UtcWindow = ALWAYS,
): readonly Sighting[] {
  const stored = journal
    .prepare<[string, string, string], StoredSighting>(OF_SUBJECT)
    .all(JSON.stringify(usernames), JSON.stringify(userIds), JSON.stringify(itemIds));
  return inOrder(stored, prepareUtc(journal), window);
}

/** What the logs say about anybody, in order of time. */
export function readSightings(journal: Database, window: UtcWindow = ALWAYS): readonly Sighting[] {
  const toUtc = prepareUtc(journal);
  const { from, to } = logTimesOf(journal, window, toUtc);
  return inOrder(journal.prepare<[number, number], StoredSighting>(IN_WINDOW).all(from, to), toUtc, window);
}

const COLUMNS = `SELECT lower(hex(sighting.key)) AS key, sighting.line, sighting.line_count AS lineCount,
    sighting.byte_offset AS offset, sighting.log_time AS logTime, sighting.logger, sighting.file,
    sighting.file_line AS fileLine, sighting.is_suspicious AS isSuspicious, sighting.message,
    sighting_source.path AS source
  FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id`;

/** Exported for the test of the query plans. */
export const OF_SUBJECT = `${COLUMNS} WHERE sighting.username IN (SELECT value FROM json_each(?))
  OR sighting.user_id IN (SELECT value FROM json_each(?)) OR sighting.item_id IN (SELECT value FROM json_each(?))`;
export const IN_WINDOW = `${COLUMNS} WHERE sighting.log_time BETWEEN ? AND ?`;

interface StoredSighting extends Omit<Sighting, 'claim' | 'at' | 'spreadSeconds' | 'isSuspicious' | 'place'> {
  readonly file: string;
  readonly fileLine: number;
  readonly isSuspicious: 0 | 1;
}

/** A clock that changes does so by hours. */
const SECONDS_PER_DAY = 86_400;

/** Log times between which everything lies that falls into the window by any source's clock. */
function logTimesOf(journal: Database, { fromMs, toMs }: UtcWindow, toUtc: ToUtc) {
  const sources = journal.prepare<[], string>('SELECT path FROM sighting_source').pluck().all();
  const offsets = sources.flatMap((source) =>
    [fromMs, toMs].map((ms) => toUtc({ source, second: ms / 1000, line: 1 }).offsetSeconds),
  );
  return {
    from: fromMs / 1000 + Math.min(0, ...offsets) - SECONDS_PER_DAY,
    to: toMs / 1000 + Math.max(0, ...offsets) + SECONDS_PER_DAY,
  };
}

function inOrder(stored: readonly StoredSighting[], toUtc: ToUtc, { fromMs, toMs }: UtcWindow): readonly Sighting[] {
  return stored
    .flatMap((row) => sightingOf(row, toUtc))
    .filter(({ at }) => at >= fromMs && at <= toMs)
    .sort((a, b) => a.at - b.at || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.line - b.line));
}

/** Nothing when this version does not know the line's form any more. */
function sightingOf({ file, fileLine, isSuspicious, ...row }: StoredSighting, toUtc: ToUtc): readonly Sighting[] {
  const claim = recogniseAccount({ logger: row.logger, file }, row.message);
  if (claim === null) return [];
  const { milliseconds, spreadSeconds } = toUtc({ source: row.source, second: row.logTime, line: row.line });
  return [
    { ...row, claim, at: milliseconds, spreadSeconds, isSuspicious: isSuspicious !== 0, place: `${file}:${fileLine}` },
  ];
}
