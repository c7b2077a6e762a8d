import type { Database, Statement } from 'better-sqlite3';
import type { RecordSuspicion } from '../../shared/checkout.ts';
import { lineOfRecord, sourceOfRecord } from '../logs/index/record-id.ts';
import { levelName, suspicionsIn } from '../logs/index/stored-record.ts';
import type { KeptLine } from './kept-attempt.ts';

/** A recognised record with where it lies. Times are seconds of the log's local time. */
export interface EventRow extends Omit<KeptLine, 'kind'> {
  readonly recordId: number;
  readonly sourceId: number;
  /** What was recognised, as JSON. */
  readonly payload: string;
  readonly suspicions: readonly RecordSuspicion[];
}

/** A pause in the purchases after which no request goes on: what lies on both sides is grouped by itself. */
const QUIET_SECONDS = 120;

/**
 * A busy marketplace has no such pause for hours. Then a stretch begins at the longest pause within this many events
 * before the one that is asked for, and ends at the longest pause in its last part, so that memory stays bounded.
 */
const MOST_LOOKED_BACK = 5000;
const MOST_ROWS = 20_000;
const LAST_PART = 0.75;

interface StoredEvent {
  readonly id: number;
  readonly time: number;
  readonly payload: string;
  readonly message: string;
  readonly lineCount: number;
  readonly offset: number;
  readonly level: number;
  readonly logger: string;
  readonly file: string;
  readonly fileLine: number;
  readonly flags: number;
}

/** Reads the recognised records of an index in the order of the log's time, stretch by stretch between pauses. */
export class EventReader {
  readonly #before: Statement<[number, number], number>;
  readonly #after: Statement<[number], number>;
  readonly #from: Statement<[number, number], StoredEvent>;
  readonly #paths: ReadonlyMap<number, string>;

  constructor(index: Database) {
    this.#before = index
      .prepare<[number, number], number>('SELECT time FROM event WHERE time <= ? ORDER BY time DESC LIMIT ?')
      .pluck();
    this.#after = index
      .prepare<[number], number>('SELECT time FROM event WHERE time > ? ORDER BY time LIMIT 1')
      .pluck();
    this.#from = index.prepare(
      `SELECT event.record_id AS id, event.time AS time, event.payload AS payload, record.message AS message,
         record.line_count AS lineCount, record.offset AS offset, record.level AS level, origin.logger AS logger, origin.file AS file,
         origin.file_line AS fileLine, record.flags AS flags
       FROM event JOIN record ON record.id = event.record_id JOIN origin ON origin.id = record.origin_id
       WHERE event.time >= ? ORDER BY event.time LIMIT ?`,
    );
    const sources = index.prepare<[], { id: number; path: string }>('SELECT id, path FROM source').all();
    this.#paths = new Map(sources.map(({ id, path }) => [id, path]));
  }

  /** Where the stretch begins that the first event from `time` on belongs to; null when there is no such event. */
  startOfStretch(time: number): number | null {
    let start = this.firstAfter(time - 1);
    if (start === null) return null;
    const times = this.#before.all(start - 1, MOST_LOOKED_BACK);
    let longest = { pause: -1, start };
    for (const earlier of times) {
      const pause = start - earlier;
      if (pause > QUIET_SECONDS) return start;
      if (pause > longest.pause) longest = { pause, start };
      start = earlier;
    }
    return times.length < MOST_LOOKED_BACK ? start : longest.start;
  }

  /** The time of the first event after `time`; null when there is none. */
  firstAfter(time: number): number | null {
    return this.#after.get(time) ?? null;
  }

  /** All rows from `time` on up to the next pause. */
  stretchFrom(time: number): readonly EventRow[] {
    const rows: StoredEvent[] = [];
    // Row by row: most stretches end after a few.
    for (const row of this.#from.iterate(time, MOST_ROWS + 1)) {
      if (row.time - (rows.at(-1)?.time ?? row.time) > QUIET_SECONDS) break;
      rows.push(row);
    }
    const pauseBefore = (index: number): number => (rows[index]?.time ?? 0) - (rows[index - 1]?.time ?? 0);
    let end = rows.length;
    if (end > MOST_ROWS) {
      end = Math.floor(MOST_ROWS * LAST_PART);
      for (let index = end + 1; index < MOST_ROWS; index += 1) if (pauseBefore(index) > pauseBefore(end)) end = index;
    }
    return rows.slice(0, end).map((row) => this.#rowOf(row));
  }

  #rowOf({ id, level, flags, ...row }: StoredEvent): EventRow {
    const sourceId = sourceOfRecord(id);
    return {
      ...row,
      recordId: id,
      sourceId,
      path: this.#paths.get(sourceId) ?? '',
      line: lineOfRecord(id),
      level: levelName(level) ?? 'INFO',
      suspicions: suspicionsIn(flags),
    };
  }
}
