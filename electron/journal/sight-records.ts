import type { Database } from 'better-sqlite3';
import { lineOfRecord, recordRange, sourceOfRecord } from '../logs/index/record-id.ts';
import { FLAGS } from '../logs/index/stored-record.ts';
import { recogniseAccount } from '../logs/parse/recognise-account.ts';
import type { Look, SightingWriter } from './sighting-writer.ts';

const AT_ONCE = 1000;

/**
 * Takes what the index has read about accounts since the last time into the journal, piece by piece, letting other work
 * in between. What is left to do is kept in the index: a process that is killed goes on where it was, and looking at a
 * record twice changes nothing.
 */
export async function sightRecords(
  index: Database,
  writer: SightingWriter,
  breathe: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const waiting = index.prepare<[number], WaitingRecord>(WAITING);
  const equalBefore = index.prepare<[number, number, number, string], number>(EQUAL_BEFORE).pluck();
  const done = index.prepare('DELETE FROM unsighted WHERE record_id BETWEEN ? AND ?');
  const ordinalOf = ({ id, time, message }: StoredLine): number => {
    const from = Math.max(recordRange(sourceOfRecord(id)).first, id - EQUALS_REACH_LINES);
    return equalBefore.get(time, from, id - 1, message) ?? 0;
  };

  while (!signal.aborted) {
    const records = waiting.all(AT_ONCE);
    const first = records[0];
    const last = records.at(-1);
    if (first === undefined || last === undefined) return;
    writer.write(records.filter(isThere).map((record) => look(record, ordinalOf)));
    // Nothing was read in between, so the range holds just these.
    done.run(first.id, last.id);
    await breathe();
  }
}

/** Equal lines of one second stand close together; those further apart than this count as one. */
const EQUALS_REACH_LINES = 200;

/** Through the index of times, so that a second costs what it holds, and never more than the reach. */
const EQUAL_BEFORE = `SELECT count(*) FROM record INDEXED BY record_by_time
  WHERE time = ? AND id BETWEEN ? AND ? AND message = ?`;

const WAITING = `SELECT unsighted.record_id AS id, unsighted.has_grown AS hasGrown, source.path AS path,
    record.line_count AS lineCount, record.offset AS offset, record.time AS time, record.flags AS flags,
    origin.logger AS logger, origin.file AS file, origin.file_line AS fileLine, record.message AS message
  FROM unsighted
  LEFT JOIN record ON record.id = unsighted.record_id
  LEFT JOIN source ON source.id = unsighted.record_id >> 32
  LEFT JOIN origin ON origin.id = record.origin_id
  ORDER BY unsighted.record_id LIMIT ?`;

interface StoredLine {
  readonly id: number;
  readonly hasGrown: 0 | 1;
  readonly path: string;
  readonly lineCount: number;
  readonly offset: number;
  readonly time: number;
  readonly flags: number;
  readonly logger: string;
  readonly file: string;
  readonly fileLine: number;
  readonly message: string;
}

/** A source can be taken out before its records were looked at. */
type WaitingRecord = StoredLine | { readonly id: number; readonly logger: null };

function isThere(record: WaitingRecord): record is StoredLine {
  return record.logger !== null;
}

function look(stored: StoredLine, ordinalOf: (record: StoredLine) => number): Look {
  const { id, path, lineCount, offset, time, flags, logger, file, fileLine, message } = stored;
  const hasGrown = stored.hasGrown !== 0;
  const record = { path, line: lineOfRecord(id), lineCount, offset, time, message };
  // Of half a line, an amount or a name would be half as well.
  const isWhole = (flags & (FLAGS.cut | FLAGS.unfinished)) === 0;
  const claim = isWhole ? recogniseAccount({ logger, file }, message) : null;
  if (claim === null) return { record, hasGrown, sighting: null };
  const isSuspicious = (flags & FLAGS.suspicious) !== 0;
  return { record, hasGrown, sighting: { claim, ordinal: ordinalOf(stored), isSuspicious, logger, file, fileLine } };
}
