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
import type { AttemptDetail, AttemptEvent, AttemptItem, AttemptRow } from '../../../shared/contract/transactions.ts';
import type { ItemId, TransactionId, UserId } from '../../../shared/ids.ts';
import { isTransactionId } from '../../../shared/ids.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { Connection } from './connection.ts';
import type { StoredRow } from './query.ts';
import { allRows, columnsOf, firstRow, queries } from './query.ts';
import type { Shape } from './shape.ts';
import { hundredthsOf, integerOf, memberOf, required, textOf } from './stored.ts';

const TABLE = 'checkout_transaction';

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

export function attemptsAfter(
  connection: Connection,
  shape: Shape,
  attemptId: number,
  limit: number,
): readonly AttemptDetail[] {
  if (!shape.isComplete(TABLE)) return [];
  const next = queries.selectFrom(TABLE).select('id').where('id', '>', attemptId).orderBy('id').limit(limit);
  return allRows(connection, next).flatMap(
    ({ id }) => findAttempt(connection, shape, required(integerOf(id), TABLE)) ?? [],
  );
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
