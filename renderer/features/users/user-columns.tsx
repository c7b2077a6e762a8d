import type { USER_SORTS, UserRow } from '../../../shared/contract/users.ts';
import { formatCredits } from '../../../shared/credits.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { Mark } from '../../ui/mark.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export type UserSort = (typeof USER_SORTS)[number];

export const USER_COLUMNS: readonly ListColumn<UserRow, UserSort>[] = [
  {
    id: 'username',
    label: 'User',
    track: 'minmax(120px, 1.2fr)',
    sort: 'username',
    isFixed: true,
    cell: (row) => <UserName row={row} />,
  },
  { id: 'userId', label: 'No.', track: '68px', align: 'end', sort: 'userId', cell: (row) => row.userId },
  {
    id: 'email',
    label: 'E-mail',
    track: 'minmax(120px, 1.4fr)',
    hideBelow: 760,
    cell: (row) => <PersonalText text={row.email} isTruncated />,
  },
  {
    id: 'balance',
    label: 'Balance, credits',
    track: '134px',
    align: 'end',
    sort: 'balance',
    cell: (row) => (row.balance === null ? <span className="quiet">–</span> : formatCredits(row.balance)),
  },
  {
    id: 'lastCheckoutId',
    label: 'Last checkout',
    track: '116px',
    hideBelow: 520,
    cell: (row) =>
      row.lastCheckoutId === null ? (
        <span className="quiet">–</span>
      ) : (
        <span className="mono">
          <UntrustedText text={row.lastCheckoutId} isTruncated />
        </span>
      ),
  },
  {
    id: 'lastCheckoutAt',
    label: 'Checked out at',
    track: '166px',
    hideBelow: 640,
    cell: (row) =>
      row.lastCheckoutAt === null ? <span className="quiet">–</span> : <Moment at={row.lastCheckoutAt} />,
  },
];

function UserName({ row }: { readonly row: UserRow }) {
  return (
    <span className="user-name">
      <PersonalText text={row.username} isTruncated />
      {row.isBanned && <Mark shape="dash" tone="red" word="Banned" />}
    </span>
  );
}
