import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Attribution, Reported } from '../../shared/checkout.ts';
import type { LogStory, StoryLine } from '../../shared/contract/transactions.ts';
import type { Credits } from '../../shared/credits.ts';
import type { ItemId } from '../../shared/ids.ts';
import { logTimeFromSeconds } from '../logs/index/log-time.ts';

interface StoryRecord {
  readonly id: number;
  readonly reported: Reported;
  readonly items_received: number | null;
  readonly claimed: Credits | null;
  readonly required: Credits | null;
  readonly available: Credits | null;
  readonly order_number: string | null;
  readonly error: string | null;
  readonly has_phases: number;
  readonly attribution: Attribution;
  readonly clock_offset: number;
  readonly clock_pairs: number | null;
  readonly clock_spread: number | null;
}

interface LineRecord {
  readonly position: number;
  readonly path: string;
  readonly line: number;
  readonly line_count: number;
  readonly byte_offset: number;
  readonly time: number;
  readonly level: StoryLine['level'];
  readonly logger: string;
  readonly file: string;
  readonly file_line: number;
  readonly message: string;
}

/** What the logs tell about an entry, its twin's lines included; null when no log tells about it. */
export function readLogStory(database: Database, key: string): LogStory | null {
  const story = database
    .prepare<[string], StoryRecord>(
      `SELECT log.*, source_clock.pairs AS clock_pairs, source_clock.spread_seconds AS clock_spread
       FROM entry JOIN entry AS log ON log.id = entry.id OR log.merged_into = entry.id
       LEFT JOIN source_clock ON source_clock.source = log.source
       WHERE entry.key = ? AND log.reported IS NOT NULL`,
    )
    .get(key);
  if (story === undefined) return null;
  const items = database
    .prepare<[number], { item_id: ItemId; outcome: string }>(
      'SELECT item_id, outcome FROM entry_item WHERE entry_id = ?',
    )
    .all(story.id);
  const itemsOf = (outcome: string) => items.filter((item) => item.outcome === outcome).map(({ item_id }) => item_id);
  const { required, available } = story;
  return {
    reported: story.reported,
    lines: storyLines(readLines(database, story.id)),
    itemsDone: itemsOf('done'),
    itemsFailed: itemsOf('failed'),
    itemCount: story.items_received,
    claimed: story.claimed,
    shortage: required === null || available === null ? null : { required, available },
    orderNumber: story.order_number,
    error: story.error,
    hasPhases: story.has_phases !== 0,
    attributionReason: ATTRIBUTION_REASONS[story.attribution],
    clock: {
      offsetSeconds: story.clock_offset,
      pairs: story.clock_pairs ?? 0,
      spreadSeconds: story.clock_spread ?? 0,
    },
  };
}

/** Where a line of an entry lies, for reading around it; the lines of the entry that lie in the same file. */
export interface LinePlace {
  readonly path: string;
  readonly line: number;
  readonly lineCount: number;
  readonly offset: number;
  readonly message: string;
  readonly own: readonly { readonly line: number; readonly lineCount: number }[];
}

export function findLine(database: Database, key: string, position: number): LinePlace | null {
  const id = database
    .prepare<[string], number>(
      'SELECT log.id FROM entry JOIN entry AS log ON log.id = entry.id OR log.merged_into = entry.id WHERE entry.key = ? AND log.line_count > 0',
    )
    .pluck()
    .get(key);
  const lines = id === undefined ? [] : readLines(database, id);
  const found = lines.find((line) => line.position === position);
  if (found === undefined) return null;
  const own = lines
    .filter(({ path }) => path === found.path)
    .map(({ line, line_count }) => ({ line, lineCount: line_count }));
  return {
    path: found.path,
    line: found.line,
    lineCount: found.line_count,
    offset: found.byte_offset,
    message: found.message,
    own,
  };
}

function readLines(database: Database, entryId: number): readonly LineRecord[] {
  return database
    .prepare<[number], LineRecord>('SELECT * FROM entry_line WHERE entry_id = ? ORDER BY position')
    .all(entryId);
}

function storyLines(records: readonly LineRecord[]): readonly StoryLine[] {
  return records.map((record, index) => {
    const before = records[index - 1];
    return {
      position: record.position,
      time: logTimeFromSeconds(record.time),
      gapSeconds: before === undefined ? null : record.time - before.time,
      level: record.level,
      logger: record.logger,
      place: `${record.file}:${record.file_line}`,
      message: record.message,
      file: basename(record.path),
      line: record.line,
      lineCount: record.line_count,
    };
  });
}

const ATTRIBUTION_REASONS: Readonly<Record<Attribution, string>> = {
  named: 'A line of the transaction names the user.',
  'last-checkout': "The user's own record names this transaction as the last checkout.",
  neighbours: 'A line that another module logged in between names the user.',
  window: 'The user was the only one at checkout at this time.',
  none: 'No line names the user, and nothing else in reach does.',
};
