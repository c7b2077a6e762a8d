import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import {
  ATTEMPT_STATUSES,
  CHECKOUT_ERRORS,
  CHECKOUT_PHASES,
  ENGINES,
  ITEM_FAILURES,
  ITEM_OUTCOMES,
  LOG_LEVELS,
} from '../../../shared/checkout.ts';
import type { Page } from '../../../shared/contract/page.ts';
import type {
  ATTEMPT_SORTS,
  AttemptDetail,
  AttemptEvent,
  AttemptFilter,
  AttemptItem,
  AttemptRow,
} from '../../../shared/contract/transactions.ts';
import type { ItemId, TransactionId, UserId } from '../../../shared/ids.ts';
import { isTransactionId } from '../../../shared/ids.ts';
import { instantFromStored, storedFromInstant } from '../../../shared/time.ts';
import type { AttemptListRequest } from '../port.ts';
import type { Connection } from './connection.ts';
import { readPage } from './list.ts';
import type { StoredRow } from './query.ts';
import { allRows, columnsOf, firstRow, queries } from './query.ts';
import { containsPattern, searchedNumber } from './search-pattern.ts';
import type { Shape } from './shape.ts';
import { hundredthsOf, integerOf, memberOf, required, textOf } from './stored.ts';

const TABLE = 'checkout_transaction';

const SORT_COLUMNS = {
  startedAt: 'started_at',
  charged: 'charged',
  itemsRequested: 'items_requested',
} as const satisfies Record<(typeof ATTEMPT_SORTS)[number], string>;

const ROW_COLUMNS = [
  'id',
  'transaction_id',
  'user_id',
  'engine',
  'status',
  'phase',
  'items_requested',
  'items_received',
  'total',
  'charged',
  'error_code',
  'error_message',
  'started_at',
  'ended_at',
] as const;

const username = sql.ref('user.username').as('username');

export function listAttempts(connection: Connection, shape: Shape, request: AttemptListRequest): Page<AttemptRow> {
  if (!shape.isComplete(TABLE)) return { rows: [], total: 0, nextCursor: null };
  return readPage(connection, attemptList(shape, request), request);
}

/** Exported for the test of the query plans. */
export function attemptList(shape: Shape, { filter, sort, direction }: Omit<AttemptListRequest, 'cursor' | 'limit'>) {
  let matching = attempts();
  for (const condition of conditionsOf(filter)) matching = matching.where(condition);
  return {
    matching,
    columns: [...columnsOf(shape, TABLE, ROW_COLUMNS), username],
    order: {
      name: `attempts ${sort} ${direction}`,
      direction,
      id: sql.ref(`${TABLE}.id`),
      key: { expression: sql.ref(`${TABLE}.${SORT_COLUMNS[sort]}`), kind: 'plain' },
    },
    toRow: attemptRow,
  } as const;
}

export function findAttempt(connection: Connection, shape: Shape, attemptId: number): AttemptDetail | null {
  if (!shape.isComplete(TABLE)) return null;
  const columns = [...columnsOf(shape, TABLE, [...ROW_COLUMNS, 'balance_before', 'balance_after']), username];
  const stored = firstRow(connection, attempts().select(columns).where(`${TABLE}.id`, '=', attemptId));
  if (stored === undefined) return null;
  return {
    ...attemptRow(stored),
    balanceBefore: hundredthsOf(stored['balance_before']),
    balanceAfter: hundredthsOf(stored['balance_after']),
    items: itemsOf(connection, shape, attemptId),
    events: eventsOf(connection, shape, attemptId),
  };
}

function attempts() {
  return queries.selectFrom(TABLE).leftJoin('user', 'user.id', `${TABLE}.user_id`);
}

function conditionsOf(filter: AttemptFilter): readonly RawBuilder<SqlBool>[] {
  const { statuses, user, transactionId, after, before } = filter;
  const conditions: RawBuilder<SqlBool>[] = [];
  if (statuses !== undefined && statuses.length > 0) {
    conditions.push(sql`${sql.ref(`${TABLE}.status`)} IN (${sql.join(statuses)})`);
  }
  if (user !== undefined) conditions.push(isOfUser(user));
  if (transactionId !== undefined) conditions.push(beginsWith(transactionId));
  if (after !== undefined) conditions.push(sql`${sql.ref(`${TABLE}.started_at`)} >= ${storedFromInstant(after)}`);
  if (before !== undefined) conditions.push(sql`${sql.ref(`${TABLE}.started_at`)} < ${storedFromInstant(before)}`);
  return conditions;
}

function isOfUser(search: string): RawBuilder<SqlBool> {
  const named = sql`SELECT "found"."id" FROM "user" AS "found"
    WHERE "found"."username" GLOB ${containsPattern(search)} OR "found"."id" = ${searchedNumber(search)}`;
  return sql`${sql.ref(`${TABLE}.user_id`)} IN (${named})`;
}

/** A range, which an index can answer: after all hexadecimal digits comes `g`. */
function beginsWith(prefix: string): RawBuilder<SqlBool> {
  const id = sql.ref(`${TABLE}.transaction_id`);
  return sql`(${id} >= ${prefix} AND ${id} < ${`${prefix}g`})`;
}

function attemptRow(stored: StoredRow): AttemptRow {
  const errorCode = memberOf(CHECKOUT_ERRORS, stored['error_code']);
  return {
    attemptId: required(integerOf(stored['id']), TABLE),
    transactionId: required(transactionIdOf(stored['transaction_id']), TABLE),
    userId: required(integerOf(stored['user_id']), TABLE) as UserId,
    username: textOf(stored['username']),
    engine: required(memberOf(ENGINES, stored['engine']), TABLE),
    status: required(memberOf(ATTEMPT_STATUSES, stored['status']), TABLE),
    phase: required(memberOf(CHECKOUT_PHASES, stored['phase']), TABLE),
    itemsRequested: required(integerOf(stored['items_requested']), TABLE),
    itemsReceived: required(integerOf(stored['items_received']), TABLE),
    total: hundredthsOf(stored['total']),
    charged: required(hundredthsOf(stored['charged']), TABLE),
    error: errorCode === null ? null : { code: errorCode, message: textOf(stored['error_message']) ?? '' },
    startedAt: required(instantFromStored(stored['started_at']), TABLE),
    endedAt: instantFromStored(stored['ended_at']),
  };
}

function transactionIdOf(stored: unknown): TransactionId | null {
  return typeof stored === 'string' && isTransactionId(stored) ? stored : null;
}

function itemsOf(connection: Connection, shape: Shape, attemptId: number): AttemptItem[] {
  const table = 'checkout_transaction_item';
  if (!shape.isComplete(table)) return [];
  const columns = ['position', 'item_id', 'title', 'price', 'seller_id', 'outcome', 'failure'] as const;
  const query = queries
    .selectFrom(table)
    .leftJoin('user', 'user.id', `${table}.seller_id`)
    .select([...columnsOf(shape, table, columns), username])
    .where('attempt_id', '=', attemptId)
    .orderBy('position');
  return allRows(connection, query).map((stored) => ({
    position: required(integerOf(stored['position']), table),
    itemId: required(integerOf(stored['item_id']), table) as ItemId,
    title: textOf(stored['title']),
    price: hundredthsOf(stored['price']),
    sellerId: integerOf(stored['seller_id']) as UserId | null,
    sellerName: textOf(stored['username']),
    outcome: required(memberOf(ITEM_OUTCOMES, stored['outcome']), table),
    failure: memberOf(ITEM_FAILURES, stored['failure']),
  }));
}

function eventsOf(connection: Connection, shape: Shape, attemptId: number): AttemptEvent[] {
  const table = 'checkout_event';
  if (!shape.isComplete(table)) return [];
  const query = queries
    .selectFrom(table)
    .select(columnsOf(shape, table, ['position', 'at', 'phase', 'level', 'message']))
    .where('attempt_id', '=', attemptId)
    .orderBy('position');
  return allRows(connection, query).map((stored) => ({
    position: required(integerOf(stored['position']), table),
    at: required(instantFromStored(stored['at']), table),
    phase: required(memberOf(CHECKOUT_PHASES, stored['phase']), table),
    level: required(memberOf(LOG_LEVELS, stored['level']), table),
    message: textOf(stored['message']) ?? '',
  }));
}
