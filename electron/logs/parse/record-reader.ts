import type { Line } from './line-splitter.ts';
import { LineSplitter } from './line-splitter.ts';
import type { LogRecord, RecordHead } from './record.ts';
import { KEPT_CHARACTERS, parseHead } from './record.ts';

/** Where to go on reading a source: before the record that was not finished. */
export interface ReadPosition {
  readonly offset: number;
  /** The number of the line that begins there, from 1. */
  readonly line: number;
}

export const SOURCE_START: ReadPosition = { offset: 0, line: 1 };

/**
 * Reads a stream of bytes as log records. Total: any bytes give records and never an exception; every byte lies in
 * exactly one record. A record is only known to be complete when the next one begins, or at the end.
 */
export class RecordReader {
  readonly #emit: (record: LogRecord) => void;
  readonly #lines: LineSplitter;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  #open: OpenRecord | null = null;
  #line: number;
  #end: number;

  constructor(emit: (record: LogRecord) => void, { offset, line }: ReadPosition = SOURCE_START) {
    this.#emit = emit;
    this.#lines = new LineSplitter((next) => this.#take(next), offset);
    this.#line = line;
    this.#end = offset;
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk);
  }

  /** The source is at its end, for good or for now: what is open is emitted. */
  end(): void {
    this.#lines.end();
    this.#flush();
  }

  /** Everything before this is in records that were emitted. */
  get position(): ReadPosition {
    return this.#open === null
      ? { offset: this.#end, line: this.#line }
      : { offset: this.#open.offset, line: this.#open.line };
  }

  #take({ offset, byteLength, bytes, isCut }: Line): void {
    const text = this.#decoder.decode(bytes);
    const hasBrokenText = text.includes('\uFFFD');
    const parsed = parseHead(text);
    if (parsed !== null) {
      this.#flush();
      this.#open = new OpenRecord(parsed.head, parsed.message, offset, this.#line);
    } else if (this.#open === null) {
      this.#open = new OpenRecord(null, text, offset, this.#line);
    } else {
      this.#open.append(text);
    }
    this.#open.count(byteLength, { isCut, hasBrokenText, isUnfinished: byteLength === bytes.length });
    this.#line += 1;
    this.#end = offset + byteLength;
  }

  #flush(): void {
    if (this.#open === null) return;
    this.#emit(this.#open.finish());
    this.#open = null;
  }
}

type LineTraits = Pick<LogRecord, 'isCut' | 'hasBrokenText' | 'isUnfinished'>;

class OpenRecord {
  readonly head: RecordHead | null;
  readonly offset: number;
  readonly line: number;
  readonly #parts: string[];
  #length: number;
  #byteLength = 0;
  #lineCount = 0;
  #isCut = false;
  #hasBrokenText = false;
  #isUnfinished = false;

  constructor(head: RecordHead | null, message: string, offset: number, line: number) {
    this.head = head;
    this.offset = offset;
    this.line = line;
    this.#parts = [message];
    this.#length = message.length;
  }

  append(text: string): void {
    const room = KEPT_CHARACTERS - this.#length - 1;
    if (room < text.length) this.#isCut = true;
    if (room <= 0) return;
    this.#parts.push(text.slice(0, room));
    this.#length += Math.min(room, text.length) + 1;
  }

  count(byteLength: number, { isCut, hasBrokenText, isUnfinished }: LineTraits): void {
    this.#byteLength += byteLength;
    this.#lineCount += 1;
    this.#isCut ||= isCut;
    this.#hasBrokenText ||= hasBrokenText;
    this.#isUnfinished = isUnfinished;
  }

  finish(): LogRecord {
    return {
      head: this.head,
      message: this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join('\n'),
      offset: this.offset,
      byteLength: this.#byteLength,
      line: this.line,
      lineCount: this.#lineCount,
      isCut: this.#isCut,
      hasBrokenText: this.#hasBrokenText,
      isUnfinished: this.#isUnfinished,
    };
  }
}
