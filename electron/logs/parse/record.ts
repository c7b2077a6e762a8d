import type { LogLevel } from '../../../shared/checkout.ts';

/** What stands before the message: `2025-12-24 11:01:04 - routes.items - INFO - [items.py:702] - MESSAGE`. */
export interface RecordHead {
  /** The server's local time without a zone, to the second, as written: `2025-12-24 11:01:04`. */
  readonly time: string;
  readonly logger: string;
  readonly level: LogLevel | 'CRITICAL';
  readonly file: string;
  readonly fileLine: number;
}

/** One log record: its first line and the lines that follow without a head of their own (tracebacks, SQL, parameters). */
export interface LogRecord {
  /** Null for lines at the beginning of a source that belong to a record which is not there. */
  readonly head: RecordHead | null;
  /** The message; continuation lines follow after line feeds. At most `KEPT_CHARACTERS`. */
  readonly message: string;
  readonly offset: number;
  readonly byteLength: number;
  /** The first line's number, from 1. */
  readonly line: number;
  readonly lineCount: number;
  /** Something of it was too long to keep; its bytes are counted all the same. */
  readonly isCut: boolean;
  /** Bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly hasBrokenText: boolean;
  /** Its last line has no line end: it may have been read in the middle of being written. */
  readonly isUnfinished: boolean;
}

/** Of a longer record only this much is kept. */
export const KEPT_CHARACTERS = 256 * 1024;

/** Every part is bounded by a literal, so that a line is read in one pass whatever it holds. */
const HEAD =
  /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - ([^\s]{1,200}) - (DEBUG|INFO|WARNING|ERROR|CRITICAL) - \[([^\]:]{1,200}):(\d{1,9})\] - /;

/** Reads the head of a line; null when the line has none and so continues the record before it. */
export function parseHead(text: string): { readonly head: RecordHead; readonly message: string } | null {
  // Nearly all lines without a head end here.
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(10) !== 0x20) return null;
  const match = HEAD.exec(text);
  if (match === null) return null;
  const [whole, time = '', logger = '', level = 'INFO', file = '', fileLine = '0'] = match;
  if (Number.isNaN(Date.parse(`${time.replace(' ', 'T')}Z`))) return null;
  return {
    head: { time, logger, level: level as RecordHead['level'], file, fileLine: Number(fileLine) },
    message: text.slice(whole.length),
  };
}

/** The line as Barterex's formatter writes it. */
export function formatHead({ time, logger, level, file, fileLine }: RecordHead): string {
  return `${time} - ${logger} - ${level} - [${file}:${fileLine}] - `;
}
