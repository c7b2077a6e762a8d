import { useRef, useState } from 'react';
import type { UserRow } from '../../../shared/contract/users.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import type { UsersSearch } from './search.ts';
import { useUsers } from './use-users.ts';
import { USER_COLUMNS } from './user-columns.tsx';
import { UserDetailPanel } from './user-detail-panel.tsx';
import './users-screen.css';

interface UsersScreenProps {
  readonly search: UsersSearch;
  readonly userId: number | null;
  readonly onSearch: (search: UsersSearch) => void;
  /** Null closes what is open. */
  readonly onOpen: (userId: number | null) => void;
  /** Shows this user's attempts in their own room. */
  readonly onOpenAttempts: (userId: number) => void;
  readonly onOpenTransaction: (key: string) => void;
}

/** Everybody in the marketplace, and what is stored about the one who is open. */
export function UsersScreen(props: UsersScreenProps) {
  const { search, userId, onSearch, onOpen, onOpenAttempts, onOpenTransaction } = props;
  return (
    <SplitView
      detailLabel="User"
      detail={
        userId === null ? null : (
          <UserDetailPanel
            // A new user starts with lists at their top.
            key={userId}
            userId={userId}
            tab={search.tab ?? 'balance'}
            onTab={(tab) => onSearch({ ...search, tab })}
            onClose={() => onOpen(null)}
            onOpenAttempts={onOpenAttempts}
            onOpenTransaction={onOpenTransaction}
          />
        )
      }
    >
      <UserSearch search={search} onSearch={onSearch} />
      <UserList {...props} />
    </SplitView>
  );
}

function UserSearch({ search, onSearch }: Pick<UsersScreenProps, 'search' | 'onSearch'>) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  // The address holds the search without the blanks around it; somebody who is typing needs them.
  const shown = typed.trim() === (search.q ?? '') ? typed : (search.q ?? '');

  function change(text: string) {
    setTyped(text);
    onSearch({ ...search, q: text.trim() === '' ? undefined : text.trim() });
  }

  useShortcut({ keys: '/', label: 'Search this screen', group: 'List', run: () => input.current?.focus() });
  return (
    <FilterBar>
      <SearchField
        label="Search users"
        placeholder="Name, e-mail or number"
        keys="/"
        value={shown}
        inputRef={input}
        onChange={change}
      />
    </FilterBar>
  );
}

function UserList({ search, userId, onSearch, onOpen }: UsersScreenProps) {
  const order = { sort: search.sort ?? 'username', direction: search.order ?? 'ascending' };
  const { query, rows, total, outlet, loadMore, refresh } = useUsers(search.q ?? '', order);
  const columns = useListColumns({
    name: 'users',
    columns: USER_COLUMNS,
    order,
    onOrder: ({ sort, direction }) => onSearch({ ...search, sort, order: direction }),
  });

  if (query.isPending) return <Skeleton label="Loading users" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) return <NoUsers search={search} onSearch={onSearch} />;

  return (
    <MainList
      label="Users"
      noun="user"
      columns={columns}
      rows={rows}
      total={total}
      rowKey={rowKey}
      openKey={userId === null ? null : String(userId)}
      outlet={outlet}
      onOpen={(row) => onOpen(row.userId)}
      onRefresh={refresh}
      onNearEnd={loadMore}
    />
  );
}

function NoUsers({ search, onSearch }: Pick<UsersScreenProps, 'search' | 'onSearch'>) {
  if (search.q === undefined) {
    return (
      <EmptyState icon="users" title="Nobody is here yet">
        This room shows every account of the marketplace. This database has none.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title="Nobody matches"
      action={<Button onPress={() => onSearch({ ...search, q: undefined })}>Clear the search</Button>}
    >
      The search looks at names, e-mail addresses and numbers.
    </EmptyState>
  );
}

function rowKey(row: UserRow): string {
  return String(row.userId);
}
