import { SAME_MOMENT_SECONDS } from './position.ts';
import type { Quotation } from './quotations.ts';
import { breaksOff, quotationIn } from './quotations.ts';
import type { LogRecord } from './record.ts';

/** What the text is found by. */
export type QuotingRecord = Pick<LogRecord, 'head' | 'message' | 'line' | 'isCut'>;

/** A text of more lines than this is not followed to its end. */
export const QUOTED_LINES = 2000;

const NONE: readonly number[] = [];

/**
 * Finds the records that a visitor wrote into the log (BARTEREX.md section 4): a message that quotes what he sent breaks
 * off, and the marketplace's own words behind the quotation come lines later. All of it was written at once, so whatever
 * stands between is his. Takes the records of a source in their order.
 */
export class VisitorText {
  /** Most often there is none. */
  readonly #openings = new Map<Quotation, Opening>();

  /** Takes a record, with what it quotes. Gives the first lines of those that are now known to be his; most often none. */
  take(record: QuotingRecord, quotation = quotationIn(record)): readonly number[] {
    const found = this.#openings.size === 0 ? NONE : this.#close(record, quotation);
    if (found.length === 0 && quotation !== null && !this.#openings.has(quotation) && breaksOff(quotation, record)) {
      this.#openings.set(quotation, new Opening(quotation, record));
    }
    return found;
  }

  #close(record: QuotingRecord, quotation: Quotation | null): readonly number[] {
    let found = NONE;
    for (const [opened, opening] of this.#openings) {
      const state = opening.take(record, quotation);
      if (state !== 'open') this.#openings.delete(opened);
      if (state === 'closed') found = [...found, ...opening.lines];
    }
    return found;
  }
}

/**
 * A quotation that has broken off, and the records since. A visitor can also write a message that breaks off, to have the
 * honest lines behind it taken for his. So an end counts only within the moment of the opening, unless it can be nothing
 * else and no other message of the kind stands in between.
 */
class Opening {
  readonly lines: number[] = [];
  readonly #quotation: Quotation;
  readonly #line: number;
  readonly #second: number;
  #isOneMoment = true;

  constructor(quotation: Quotation, record: QuotingRecord) {
    this.#quotation = quotation;
    this.#line = record.line;
    this.#second = secondOf(record);
  }

  /** `lost`: its end does not count any more. */
  take(record: QuotingRecord, quotation: Quotation | null): 'open' | 'closed' | 'lost' {
    const isNow = Math.abs(secondOf(record) - this.#second) <= SAME_MOMENT_SECONDS;
    this.#isOneMoment &&= isNow;
    if (record.line - this.#line > QUOTED_LINES) return 'lost';
    if (!isNow && quotation === this.#quotation) return 'lost';
    this.lines.push(record.line);
    return this.#isEnd(record, quotation) ? 'closed' : 'open';
  }

  #isEnd({ message, isCut }: QuotingRecord, quotation: Quotation | null): boolean {
    // What was cut off may have held the end.
    if (this.#isOneMoment) return isCut || this.#quotation.isEnd(message);
    // What another whole message quotes ends nothing.
    return this.#quotation.isSureEnd(message) && quotation?.isWhole(message) !== true;
  }
}

function secondOf({ head }: QuotingRecord): number {
  return head === null ? 0 : Date.parse(`${head.time.replace(' ', 'T')}Z`) / 1000;
}
