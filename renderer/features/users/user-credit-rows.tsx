import { useInfiniteQuery } from '@tanstack/react-query';
import type { CreditRow } from '../../../shared/contract/users.ts';
import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { queries } from '../../api/index.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import type { TableColumn } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Moment } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { UserPage } from './user-page.tsx';
import './user-credit-rows.css';

const COLUMNS: readonly TableColumn<CreditRow>[] = [
  {
    id: 'at',
    label: 'Time',
    track: '166px',
    cell: (row) => (row.at === null ? <span className="quiet">–</span> : <Moment at={row.at} />),
  },
  { id: 'type', label: 'Type', track: 'minmax(90px, 0.6fr)', cell: (row) => <Text text={row.type} /> },
  {
    id: 'amount',
    label: 'Amount, credits',
    track: '124px',
    align: 'end',
    cell: (row) => (row.amount === null ? <span className="quiet">–</span> : formatCreditChange(row.amount)),
  },
  {
    id: 'after',
    label: 'Balance after',
    track: '108px',
    align: 'end',
    hideBelow: 560,
    cell: (row) => (row.balanceAfter === null ? <span className="quiet">–</span> : formatCredits(row.balanceAfter)),
  },
  {
    id: 'text',
    label: 'Description',
    track: 'minmax(120px, 1fr)',
    hideBelow: 480,
    cell: (row) => <Text text={row.description ?? row.reason} />,
  },
];

interface UserCreditRowsProps {
  readonly userId: UserId;
  readonly hasTable: boolean;
}

export function UserCreditRows({ userId, hasTable }: UserCreditRowsProps) {
  const list = usePagedRows(
    useInfiniteQuery(
      queries.users.creditRows.infiniteOptions({
        input: (cursor: string | null) => ({ userId, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  return (
    <>
      <p className="credit-rows-note">
        <Icon name="notice" />
        These rows are not a ledger: purchases, level-ups and admin edits write none, so they do not add up to the
        balance.
      </p>
      <UserPage
        label="Credit rows"
        icon="columns"
        list={list}
        columns={COLUMNS}
        rowKey={(row) => String(row.creditRowId)}
        emptyTitle="No credit rows"
        emptyText={
          hasTable ? 'No bonus, refund or top-up of this user is stored.' : 'This database has no table of credit rows.'
        }
      />
    </>
  );
}

function Text({ text }: { readonly text: string | null }) {
  return text === null ? <span className="quiet">–</span> : <UntrustedText text={text} isTruncated />;
}
