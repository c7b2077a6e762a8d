import { sql } from 'kysely';
import type { Connection } from './open-index.ts';
import type { RecordPosition } from './record-cursor.ts';
import type { RecordFilter } from './record-filter.ts';
import type { PageOptions } from './search-conditions.ts';
import { RECORD_COLUMNS, sourceOf, whereOf, wholeId } from './search-conditions.ts';
import { allOf, compiled } from './statement.ts';
import type { StoredRecord } from './stored-record.ts';

const FIRST_WINDOW_RECORDS = 5_000;

/** The ends of time, for a list without a cursor. */
const BEFORE_ALL: RecordPosition = { time: Number.MIN_SAFE_INTEGER, id: 0 };
const AFTER_ALL: RecordPosition = { time: Number.MAX_SAFE_INTEGER, id: 0 };

/**
 * A page of a text that matches very many records. Sorting all of them would take a second; so the list is walked in
 * windows of time, each larger than the one before, and the text is asked about the ids of one window only.
 */
export function readInWindows(
  connection: Connection,
  filter: RecordFilter,
  options: PageOptions,
  firstWindow = FIRST_WINDOW_RECORDS,
): readonly StoredRecord[] {
  const { direction, limit } = options;
  const sign = direction === 'ascending' ? 1 : -1;
  const found: StoredRecord[] = [];
  let position = options.position ?? (sign === 1 ? BEFORE_ALL : AFTER_ALL);
  for (let size = firstWindow; found.length < limit; size *= 2) {
    const end = windowEnd(connection, position, { direction, size });
    const window: Window = { position, end, direction };
    for (const range of rangesIn(connection, window)) found.push(...readRange(connection, filter, range, window));
    if (end === null) break;
    // The next window begins behind all records of this one's last second.
    position = { time: end, id: sign === 1 ? Number.MAX_SAFE_INTEGER : 0 };
  }
  found.sort((left, right) => sign * (left.time - right.time || left.id - right.id));
  return found.slice(0, limit);
}

interface Window {
  /** Records behind this, in the direction of the list ... */
  readonly position: RecordPosition;
  /** ... up to and with this second; null is up to the end. */
  readonly end: number | null;
  readonly direction: PageOptions['direction'];
}

interface IdRange {
  readonly first: number;
  readonly last: number;
}

function windowEnd(
  connection: Connection,
  { time, id }: RecordPosition,
  { direction, size }: { readonly direction: PageOptions['direction']; readonly size: number },
): number | null {
  const [behind, order] = direction === 'ascending' ? ['>', 'ASC'] : ['<', 'DESC'];
  const found = connection
    .prepare<[number, number, number], { readonly time: number }>(
      `SELECT time FROM record WHERE (time, id) ${behind} (?, ?) ORDER BY time ${order}, id ${order} LIMIT 1 OFFSET ?`,
    )
    .get(time, id, size);
  return found?.time ?? null;
}

/** The ids of a window lie together in each of its sources. */
function rangesIn(connection: Connection, window: Window): readonly IdRange[] {
  return allOf<IdRange>(
    connection,
    compiled(
      sql`SELECT min(record.id) AS first, max(record.id) AS last FROM record ${whereOf(conditionsOf(window))}
        GROUP BY record.id / 4294967296`,
    ),
  );
}

function readRange(
  connection: Connection,
  filter: RecordFilter,
  range: IdRange,
  window: Window,
): readonly StoredRecord[] {
  const { from, where } = sourceOf(filter);
  const inRange = sql<boolean>`record_text.rowid BETWEEN ${wholeId(range.first)} AND ${wholeId(range.last)}`;
  return allOf<StoredRecord>(
    connection,
    compiled(
      sql`SELECT ${RECORD_COLUMNS} FROM ${from} LEFT JOIN origin ON origin.id = record.origin_id
        ${whereOf([...where, inRange, ...conditionsOf(window)])}`,
    ),
  );
}

function conditionsOf({ position, end, direction }: Window) {
  const { time, id } = position;
  const isBehind =
    direction === 'ascending'
      ? sql<boolean>`(record.time, record.id) > (${time}, ${id})`
      : sql<boolean>`(record.time, record.id) < (${time}, ${id})`;
  if (end === null) return [isBehind];
  return [
    isBehind,
    direction === 'ascending' ? sql<boolean>`record.time <= ${end}` : sql<boolean>`record.time >= ${end}`,
  ];
}
