import type { LogRecord } from '../parse/record.ts';
import type { ReadPosition } from '../parse/record-reader.ts';
import type { Connection } from './open-index.ts';
import { prepareOrigins } from './origins.ts';
import type { Recogniser } from './recogniser.ts';
import { recordId, recordRange } from './record-id.ts';
import { FLAGS, flagsOf, LEVEL_NUMBERS } from './stored-record.ts';
import { Tally } from './tally.ts';
import { prepareVisitorRecords } from './visitor-records.ts';

/** Records of one source in the order of its file, and how far reading has come with them. */
export interface RecordBatch {
  readonly sourceId: number;
  readonly records: readonly LogRecord[];
  readonly position: ReadPosition;
  readonly readTo: number;
}

/** The ids of what a batch wrote; `count` 0 and no ids when all of it was there already. */
export interface Written {
  readonly count: number;
  readonly lines: number;
  readonly range: { readonly first: number; readonly last: number } | null;
}

/** How a record lies in the index, to compare a file with. */
export interface KnownRecord {
  readonly id: number;
  readonly offset: number;
  readonly byteLength: number;
  readonly message: string;
}

export interface RecordTable {
  /** One transaction: the records, their text, events and sums, and the position to go on from. */
  write(batch: RecordBatch): Written;
  /** Up to `limit` records that end at or before `offset`, the last ones, in the order of the file. */
  lastBefore(sourceId: number, offset: number, limit: number): readonly KnownRecord[];
}

const TAG = /^\[TXN:([0-9a-f]{8})\]/;

interface SourceSums {
  readonly resume_line: number;
  readonly first_time: number | null;
  readonly last_time: number | null;
  readonly longest_silence: number;
}

export function prepareRecordTable(database: Connection, recognise: Recogniser): RecordTable {
  const origins = prepareOrigins(database);
  const visitorRecords = prepareVisitorRecords(database);
  const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  // From the table and not from here: the text crosses into SQLite once, which is most of the work.
  const insertText = database.prepare(
    'INSERT INTO record_text (rowid, message) SELECT id, message FROM record WHERE id BETWEEN ? AND ?',
  );
  const insertEvent = database.prepare('INSERT INTO event (record_id, time, kind, payload) VALUES (?, ?, ?, ?)');
  const sums = database.prepare<[number], SourceSums>(
    'SELECT resume_line, first_time, last_time, longest_silence FROM source WHERE id = ?',
  );
  const provisional = database.prepare<
    [number, number],
    KnownRecord & { readonly lineCount: number; readonly level: number; readonly time: number; readonly flags: number }
  >(
    `SELECT id, offset, byte_length AS byteLength, line_count AS lineCount, level, time, flags, message
     FROM record WHERE id BETWEEN ? AND ?`,
  );
  const removeText = database.prepare(
    "INSERT INTO record_text (record_text, rowid, message) SELECT 'delete', id, message FROM record WHERE id = ?",
  );
  const leaveUnsighted = database.prepare('INSERT OR IGNORE INTO unsighted (record_id) VALUES (?)');
  // What the journal took of a record as it was is looked at once more, whatever stands there now.
  const leaveGrown = database.prepare(
    'INSERT INTO unsighted (record_id, has_grown) VALUES (?, 1) ON CONFLICT DO UPDATE SET has_grown = 1',
  );
  const removeEvent = database.prepare('DELETE FROM event WHERE record_id = ?');
  const remove = database.prepare('DELETE FROM record WHERE id = ?');
  const addToRollup = database.prepare(
    `INSERT INTO rollup (hour, level, source_id, records) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET records = records + excluded.records`,
  );
  const advance = database.prepare(
    `UPDATE source SET read_to = ?, resume_offset = ?, resume_line = ?, records = records + ?, lines = lines + ?,
     suspicious = suspicious + ?, skipped_bytes = skipped_bytes + ?, first_time = ?, last_time = ?,
     longest_silence = ? WHERE id = ?`,
  );
  const leaveUngrouped = database.prepare(
    'UPDATE ungrouped SET first = min(coalesce(first, :from), :from), last = max(coalesce(last, :to), :to)',
  );
  const endsBefore = database.prepare<[number, number, number], { readonly id: number; readonly end: number }>(
    `SELECT id, offset + byte_length AS end FROM record WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?`,
  );
  const lastOnes = database.prepare<[number, number, number], KnownRecord>(
    `SELECT id, offset, byte_length AS byteLength, message FROM record WHERE id BETWEEN ? AND ?
     ORDER BY id DESC LIMIT ?`,
  );

  /**
   * The end of a file may go on later, so what stands there is written but reading resumes before it. What comes again
   * as it was stays; the rest is taken back. True when the first record of the batch is there already.
   */
  function settleProvisional(sourceId: number, line: number, first: LogRecord, tally: Tally): boolean {
    let isKnown = false;
    for (const known of provisional.all(recordId(sourceId, line), recordRange(sourceId).last)) {
      if (known.id === recordId(sourceId, first.line) && known.byteLength === first.byteLength) {
        isKnown = true;
      } else {
        removeText.run(known.id);
        if (removeEvent.run(known.id).changes > 0) tally.touch(known.time);
        remove.run(known.id);
        leaveGrown.run(known.id);
        tally.subtract(known);
      }
    }
    return isKnown;
  }

  function insertRecord(sourceId: number, record: LogRecord, visitorFlags: number, tally: Tally): void {
    const { head, message, byteLength, lineCount } = record;
    const recognised = recognise(record);
    const suspicion = recognised?.suspicion ?? null;
    const id = recordId(sourceId, record.line);
    const time = head === null ? 0 : tally.secondsOf(head.time);
    const level = head === null ? 0 : LEVEL_NUMBERS[head.level];
    const flags =
      (record.isCut ? FLAGS.cut : 0) |
      (record.hasBrokenText ? FLAGS.brokenText : 0) |
      (record.isUnfinished ? FLAGS.unfinished : 0) |
      (suspicion === null ? 0 : flagsOf(suspicion)) |
      visitorFlags;
    // Only at the beginning: a user may be called `[TXN:deadbeef]amy`. Nearly all lines end at the first look.
    const transactionId = message.startsWith('[TXN:') ? (TAG.exec(message)?.[1] ?? null) : null;
    insert.run(
      id,
      record.offset,
      byteLength,
      lineCount,
      time,
      level,
      origins.numberOf(head),
      transactionId,
      flags,
      message,
    );
    if (recognised !== null) {
      const { event, isSighting } = recognised;
      if (event !== null) {
        insertEvent.run(id, time, event.kind, JSON.stringify(event.payload));
        tally.touch(time);
      }
      if (isSighting) leaveUnsighted.run(id);
    }
    tally.add({ byteLength, lineCount, level, time, flags, message });
  }

  function write({ sourceId, records, position, readTo }: RecordBatch): Written {
    const before = sums.get(sourceId);
    if (before === undefined) throw new Error(`There is no source ${sourceId}`);
    const tally = new Tally(before.first_time, before.last_time, before.longest_silence);
    const [first] = records;
    const isKnown = first !== undefined && settleProvisional(sourceId, before.resume_line, first, tally);
    const fresh = isKnown ? records.slice(1) : records;
    const freshFrom = fresh[0]?.line ?? Number.MAX_SAFE_INTEGER;
    const visitorFlags = visitorRecords.flagsOf(sourceId, records, freshFrom, tally);
    for (const record of fresh) insertRecord(sourceId, record, visitorFlags.get(record.line) ?? 0, tally);
    const range = rangeOf(sourceId, fresh);
    if (range !== null) insertText.run(range.first, range.last);
    for (const { hour, level, records: count } of tally.hours()) addToRollup.run(hour, level, sourceId, count);
    if (tally.touched !== null) leaveUngrouped.run(tally.touched);
    advance.run(
      readTo,
      position.offset,
      position.line,
      tally.records,
      tally.lines,
      tally.suspicious,
      tally.skippedBytes,
      tally.firstTime,
      tally.lastTime,
      tally.longestSilence,
      sourceId,
    );
    return { count: fresh.length, lines: tally.lines, range };
  }

  const inTransaction = database.transaction(write);

  return Object.freeze({
    write(batch: RecordBatch): Written {
      try {
        return inTransaction.immediate(batch);
      } catch (error) {
        origins.forget();
        throw error;
      }
    },
    lastBefore(sourceId: number, offset: number, limit: number): readonly KnownRecord[] {
      const { first, last } = recordRange(sourceId);
      const end = lastEnding(offset, first, last, (from, to) => endsBefore.get(from, to, 1));
      return end === null ? [] : lastOnes.all(first, end, limit).reverse();
    },
  });
}

function rangeOf(sourceId: number, records: readonly LogRecord[]): Written['range'] {
  const first = records[0];
  const last = records.at(-1);
  if (first === undefined || last === undefined) return null;
  return { first: recordId(sourceId, first.line), last: recordId(sourceId, last.line) };
}

/** Halves the range of ids until only the last record that ends at or before `offset` is left; null when none does. */
function lastEnding(
  offset: number,
  from: number,
  to: number,
  lastIn: (from: number, to: number) => { readonly id: number; readonly end: number } | undefined,
): number | null {
  let low = from;
  let high = to;
  let found: number | null = null;
  while (low <= high) {
    const record = lastIn(low, high);
    if (record === undefined) return found;
    if (record.end <= offset) return record.id;
    high = record.id - 1;
    const middle = low + Math.floor((high - low) / 2);
    const half = lastIn(low, middle);
    if (half === undefined) {
      low = middle + 1;
    } else if (half.end <= offset) {
      found = half.id;
      low = middle + 1;
    } else {
      high = half.id - 1;
    }
  }
  return found;
}
