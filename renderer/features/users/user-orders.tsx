import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrderRow } from '../../../shared/contract/users.ts';
import { type Credits, formatCredits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { queries } from '../../api/index.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { UserPage } from './user-page.tsx';

const COLUMNS: readonly TableColumn<OrderRow>[] = [
  {
    id: 'order',
    label: 'Order',
    track: 'minmax(110px, 1fr)',
    cell: (order) => (
      <span className="mono">
        {order.orderNumber === null ? order.orderId : <UntrustedText text={order.orderNumber} isTruncated />}
      </span>
    ),
  },
  {
    id: 'at',
    label: 'Ordered',
    track: '166px',
    cell: (order) => (order.orderedAt === null ? <span className="quiet">–</span> : <Moment at={order.orderedAt} />),
  },
  {
    id: 'status',
    label: 'Status',
    track: '96px',
    hideBelow: 520,
    cell: (order) =>
      order.status === null ? <span className="quiet">–</span> : <UntrustedText text={order.status} isTruncated />,
  },
  { id: 'items', label: 'Items', track: '56px', align: 'end', cell: (order) => order.itemCount },
  { id: 'used', label: 'Credits used', track: '100px', align: 'end', cell: (order) => amount(order.creditsUsed) },
  {
    id: 'before',
    label: 'Before',
    track: '88px',
    align: 'end',
    hideBelow: 640,
    cell: (order) => amount(order.balanceBefore),
  },
  {
    id: 'after',
    label: 'After',
    track: '88px',
    align: 'end',
    hideBelow: 640,
    cell: (order) => amount(order.balanceAfter),
  },
];

interface UserOrdersProps {
  readonly userId: UserId;
  readonly hasTable: boolean;
}

/** The orders as stored. An order proves neither a charge nor a delivery (BARTEREX.md M6, M8). */
export function UserOrders({ userId, hasTable }: UserOrdersProps) {
  const list = usePagedRows(
    useInfiniteQuery(
      queries.users.orders.infiniteOptions({
        input: (cursor: string | null) => ({ userId, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  return (
    <UserPage
      label="Orders"
      icon="transactions"
      list={list}
      columns={COLUMNS}
      rowKey={(order) => String(order.orderId)}
      emptyTitle="No orders"
      emptyText={hasTable ? 'No order of this user is stored.' : 'This database has no table of orders.'}
    />
  );
}

function amount(credits: Credits | null) {
  return credits === null ? <span className="quiet">–</span> : formatCredits(credits);
}
