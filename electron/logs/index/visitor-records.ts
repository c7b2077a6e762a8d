import type { Quotation } from '../parse/quotations.ts';
import { breaksOff, quotationIn } from '../parse/quotations.ts';
import type { LogRecord } from '../parse/record.ts';
import { QUOTED_LINES, VisitorText } from '../parse/visitor-text.ts';
import { logTimeFromSeconds } from './log-time.ts';
import type { Connection } from './open-index.ts';
import { lineOfRecord, recordId } from './record-id.ts';
import { FLAGS, flagsOf } from './stored-record.ts';
import type { Tally } from './tally.ts';

const INSIDE_VISITOR_TEXT = flagsOf('inside-visitor-text');

export interface VisitorRecords {
  /**
   * What the index remembers of those records by their lines: that they quote a visitor, or that he wrote them. Such a text
   * may have begun earlier: what stands before the line `freshFrom` is in the index already and is marked there.
   */
  flagsOf(
    sourceId: number,
    records: readonly LogRecord[],
    freshFrom: number,
    tally: Tally,
  ): ReadonlyMap<number, number>;
}

interface StoredRecord {
  readonly id: number;
  readonly time: number;
  readonly flags: number;
  readonly logger: string;
  readonly file: string;
  readonly message: string;
}

export function prepareVisitorRecords(database: Connection): VisitorRecords {
  const firstBrokenOff = database
    .prepare<[number, number], number | null>(
      `SELECT min(id) FROM record
       WHERE flags & ${FLAGS.quotes} AND flags & ${FLAGS.breaksOff} AND id BETWEEN ? AND ?`,
    )
    .pluck();
  const between = database.prepare<[number, number], StoredRecord>(
    `SELECT record.id AS id, record.time AS time, record.flags AS flags, record.message AS message,
       origin.logger AS logger, origin.file AS file
     FROM record JOIN origin ON origin.id = record.origin_id WHERE record.id BETWEEN ? AND ? ORDER BY record.id`,
  );
  const find = database.prepare<[number], Pick<StoredRecord, 'time' | 'flags'>>(
    'SELECT time, flags FROM record WHERE id = ?',
  );
  const mark = database.prepare<[number, number]>('UPDATE record SET flags = ? WHERE id = ?');
  const leaveUnsighted = database.prepare('INSERT OR IGNORE INTO unsighted (record_id) VALUES (?)');

  /** Goes on where reading stopped: most often there is nothing that a quotation could go on from. */
  function resume(sourceId: number, line: number): VisitorText {
    const text = new VisitorText();
    const last = recordId(sourceId, line) - 1;
    const first = firstBrokenOff.get(recordId(sourceId, Math.max(1, line - QUOTED_LINES)), last) ?? null;
    if (first === null) return text;
    for (const { id, time, flags, logger, file, message } of between.all(first, last)) {
      const head = { time: logTimeFromSeconds(time), logger, level: 'INFO', file, fileLine: 0 } as const;
      text.take({ head, message, line: lineOfRecord(id), isCut: (flags & FLAGS.cut) !== 0 });
    }
    return text;
  }

  /** What was read before: the journal has to look at it again. */
  function markWritten(id: number, tally: Tally): void {
    const record = find.get(id);
    if (record === undefined || (record.flags & INSIDE_VISITOR_TEXT) === INSIDE_VISITOR_TEXT) return;
    mark.run(record.flags | INSIDE_VISITOR_TEXT, id);
    if ((record.flags & FLAGS.suspicious) === 0) tally.suspicious += 1;
    tally.touch(record.time);
    leaveUnsighted.run(id);
  }

  return Object.freeze({
    flagsOf(sourceId: number, records: readonly LogRecord[], freshFrom: number, tally: Tally) {
      const text = resume(sourceId, records[0]?.line ?? 1);
      const flags = new Map<number, number>();
      for (const record of records) {
        const quotation = quotationIn(record);
        if (quotation !== null) flags.set(record.line, quotationFlags(quotation, record));
        for (const line of text.take(record, quotation)) {
          if (line < freshFrom) markWritten(recordId(sourceId, line), tally);
          else flags.set(line, (flags.get(line) ?? 0) | INSIDE_VISITOR_TEXT);
        }
      }
      return flags;
    },
  });
}

function quotationFlags(quotation: Quotation, record: LogRecord): number {
  if (breaksOff(quotation, record)) return FLAGS.quotes | FLAGS.breaksOff;
  return quotation.isRoutine ? 0 : FLAGS.quotes;
}
