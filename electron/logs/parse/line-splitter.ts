/** One physical line; its bytes are a view that is valid only until the next chunk is pushed. */
export interface Line {
  /** Where it begins in the source. */
  readonly offset: number;
  /** With its line end, and with what was dropped of a line that is too long. */
  readonly byteLength: number;
  /** Without its line end (`\n` or `\r\n`); at most `KEPT_BYTES` of it. */
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
}

/** Of a longer line only this much is kept: a line of 100 MB costs no more memory than one of 64 KB. */
export const KEPT_BYTES = 64 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Cuts a stream of bytes into lines. Any chunking gives the same lines, and every byte is in exactly one of them.
 * Work and memory are linear: a byte is looked at once, and at most one line is held.
 */
export class LineSplitter {
  readonly #emit: (line: Line) => void;
  #offset: number;
  /** What earlier chunks left of the line that is not finished yet, up to `KEPT_BYTES`. */
  #pending: Uint8Array[] = [];
  #keptLength = 0;
  #lineLength = 0;
  #endsWithReturn = false;

  /** `offset` is where the first pushed byte lies in the source. */
  constructor(emit: (line: Line) => void, offset = 0) {
    this.#emit = emit;
    this.#offset = offset;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    while (start < chunk.length) {
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) {
        this.#keep(chunk.subarray(start));
        return;
      }
      this.#finish(chunk.subarray(start, end), 1);
      start = end + 1;
    }
  }

  /** The source is at its end: a last line without a line end counts as a line. */
  end(): void {
    if (this.#lineLength > 0) this.#finish(new Uint8Array(0), 0);
  }

  /** How many bytes of an unfinished line have been seen; a tail goes on from before them. */
  get unfinishedLength(): number {
    return this.#lineLength;
  }

  #keep(part: Uint8Array): void {
    this.#lineLength += part.length;
    if (part.length > 0) this.#endsWithReturn = part[part.length - 1] === CARRIAGE_RETURN;
    const room = KEPT_BYTES - this.#keptLength;
    if (room <= 0) return;
    // A copy: the chunk's memory belongs to the reader and is used again. (`slice` of a Buffer would not copy.)
    const kept = new Uint8Array(part.subarray(0, room));
    this.#pending.push(kept);
    this.#keptLength += kept.length;
  }

  #finish(last: Uint8Array, lineEndLength: 0 | 1): void {
    const isWhole = this.#lineLength === 0;
    const contentLength = this.#lineLength + last.length;
    const endsWithReturn = last.length > 0 ? last[last.length - 1] === CARRIAGE_RETURN : this.#endsWithReturn;
    const isReturn = lineEndLength === 1 && contentLength > 0 && endsWithReturn;
    let bytes: Uint8Array;
    if (isWhole) {
      bytes = last.subarray(0, Math.min(last.length, KEPT_BYTES));
    } else {
      if (last.length > 0) this.#keep(last);
      bytes = join(this.#pending, this.#keptLength);
    }
    const textLength = contentLength - (isReturn ? 1 : 0);
    const isCut = textLength > KEPT_BYTES;
    const byteLength = contentLength + lineEndLength;
    const offset = this.#offset;
    this.#offset += byteLength;
    this.#pending = [];
    this.#keptLength = 0;
    this.#lineLength = 0;
    this.#endsWithReturn = false;
    this.#emit({ offset, byteLength, bytes: bytes.subarray(0, Math.min(bytes.length, textLength)), isCut });
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
