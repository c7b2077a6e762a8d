import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Inspection } from '../../../shared/contract/inspection.ts';
import type { UserDetail } from '../../../shared/contract/users.ts';
import { userIdValue } from '../../../shared/contract/values.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Mark } from '../../ui/mark.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BalanceTab } from './balance-tab.tsx';
import { InspectionView } from './inspection-view.tsx';
import type { UserTab } from './search.ts';
import { UserCreditRows } from './user-credit-rows.tsx';
import { UserHead } from './user-head.tsx';
import { UserInventory } from './user-inventory.tsx';
import { UserOrders } from './user-orders.tsx';
import { UserTimeline } from './user-timeline.tsx';
import { UserTransactions } from './user-transactions.tsx';
import './user-detail-panel.css';

interface UserDetailPanelProps {
  readonly userId: number;
  readonly tab: UserTab;
  readonly onTab: (tab: UserTab) => void;
  readonly onClose: () => void;
  readonly onOpenAttempts: (userId: number) => void;
  readonly onOpenTransaction: (key: string) => void;
}

/** One account: what it has, what it is owed, then how that came about, and what is stored about it. */
export function UserDetailPanel({
  userId,
  tab,
  onTab,
  onClose,
  onOpenAttempts,
  onOpenTransaction,
}: UserDetailPanelProps) {
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
      <UserTabs user={user} tab={tab} onTab={onTab} onOpenTransaction={onOpenTransaction} />
    </DetailPanel>
  );
}

interface UserTabsProps extends Pick<UserDetailPanelProps, 'tab' | 'onTab' | 'onOpenTransaction'> {
  readonly user: UserDetail;
}

function UserTabs({ user: { userId, username, counts }, tab, onTab, onOpenTransaction }: UserTabsProps) {
  const names = useMemo(() => [username], [username]);
  const shown = (view: (inspection: Inspection) => ReactNode) => () => (
    <InspectionView userId={userId}>{view}</InspectionView>
  );
  return (
    <Tabs
      label="About this user"
      openId={tab}
      onOpen={onTab}
      pages={[
        {
          id: 'balance',
          label: 'Balance',
          content: shown((inspection) => <BalanceTab {...{ inspection, names, onOpenTransaction }} />),
        },
        {
          id: 'transactions',
          label: 'Transactions',
          content: shown((inspection) => <UserTransactions {...{ inspection, onOpenTransaction }} />),
        },
        {
          id: 'inventory',
          label: 'Inventory',
          content: shown((inspection) => <UserInventory {...{ inspection, names, onOpenTransaction }} />),
        },
        {
          id: 'timeline',
          label: 'Timeline',
          content: shown((inspection) => <UserTimeline {...{ inspection, names, onOpenTransaction }} />),
        },
        {
          id: 'orders',
          label: 'Orders',
          content: () => <UserOrders userId={userId} hasTable={counts.orders !== null} />,
        },
        {
          id: 'credit-rows',
          label: 'Credit rows',
          content: () => <UserCreditRows userId={userId} hasTable={counts.creditRows !== null} />,
        },
      ]}
    />
  );
}
