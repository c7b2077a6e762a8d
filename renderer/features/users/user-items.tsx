import { useInfiniteQuery } from '@tanstack/react-query';
import type { OwnedItem } from '../../../shared/contract/users.ts';
import { formatCredits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { queries } from '../../api/index.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { UserPage } from './user-page.tsx';

const COLUMNS: readonly TableColumn<OwnedItem>[] = [
  { id: 'no', label: 'No.', track: '64px', align: 'end', cell: (item) => item.itemId },
  {
    id: 'title',
    label: 'Title',
    track: 'minmax(120px, 1fr)',
    cell: (item) => <UntrustedText text={item.title} isTruncated />,
  },
  {
    id: 'number',
    label: 'Item number',
    track: '120px',
    hideBelow: 600,
    cell: (item) => (
      <span className="mono quiet">{item.itemNumber === null ? '–' : <UntrustedText text={item.itemNumber} />}</span>
    ),
  },
  {
    id: 'price',
    label: 'Price, credits',
    track: '112px',
    align: 'end',
    cell: (item) => (item.price === null ? <span className="quiet">–</span> : formatCredits(item.price)),
  },
  {
    id: 'state',
    label: 'On offer',
    track: '92px',
    cell: (item) =>
      item.isAvailable ? <Mark shape="tick" tone="green" word="Yes" /> : <Mark shape="ring" tone="grey" word="No" />,
  },
];

/** What this user owns now: bought or put on offer. */
export function UserItems({ userId }: { readonly userId: UserId }) {
  const query = useInfiniteQuery(
    queries.users.items.infiniteOptions({
      input: (cursor: string | null) => ({ userId, ...(cursor !== null && { cursor }) }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  );
  return (
    <UserPage
      label="Items"
      icon="sandbox"
      query={query}
      columns={COLUMNS}
      rowKey={(item) => String(item.itemId)}
      emptyTitle="No items"
      emptyText="This user owns nothing at the moment."
    />
  );
}
