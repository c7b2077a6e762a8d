import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { LogPage, LogSearch } from '../../../shared/contract/logs.ts';
import { LARGEST_COUNT } from '../../../shared/contract/logs.ts';
import type { Connection } from './open-index.ts';
import { readInWindows } from './read-in-windows.ts';
import type { RecordPosition } from './record-cursor.ts';
import { decodeRecordCursor, encodeRecordCursor } from './record-cursor.ts';
import type { RecordFilter } from './record-filter.ts';
import { readFilter } from './record-filter.ts';
import type { PageOptions } from './search-conditions.ts';
import { RECORD_COLUMNS, sourceOf, whereOf, wholeId } from './search-conditions.ts';
import type { Statement } from './statement.ts';
import { allOf, compiled, numberOf } from './statement.ts';
import type { StoredRecord } from './stored-record.ts';
import { rowOfRecord } from './stored-record.ts';

export function search(connection: Connection, { filter: asked, direction, cursor, limit }: LogSearch): LogPage {
  const position = decodeRecordCursor(cursor);
  const filter = readFilter(connection, asked);
  const total = numberOf(connection, countQuery(filter));
  const isTotalExact = total <= LARGEST_COUNT;
  const page = { direction, position, limit: limit + 1 };
  // More matches than are worth sorting: they are met soon enough along the list.
  const isBroad = !isTotalExact && filter.sourceId === undefined && filter.terms.match !== null;
  const found = isBroad
    ? readInWindows(connection, filter, page)
    : allOf<StoredRecord>(connection, pageQuery(filter, page));
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(rowOfRecord),
    total: Math.min(total, LARGEST_COUNT),
    isTotalExact,
    nextCursor: last === undefined ? null : encodeRecordCursor(last),
  };
}

/** Counting ends where nobody counts any more. Exported for the test of the query plans. */
export function countQuery(filter: RecordFilter): Statement {
  const { from, where } = sourceOf(filter);
  return compiled(sql`SELECT count(*) FROM (SELECT 1 FROM ${from} ${whereOf(where)} LIMIT ${LARGEST_COUNT + 1})`);
}

/** Exported for the test of the query plans. */
export function pageQuery(filter: RecordFilter, { direction, position, limit }: PageOptions): Statement {
  const { from, where, id } = sourceOf(filter);
  const order = direction === 'ascending' ? sql`ASC` : sql`DESC`;
  // One source is read in the order of its lines, which the table and the text already have.
  const isOneSource = filter.sourceId !== undefined;
  const conditions = position === null ? where : [...where, isBehind(direction, position, isOneSource ? id : null)];
  const orderBy = isOneSource ? sql`${id} ${order}` : sql`record.time ${order}, record.id ${order}`;
  return compiled(
    sql`SELECT ${RECORD_COLUMNS} FROM ${from} LEFT JOIN origin ON origin.id = record.origin_id
      ${whereOf(conditions)} ORDER BY ${orderBy} LIMIT ${limit}`,
  );
}

function isBehind(direction: LogSearch['direction'], position: RecordPosition, id: RawBuilder<unknown> | null) {
  const behind = direction === 'ascending' ? sql`>` : sql`<`;
  return id === null
    ? sql<SqlBool>`(record.time, record.id) ${behind} (${position.time}, ${position.id})`
    : sql<SqlBool>`${id} ${behind} ${wholeId(position.id)}`;
}
