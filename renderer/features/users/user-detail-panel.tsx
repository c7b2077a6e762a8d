import { useQuery } from '@tanstack/react-query';
import type { UserDetail } from '../../../shared/contract/users.ts';
import { userIdValue } from '../../../shared/contract/values.ts';
import { formatCredits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Facts, Figures } from '../../ui/figures.tsx';
import { Mark } from '../../ui/mark.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import type { UserTab } from './search.ts';
import { UserCreditRows } from './user-credit-rows.tsx';
import { UserItems } from './user-items.tsx';
import { UserOrders } from './user-orders.tsx';
import './user-detail-panel.css';

interface UserDetailPanelProps {
  readonly userId: number;
  readonly tab: UserTab;
  readonly onTab: (tab: UserTab) => void;
  readonly onClose: () => void;
  readonly onOpenAttempts: (userId: number) => void;
}

/** One account: balance and last checkout first, then what is stored about it, as it is stored. */
export function UserDetailPanel({ userId, tab, onTab, onClose, onOpenAttempts }: UserDetailPanelProps) {
  const query = useQuery(queries.users.get.queryOptions({ input: { userId: userIdValue.parse(userId) } }));
  useShortcut({ keys: 'escape', label: 'Close what is open', group: 'List', run: onClose });

  const user = query.data;
  if (user === undefined) {
    return (
      <DetailPanel head={<h2>User</h2>} onClose={onClose}>
        {query.isError ? (
          <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
        ) : (
          <Skeleton label="Loading the user" />
        )}
      </DetailPanel>
    );
  }
  return (
    <DetailPanel
      onClose={onClose}
      head={
        <>
          <h2 className="truncate">
            <PersonalText text={user.username} isTruncated />
          </h2>
          <span className="quiet number user-number">no. {user.userId}</span>
          {user.isBanned && <Mark shape="dash" tone="red" word="Banned" isBadge />}
        </>
      }
      actions={
        <Button kind="quiet" icon="transactions" onPress={() => onOpenAttempts(user.userId)}>
          Attempts
        </Button>
      }
    >
      <UserHead user={user} />
      <UserTabs userId={user.userId} counts={user.counts} tab={tab} onTab={onTab} />
    </DetailPanel>
  );
}

function UserHead({ user }: { readonly user: UserDetail }) {
  const { balance, lastCheckoutAt, email, level, tradingPoints, createdAt, lastLoginAt } = user;
  return (
    <div className="user-head">
      <Figures
        figures={[
          { label: 'Balance, credits', value: balance === null ? 'not stored' : formatCredits(balance) },
          {
            label: 'Last checkout',
            value: <LastCheckout user={user} />,
            ...(lastCheckoutAt !== null && { note: <Moment at={lastCheckoutAt} /> }),
          },
        ]}
      />
      <Facts
        facts={[
          { label: 'E-mail', value: <PersonalText text={email} isTruncated /> },
          { label: 'Level', value: level === null ? 'not stored' : `${level}, ${tradingPoints ?? 0} points` },
          { label: 'Joined', value: createdAt === null ? 'not stored' : <Moment at={createdAt} /> },
          { label: 'Last sign-in', value: lastLoginAt === null ? 'not stored' : <Moment at={lastLoginAt} /> },
        ]}
      />
    </div>
  );
}

function LastCheckout({ user }: { readonly user: UserDetail }) {
  if (!user.hasLastCheckout) return <span className="user-unrecorded">This database does not record it</span>;
  if (user.lastCheckoutId === null) return <span className="user-unrecorded">none yet</span>;
  return (
    <span className="user-checkout">
      <span className="mono truncate">
        <UntrustedText text={user.lastCheckoutId} isTruncated />
      </span>
      <CopyButton label="Copy the id of the last checkout" text={user.lastCheckoutId} />
    </span>
  );
}

interface UserTabsProps extends Pick<UserDetailPanelProps, 'tab' | 'onTab'> {
  readonly userId: UserId;
  readonly counts: UserDetail['counts'];
}

function UserTabs({ userId, counts, tab, onTab }: UserTabsProps) {
  return (
    <Tabs
      label="Stored about this user"
      openId={tab}
      onOpen={onTab}
      pages={[
        { id: 'items', label: 'Items', count: counts.items, content: () => <UserItems userId={userId} /> },
        {
          id: 'orders',
          label: 'Orders',
          count: counts.orders,
          content: () => <UserOrders userId={userId} hasTable={counts.orders !== null} />,
        },
        {
          id: 'credit-rows',
          label: 'Credit rows',
          count: counts.creditRows,
          content: () => <UserCreditRows userId={userId} hasTable={counts.creditRows !== null} />,
        },
      ]}
    />
  );
}
