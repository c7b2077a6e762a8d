import type { UserId } from '../../../shared/ids.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { KnownUser } from '../port.ts';
import type { Connection } from './connection.ts';
import type { StoredRow } from './query.ts';
import { allRows, columnsOf, queries } from './query.ts';
import type { Shape } from './shape.ts';
import { integerOf, required, textOf } from './stored.ts';

/** Users with a higher id than `userId`, lowest first. */
export function usersAfter(connection: Connection, shape: Shape, userId: number, limit: number): readonly KnownUser[] {
  const columns = columnsOf(shape, 'user', [
    'id',
    'username',
    'created_at',
    'last_checkout_transaction_id',
    'last_checkout_timestamp',
  ]);
  const users = queries
    .selectFrom('user')
    .select(columns)
    .where('user.id', '>', userId)
    .orderBy('user.id')
    .limit(limit);
  return allRows(connection, users).map(knownUserOf);
}

function knownUserOf(stored: StoredRow): KnownUser {
  return {
    userId: required(integerOf(stored['id']), 'user') as UserId,
    username: textOf(stored['username']) ?? '',
    createdAt: instantFromStored(stored['created_at']),
    lastCheckoutId: textOf(stored['last_checkout_transaction_id']),
    lastCheckoutAt: instantFromStored(stored['last_checkout_timestamp']),
  };
}
