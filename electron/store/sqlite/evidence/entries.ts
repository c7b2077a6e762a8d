import { creditsFromDecimal } from '../../../../shared/credits.ts';
import type { UserId } from '../../../../shared/ids.ts';
import type { EditRow, LedgerRow, NoticeRow } from '../../../verdict/evidence.ts';
import type { Connection } from '../connection.ts';
import { allRows, columnsOf, queries } from '../query.ts';
import type { Shape } from '../shape.ts';
import { integerOf, textOf } from '../stored.ts';
import { millisecondsOf } from './milliseconds.ts';
import { readNotice } from './notice-words.ts';
import { isOneOf } from './scope.ts';

export function readLedger(
  connection: Connection,
  shape: Shape,
  userIds: readonly number[] | null,
): readonly LedgerRow[] {
  const columns = columnsOf(shape, 'credit_transaction', [
    'id',
    'user_id',
    'timestamp',
    'transaction_type',
    'amount',
    'description',
    'balance_after',
  ]);
  const query = queries
    .selectFrom('credit_transaction')
    .select(columns)
    .where(isOneOf('credit_transaction.user_id', userIds));
  return allRows(connection, query).flatMap((stored): readonly LedgerRow[] => {
    const id = integerOf(stored['id']);
    const userId = integerOf(stored['user_id']) as UserId | null;
    const atMs = millisecondsOf(stored['timestamp']);
    const amount = creditsFromDecimal(stored['amount']);
    if (id === null || userId === null || atMs === null || amount === null) return [];
    return [
      {
        id,
        userId,
        atMs,
        type: textOf(stored['transaction_type']) ?? '',
        amount,
        description: textOf(stored['description']),
        balanceAfter: creditsFromDecimal(stored['balance_after']),
      },
    ];
  });
}

export function readNotices(
  connection: Connection,
  shape: Shape,
  userIds: readonly number[] | null,
): readonly NoticeRow[] {
  const columns = columnsOf(shape, 'notification', ['id', 'user_id', 'message', 'created_at']);
  const query = queries.selectFrom('notification').select(columns).where(isOneOf('notification.user_id', userIds));
  return allRows(connection, query).flatMap((stored): readonly NoticeRow[] => {
    const id = integerOf(stored['id']);
    const userId = integerOf(stored['user_id']) as UserId | null;
    const atMs = millisecondsOf(stored['created_at']);
    const message = textOf(stored['message']);
    if (id === null || userId === null || atMs === null || message === null) return [];
    return [{ id, userId, atMs, message, ...readNotice(message) }];
  });
}

/** Admin edits of balances; before and after are plain text. */
export function readEdits(connection: Connection, shape: Shape, userIds: readonly number[] | null): readonly EditRow[] {
  const columns = columnsOf(shape, 'audit_log', [
    'id',
    'action_type',
    'target_id',
    'before_value',
    'after_value',
    'timestamp',
  ]);
  const query = queries
    .selectFrom('audit_log')
    .select(columns)
    .where('audit_log.action_type', '=', 'edit_user')
    .where(isOneOf('audit_log.target_id', userIds));
  return allRows(connection, query).flatMap((stored): readonly EditRow[] => {
    const id = integerOf(stored['id']);
    const userId = integerOf(stored['target_id']) as UserId | null;
    const atMs = millisecondsOf(stored['timestamp']);
    const before = balanceOf(stored['before_value']);
    const after = balanceOf(stored['after_value']);
    if (id === null || userId === null || atMs === null || before === null || after === null) return [];
    return [{ id, userId, atMs, before, after }];
  });
}

function balanceOf(stored: unknown): ReturnType<typeof creditsFromDecimal> {
  const text = textOf(stored)?.trim() ?? '';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? creditsFromDecimal(Number(text)) : null;
}
