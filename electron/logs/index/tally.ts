import { secondsFromLogTime } from './log-time.ts';
import { FLAGS } from './stored-record.ts';

const SECONDS_PER_HOUR = 3600;
const LEVELS = 64;

/** What a batch adds to the sums of its source; a record that is taken back is subtracted. */
export interface Counted {
  readonly byteLength: number;
  readonly lineCount: number;
  readonly level: number;
  readonly time: number;
  readonly flags: number;
  readonly message: string;
}

export class Tally {
  records = 0;
  lines = 0;
  suspicious = 0;
  skippedBytes = 0;
  firstTime: number | null;
  lastTime: number | null;
  longestSilence: number;
  /** The seconds between which events came or went. */
  touched: { readonly from: number; readonly to: number } | null = null;
  readonly #hours = new Map<number, number>();
  #text = '';
  #seconds = 0;

  constructor(firstTime: number | null, lastTime: number | null, longestSilence: number) {
    this.firstTime = firstTime;
    this.lastTime = lastTime;
    this.longestSilence = longestSilence;
  }

  add(record: Counted): void {
    this.#count(record, 1);
    if (record.level === 0) return;
    const { time } = record;
    if (this.lastTime !== null) this.longestSilence = Math.max(this.longestSilence, time - this.lastTime);
    this.firstTime = this.firstTime === null ? time : Math.min(this.firstTime, time);
    this.lastTime = this.lastTime === null ? time : Math.max(this.lastTime, time);
  }

  subtract(record: Counted): void {
    this.#count(record, -1);
  }

  touch(time: number): void {
    const { from, to } = this.touched ?? { from: time, to: time };
    this.touched = { from: Math.min(from, time), to: Math.max(to, time) };
  }

  /** Many records share a second. */
  secondsOf(text: string): number {
    if (text !== this.#text) {
      this.#text = text;
      this.#seconds = secondsFromLogTime(text);
    }
    return this.#seconds;
  }

  *hours(): Generator<{ readonly hour: number; readonly level: number; readonly records: number }> {
    for (const [key, records] of this.#hours) {
      if (records !== 0) yield { hour: Math.floor(key / LEVELS), level: key % LEVELS, records };
    }
  }

  #count({ byteLength, lineCount, level, time, flags, message }: Counted, sign: 1 | -1): void {
    this.records += sign;
    this.lines += sign * lineCount;
    if ((flags & FLAGS.suspicious) !== 0) this.suspicious += sign;
    if ((flags & FLAGS.cut) !== 0) this.skippedBytes += sign * Math.max(0, byteLength - Buffer.byteLength(message));
    if (level === 0) return;
    const key = Math.floor(time / SECONDS_PER_HOUR) * LEVELS + level;
    this.#hours.set(key, (this.#hours.get(key) ?? 0) + sign);
  }
}
