import type { LogBucket, LogPage, LogRecordRow, LogSearch, RecordLevel } from '../../../shared/contract/logs.ts';
import { logTimeFromSeconds, secondsFromLogTime } from './log-time.ts';
import type { Connection } from './open-index.ts';
import { indexIdentity, openIndexForReading } from './open-index.ts';
import { recordRange, sourceOfRecord } from './record-id.ts';
import { search } from './search.ts';
import type { StoredSource } from './source.ts';
import type { StoredRecord } from './stored-record.ts';
import { levelName, rowOfRecord } from './stored-record.ts';

const RECORD = `SELECT record.*, coalesce(origin.logger, '') AS logger, coalesce(origin.file, '') AS file,
  coalesce(origin.file_line, 0) AS file_line
  FROM record LEFT JOIN origin ON origin.id = record.origin_id`;

export interface HistogramFilter {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly sourceId?: number | undefined;
}

/** Records of one source in the order of its file. */
export interface Stretch {
  readonly records: readonly LogRecordRow[];
  /** Where the first one begins and the last one ends in the content. */
  readonly from: number;
  readonly to: number;
}

const NOTHING: LogPage = { rows: [], total: 0, isTotalExact: true, nextCursor: null };

/** The index as the core reads it while the job process writes: there may be none yet, and it may be made anew. */
export class IndexReader {
  readonly #folder: string;
  #open: { readonly connection: Connection; readonly identity: string | null } | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  sources(): readonly (StoredSource & { readonly levels: readonly RecordLevel[] })[] {
    const connection = this.#connection();
    if (connection === null) return [];
    const levels = connection
      .prepare<[], { readonly sourceId: number; readonly level: number }>(
        'SELECT source_id AS sourceId, level FROM rollup WHERE records > 0 GROUP BY source_id, level ORDER BY level',
      )
      .all();
    return connection
      .prepare<[], StoredSource>('SELECT * FROM source ORDER BY path')
      .all()
      .map((source) => ({
        ...source,
        levels: levels
          .filter(({ sourceId }) => sourceId === source.id)
          .map(({ level }) => levelName(level))
          .filter((level) => level !== null),
      }));
  }

  findSource(id: number): StoredSource | null {
    const find = this.#connection()?.prepare<[number], StoredSource>('SELECT * FROM source WHERE id = ?');
    return find?.get(id) ?? null;
  }

  search(request: LogSearch): LogPage {
    const connection = this.#connection();
    return connection === null ? NOTHING : search(connection, request);
  }

  /** A record with its neighbours in the file; null when there is no such record. */
  around(recordId: number, above: number, below: number): Stretch | null {
    const connection = this.#connection();
    if (connection === null) return null;
    const { first, last } = recordRange(sourceOfRecord(recordId));
    const upwards = connection
      .prepare<[number, number, number], StoredRecord>(
        `${RECORD} WHERE record.id BETWEEN ? AND ? ORDER BY record.id DESC LIMIT ?`,
      )
      .all(first, recordId, above + 1)
      .reverse();
    if (upwards.at(-1)?.id !== recordId) return null;
    const downwards = connection
      .prepare<[number, number, number], StoredRecord>(
        `${RECORD} WHERE record.id > ? AND record.id <= ? ORDER BY record.id LIMIT ?`,
      )
      .all(recordId, last, below);
    return stretchOf([...upwards, ...downwards]);
  }

  /** The newest `limit` records of a range of ids, in the order of the file. */
  newestIn(first: number, last: number, limit: number): readonly LogRecordRow[] {
    const connection = this.#connection();
    if (connection === null) return [];
    return connection
      .prepare<[number, number, number], StoredRecord>(
        `${RECORD} WHERE record.id BETWEEN ? AND ? ORDER BY record.id DESC LIMIT ?`,
      )
      .all(first, last, limit)
      .reverse()
      .map(rowOfRecord);
  }

  /** Records per hour and level, in the order of time. */
  histogram({ after, before, sourceId }: HistogramFilter): readonly LogBucket[] {
    const connection = this.#connection();
    if (connection === null) return [];
    return connection
      .prepare<unknown[], { readonly hour: number; readonly level: number; readonly records: number }>(
        `SELECT hour, level, sum(records) AS records FROM rollup
         WHERE hour >= ? AND hour < ? AND (? IS NULL OR source_id = ?)
         GROUP BY hour, level HAVING sum(records) > 0 ORDER BY hour, level`,
      )
      .all(
        hourOf(after, Number.MIN_SAFE_INTEGER),
        hourOf(before, Number.MAX_SAFE_INTEGER),
        sourceId ?? null,
        sourceId ?? null,
      )
      .flatMap(({ hour, level, records }) => {
        const name = levelName(level);
        return name === null ? [] : [{ from: logTimeFromSeconds(hour * 3600), level: name, records }];
      });
  }

  close(): void {
    this.#open?.connection.close();
    this.#open = null;
  }

  #connection(): Connection | null {
    const identity = indexIdentity(this.#folder);
    if (this.#open !== null && this.#open.identity === identity) return this.#open.connection;
    this.close();
    const connection = openIndexForReading(this.#folder);
    if (connection !== null) this.#open = { connection, identity };
    return connection;
  }
}

function stretchOf(stored: readonly StoredRecord[]): Stretch {
  const last = stored.at(-1);
  return {
    records: stored.map(rowOfRecord),
    from: stored[0]?.offset ?? 0,
    to: last === undefined ? 0 : last.offset + last.byte_length,
  };
}

function hourOf(time: string | undefined, otherwise: number): number {
  return time === undefined ? otherwise : Math.ceil(secondsFromLogTime(time) / 3600);
}
