import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Attribution, Reported } from '../../shared/checkout.ts';
import { ATTRIBUTION_REASONS, SUSPICIOUS_NAMES_NOBODY } from '../../shared/claim-words.ts';
import type { LogStory, StoryLine } from '../../shared/contract/transactions.ts';
import type { Credits } from '../../shared/credits.ts';
import type { ItemId } from '../../shared/ids.ts';
import { logTimeFromSeconds } from '../logs/index/log-time.ts';
import type { RecordPlace } from '../logs/index/record-place.ts';
import { prepareUtc } from './source-clocks.ts';

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
  readonly attribution_reason: string | null;
  readonly suspicions: string;
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
      `SELECT log.* FROM entry JOIN entry AS log ON log.id = entry.id OR log.merged_into = entry.id
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
  const lines = readLines(database, story.id);
  return {
    reported: story.reported,
    lines: storyLines(lines),
    itemsDone: itemsOf('done'),
    itemsFailed: itemsOf('failed'),
    itemCount: story.items_received,
    claimed: story.claimed,
    shortage: required === null || available === null ? null : { required, available },
    orderNumber: story.order_number,
    error: story.error,
    hasPhases: story.has_phases !== 0,
    attributionReason:
      story.suspicions === '[]'
        ? (story.attribution_reason ?? ATTRIBUTION_REASONS[story.attribution])
        : SUSPICIOUS_NAMES_NOBODY,
    clock: clockOf(database, lines),
  };
}

/** Where a line of an entry lies, for reading around it; the lines of the entry that lie in the same file. */
export interface LinePlace extends RecordPlace {
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

/** As it went when the first line was written. */
function clockOf(database: Database, [first]: readonly LineRecord[]): LogStory['clock'] {
  const place = { source: first?.path ?? '', second: first?.time ?? 0, line: first?.line ?? 0 };
  const { offsetSeconds, spreadSeconds, pairs } = prepareUtc(database)(place);
  return { offsetSeconds, spreadSeconds: spreadSeconds ?? 0, pairs };
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
