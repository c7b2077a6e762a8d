import { sql } from 'kysely';
import type { Page, PageRequest } from '../../../shared/contract/page.ts';
import type { CreditRow, OrderRow, OwnedItem } from '../../../shared/contract/users.ts';
import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { instantFromStored } from '../../../shared/time.ts';
import type { Connection } from './connection.ts';
import { readPage } from './list.ts';
import type { StoredRow } from './query.ts';
import { columnsOf, queries } from './query.ts';
import type { ColumnName, Shape, TableName } from './shape.ts';
import { flagOf, integerOf, required, textOf } from './stored.ts';

/** What belongs to one user, as it is stored, newest first. */

type UserTable = Extract<TableName, 'item' | 'order' | 'credit_transaction'>;

interface Records<Table extends UserTable, Row> {
  readonly table: Table;
  readonly columns: readonly ColumnName<Table>[];
  readonly toRow: (stored: StoredRow) => Row;
}

const SELECT_ITEM_COUNTS = `
  SELECT order_id AS orderId, count(*) AS itemCount FROM order_item
  WHERE order_id IN (SELECT value FROM json_each(?)) GROUP BY order_id`;

export function listUserItems(
  connection: Connection,
  shape: Shape,
  userId: UserId,
  request: PageRequest,
): Page<OwnedItem> {
  const items = {
    table: 'item',
    columns: ['id', 'item_number', 'name', 'value', 'is_available', 'status'],
    toRow: ownedItem,
  } as const satisfies Records<'item', OwnedItem>;
  return listRecords(connection, { shape, records: items, userId, request });
}

export function listUserOrders(
  connection: Connection,
  shape: Shape,
  userId: UserId,
  request: PageRequest,
): Page<OrderRow> {
  const orders = {
    table: 'order',
    columns: [
      'id',
      'order_number',
      'status',
      'date_ordered',
      'credits_used',
      'credits_balance_before',
      'credits_balance_after',
    ],
    toRow: orderRow,
  } as const satisfies Records<'order', OrderRow>;
  const page = listRecords(connection, { shape, records: orders, userId, request });
  const counts = itemCounts(connection, shape, page.rows);
  return { ...page, rows: page.rows.map((order) => ({ ...order, itemCount: counts.get(order.orderId) ?? 0 })) };
}

export function listUserCreditRows(
  connection: Connection,
  shape: Shape,
  userId: UserId,
  request: PageRequest,
): Page<CreditRow> {
  const creditRows = {
    table: 'credit_transaction',
    columns: ['id', 'timestamp', 'transaction_type', 'amount', 'balance_after', 'description', 'reason'],
    toRow: creditRow,
  } as const satisfies Records<'credit_transaction', CreditRow>;
  return listRecords(connection, { shape, records: creditRows, userId, request });
}

function listRecords<Table extends UserTable, Row>(
  connection: Connection,
  {
    shape,
    records,
    userId,
    request,
  }: {
    readonly shape: Shape;
    readonly records: Records<Table, Row>;
    readonly userId: UserId;
    readonly request: PageRequest;
  },
): Page<Row> {
  const table: UserTable = records.table;
  if (!shape.hasColumn(table, 'id') || !shape.hasColumn(table, 'user_id')) {
    return { rows: [], total: 0, nextCursor: null };
  }
  return readPage(
    connection,
    {
      matching: queries.selectFrom(table).where('user_id', '=', userId),
      columns: columnsOf(shape, records.table, records.columns),
      order: { name: `${table} of ${userId}`, direction: 'descending', id: sql.ref(`${table}.id`) },
      toRow: records.toRow,
    },
    request,
  );
}

/** One pass over `order_item` for the whole page: Barterex has no index on its orders. */
function itemCounts(connection: Connection, shape: Shape, orders: readonly OrderRow[]): ReadonlyMap<number, number> {
  if (orders.length === 0 || !shape.hasColumn('order_item', 'order_id')) return new Map();
  const rows = connection
    .prepare<[string], { readonly orderId: number; readonly itemCount: number }>(SELECT_ITEM_COUNTS)
    .all(JSON.stringify(orders.map((order) => order.orderId)));
  return new Map(rows.map(({ orderId, itemCount }) => [orderId, itemCount]));
}

function ownedItem(stored: StoredRow): OwnedItem {
  return {
    itemId: required(integerOf(stored['id']), 'item') as ItemId,
    itemNumber: textOf(stored['item_number']),
    title: textOf(stored['name']) ?? '',
    price: creditsFromDecimal(stored['value']),
    isAvailable: flagOf(stored['is_available']),
    status: textOf(stored['status']),
  };
}

function orderRow(stored: StoredRow): OrderRow {
  return {
    orderId: required(integerOf(stored['id']), 'order'),
    orderNumber: textOf(stored['order_number']),
    status: textOf(stored['status']),
    orderedAt: instantFromStored(stored['date_ordered']),
    creditsUsed: creditsFromDecimal(stored['credits_used']),
    balanceBefore: creditsFromDecimal(stored['credits_balance_before']),
    balanceAfter: creditsFromDecimal(stored['credits_balance_after']),
    itemCount: 0,
  };
}

function creditRow(stored: StoredRow): CreditRow {
  return {
    creditRowId: required(integerOf(stored['id']), 'credit_transaction'),
    at: instantFromStored(stored['timestamp']),
    type: textOf(stored['transaction_type']),
    amount: creditsFromDecimal(stored['amount']),
    balanceAfter: creditsFromDecimal(stored['balance_after']),
    description: textOf(stored['description']),
    reason: textOf(stored['reason']),
  };
}
