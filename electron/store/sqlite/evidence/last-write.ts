import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { firstRow, queries } from '../query.ts';
import type { ColumnName, Shape, TableName } from '../shape.ts';
import { millisecondsOf } from './milliseconds.ts';

/** Where each table notes when a row was written. */
const STAMPS = {
  trade: 'timestamp',
  order: 'date_ordered',
  credit_transaction: 'timestamp',
  notification: 'created_at',
  audit_log: 'timestamp',
  user: 'created_at',
  checkout_transaction: 'ended_at',
} as const satisfies { readonly [Table in TableName]?: ColumnName<Table> };

/** When the newest row of the marketplace was written, in milliseconds; 0 when nothing tells. */
export function readLastWrite(connection: Connection, shape: Shape): number {
  const stamps = Object.entries(STAMPS).flatMap(([name, column]) => {
    const table = name as keyof typeof STAMPS;
    if (!shape.hasColumn(table, 'id') || !shape.hasColumn(table, column as never)) return [];
    const newest = queries
      .selectFrom(table)
      .select(sql.ref(`${table}.${column}`).as('at'))
      .orderBy(sql.ref(`${table}.id`), 'desc')
      .limit(1);
    return millisecondsOf(firstRow(connection, newest)?.['at']) ?? [];
  });
  return Math.max(0, ...stamps);
}
