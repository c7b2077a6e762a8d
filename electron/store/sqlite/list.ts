import type { AliasedRawBuilder, RawBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Page, PageRequest, SortDirection } from '../../../shared/contract/page.ts';
import type { Connection } from './connection.ts';
import type { Position } from './cursor.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { StoredRow } from './query.ts';
import { allRows, count, countOfRows } from './query.ts';
import { integerOf, required } from './stored.ts';

/** A total order of a list: by a key, and rows with the same key by their id. */
export interface Order {
  /** Names the list and its sort; part of every cursor. */
  readonly name: string;
  readonly direction: SortDirection;
  readonly id: RawBuilder<unknown>;
  /** None: by id alone. */
  readonly key?: SortKey;
  /** The row with this id comes before all others. */
  readonly first?: number | null;
}

export interface SortKey {
  readonly expression: RawBuilder<unknown>;
  /** `bytes`: a text of any bytes, which a cursor carries as they are. `maybe-null`: rows without a value come last. */
  readonly kind: 'plain' | 'maybe-null' | 'bytes';
}

export interface List<Tables, From extends keyof Tables, Row> {
  /** What matches, with nothing selected and not ordered. */
  readonly matching: SelectQueryBuilder<Tables, From, object>;
  readonly columns: readonly AliasedRawBuilder<unknown, string>[];
  readonly order: Order;
  readonly toRow: (stored: StoredRow) => Row;
}

export function readPage<Tables, From extends keyof Tables, Row>(
  connection: Connection,
  list: List<Tables, From, Row>,
  { cursor, limit }: PageRequest,
): Page<Row> {
  const { order } = list;
  const position = decodeCursor(order.name, cursor);
  // One more than asked for tells whether there is a next page.
  const stored = allRows(connection, pageQuery(list, position, limit + 1));
  const shown = stored.slice(0, limit);
  const last = stored.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(list.toRow),
    total: count(connection, list.matching.select(countOfRows)),
    nextCursor: last === undefined ? null : encodeCursor(order.name, positionOf(last)),
  };
}

/** Exported for the test of the query plans. */
export function pageQuery<Tables, From extends keyof Tables, Row>(
  { matching, columns, order }: List<Tables, From, Row>,
  position: Position | null,
  limit: number,
) {
  const direction = order.direction === 'ascending' ? 'asc' : 'desc';
  let query = matching.select([...columns, sortValue(order.key).as('sortValue'), order.id.as('sortId')]);
  if (position !== null) query = query.where(isBehind(order, position));
  if (typeof order.first === 'number') query = query.orderBy(sql`${order.id} = ${order.first}`, 'desc');
  if (order.key?.kind === 'maybe-null') query = query.orderBy(sql`${order.key.expression} IS NULL`);
  if (order.key !== undefined) query = query.orderBy(order.key.expression, direction);
  return query.orderBy(order.id, direction).limit(limit);
}

function isBehind(order: Order, position: Position): RawBuilder<SqlBool> {
  if (typeof order.first !== 'number') return isBehindInOrder(order, position);
  const isNotFirst = sql<SqlBool>`${order.id} <> ${order.first}`;
  if (position.id === order.first) return isNotFirst;
  return sql`(${isNotFirst} AND ${isBehindInOrder(order, position)})`;
}

function isBehindInOrder({ key, id, direction }: Order, position: Position): RawBuilder<SqlBool> {
  const behind = sql.raw(direction === 'ascending' ? '>' : '<');
  if (key === undefined) return sql`${id} ${behind} ${position.id}`;
  if (key.kind !== 'maybe-null') {
    return sql`(${key.expression}, ${id}) ${behind} (${boundValue(key, position)}, ${position.id})`;
  }
  if (position.value === null) return sql`(${key.expression} IS NULL AND ${id} ${behind} ${position.id})`;
  return sql`((${key.expression}, ${id}) ${behind} (${position.value}, ${position.id}) OR ${key.expression} IS NULL)`;
}

function sortValue(key: SortKey | undefined): RawBuilder<unknown> {
  if (key === undefined) return sql`NULL`;
  return key.kind === 'bytes' ? sql`CAST(${key.expression} AS BLOB)` : key.expression;
}

function positionOf({ sortValue, sortId }: StoredRow): Position {
  const id = required(integerOf(sortId), 'of this list');
  if (Buffer.isBuffer(sortValue)) return { value: sortValue.toString('base64'), id };
  return { value: typeof sortValue === 'string' || typeof sortValue === 'number' ? sortValue : null, id };
}

function boundValue(key: SortKey, { value }: Position): RawBuilder<unknown> {
  return key.kind === 'bytes' ? sql`CAST(${Buffer.from(String(value), 'base64')} AS TEXT)` : sql`${value}`;
}
