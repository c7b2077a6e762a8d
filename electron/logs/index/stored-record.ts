import type { RecordSuspicion } from '../../../shared/checkout.ts';
import { RECORD_SUSPICIONS } from '../../../shared/checkout.ts';
import type { LogRecordRow, RecordLevel } from '../../../shared/contract/logs.ts';
import { isTransactionId } from '../../../shared/ids.ts';
import { logTimeFromSeconds } from './log-time.ts';
import { lineOfRecord, sourceOfRecord } from './record-id.ts';

/** Python's own numbers: they sort by importance. Records without a head have 0. */
export const LEVEL_NUMBERS: Readonly<Record<RecordLevel, number>> = {
  DEBUG: 10,
  INFO: 20,
  WARNING: 30,
  ERROR: 40,
  CRITICAL: 50,
};

/** The first level that `record_by_trouble` holds. */
export const TROUBLE = LEVEL_NUMBERS.WARNING;

const LEVEL_NAMES = new Map(Object.entries(LEVEL_NUMBERS).map(([name, number]) => [number, name as RecordLevel]));

export function levelName(number: number): RecordLevel | null {
  return LEVEL_NAMES.get(number) ?? null;
}

/**
 * `quotes`: it quotes what a visitor sent, and whoever does that can have written the lines behind it; `breaksOff`: the
 * quotation goes on in the records behind it; `unfinished`: its last line has no line end.
 */
export const FLAGS = { cut: 1, brokenText: 2, suspicious: 4, quotes: 8, breaksOff: 16, unfinished: 256 } as const;

/** Why a record is suspicious; `FLAGS.suspicious` is set with each of them. */
export const SUSPICION_FLAGS: Readonly<Record<RecordSuspicion, number>> = {
  'inside-visitor-text': 32,
  'text-behind-the-message': 64,
  'from-another-module': 128,
};

export function flagsOf(suspicion: RecordSuspicion): number {
  return FLAGS.suspicious | SUSPICION_FLAGS[suspicion];
}

export function suspicionsIn(flags: number): readonly RecordSuspicion[] {
  if ((flags & FLAGS.suspicious) === 0) return [];
  return RECORD_SUSPICIONS.filter((suspicion) => (flags & SUSPICION_FLAGS[suspicion]) !== 0);
}

/** A record as it is stored, with its origin. */
export interface StoredRecord {
  readonly id: number;
  readonly offset: number;
  readonly byte_length: number;
  readonly line_count: number;
  readonly time: number;
  readonly level: number;
  readonly transaction_id: string | null;
  readonly flags: number;
  readonly message: string;
  readonly logger: string;
  readonly file: string;
  readonly file_line: number;
}

export function rowOfRecord(stored: StoredRecord): LogRecordRow {
  const { id, flags, transaction_id: transactionId } = stored;
  const level = levelName(stored.level);
  return {
    recordId: id,
    sourceId: sourceOfRecord(id),
    line: lineOfRecord(id),
    lineCount: stored.line_count,
    time: level === null ? null : logTimeFromSeconds(stored.time),
    level,
    logger: stored.logger,
    file: stored.file,
    fileLine: stored.file_line,
    transactionId: transactionId !== null && isTransactionId(transactionId) ? transactionId : null,
    message: stored.message,
    isCut: (flags & FLAGS.cut) !== 0,
    hasBrokenText: (flags & FLAGS.brokenText) !== 0,
    suspicions: suspicionsIn(flags),
  };
}
