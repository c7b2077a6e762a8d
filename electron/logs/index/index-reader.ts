import type {
  LogFilter,
  LogHistogram,
  LogPage,
  LogRecordRow,
  LogSearch,
  RecordLevel,
} from '../../../shared/contract/logs.ts';
import { histogramOf } from './histogram.ts';
import type { Connection } from './open-index.ts';
import { indexIdentity, openIndexForReading } from './open-index.ts';
import { lineOfRecord, recordRange, sourceOfRecord } from './record-id.ts';
import type { RecordPlace } from './record-place.ts';
import { search } from './search.ts';
import type { StoredSource } from './source.ts';
import type { StoredRecord } from './stored-record.ts';
import { levelName, rowOfRecord } from './stored-record.ts';

const RECORD = `SELECT record.*, coalesce(origin.logger, '') AS logger, coalesce(origin.file, '') AS file,
  coalesce(origin.file_line, 0) AS file_line
  FROM record LEFT JOIN origin ON origin.id = record.origin_id`;

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
    const levels = Map.groupBy(
      connection
        .prepare<[], { readonly sourceId: number; readonly level: number }>(
          'SELECT source_id AS sourceId, level FROM rollup WHERE records > 0 GROUP BY source_id, level ORDER BY level',
        )
        .all(),
      ({ sourceId }) => sourceId,
    );
    return connection
      .prepare<[], StoredSource>('SELECT * FROM source ORDER BY path')
      .all()
      .map((source) => ({
        ...source,
        levels: (levels.get(source.id) ?? []).map(({ level }) => levelName(level)).filter((level) => level !== null),
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

  /** Where a record lies; null when there is no such record. */
  placeOf(recordId: number): RecordPlace | null {
    const source = this.findSource(sourceOfRecord(recordId));
    const place = this.#connection()
      ?.prepare<[number], Omit<RecordPlace, 'path' | 'line'>>(
        'SELECT offset, line_count AS lineCount, message FROM record WHERE id = ?',
      )
      .get(recordId);
    if (source === null || place === undefined) return null;
    return { ...place, path: source.path, line: lineOfRecord(recordId) };
  }

  /** The record that lies at this place, whatever its file is called today. */
  find({ line, offset, message }: RecordPlace): { readonly recordId: number; readonly path: string } | null {
    const find = this.#connection()?.prepare<
      [number, number, string],
      { readonly recordId: number; readonly path: string }
    >(
      `SELECT record.id AS recordId, source.path AS path
       FROM source CROSS JOIN record ON record.id = source.id * 4294967296 + ?
       WHERE record.offset = ? AND record.message = ? ORDER BY source.state = 'vanished' LIMIT 1`,
    );
    return find?.get(line, offset, message) ?? null;
  }

  /** A record with its neighbours, in the order of the file; null when there is no such record. */
  around(recordId: number, above: number, below: number): readonly LogRecordRow[] | null {
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
    return [...upwards, ...downwards].map(rowOfRecord);
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

  /** Counts by level over the time that the matching records span, in at most `buckets` stretches of equal length. */
  histogram(filter: LogFilter, buckets: number): LogHistogram {
    const connection = this.#connection();
    return connection === null ? { buckets: [], isOfWords: true } : histogramOf(connection, filter, buckets);
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
