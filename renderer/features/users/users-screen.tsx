import { useRef, useState } from 'react';
import type { UserRow } from '../../../shared/contract/users.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { ListHead } from '../../ui/list-head.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import type { UsersSearch } from './search.ts';
import { useUserColumns } from './use-user-columns.ts';
import { DEFAULT_DIRECTION, DEFAULT_SORT, useUsers } from './use-users.ts';
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
}

/** Everybody in the marketplace, and what is stored about the one who is open. */
export function UsersScreen(props: UsersScreenProps) {
  const { search, userId, onSearch, onOpen, onOpenAttempts } = props;
  return (
    <SplitView
      detailLabel="User"
      detail={
        userId === null ? null : (
          <UserDetailPanel
            // A new user starts with lists at their top.
            key={userId}
            userId={userId}
            tab={search.tab ?? 'items'}
            onTab={(tab) => onSearch({ ...search, tab })}
            onClose={() => onOpen(null)}
            onOpenAttempts={onOpenAttempts}
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
    <div className="user-search">
      <SearchField
        label="Search users"
        placeholder="Name, e-mail or number"
        keys="/"
        value={shown}
        inputRef={input}
        onChange={change}
      />
    </div>
  );
}

function UserList({ search, userId, onSearch, onOpen }: UsersScreenProps) {
  const { query, rows, total, loadMore, refresh } = useUsers(search);
  const { table, columns, toggleSort } = useUserColumns({
    sort: search.sort ?? DEFAULT_SORT,
    direction: search.order ?? DEFAULT_DIRECTION,
    onSort: (sort, order) => onSearch({ ...search, sort, order }),
  });

  if (query.isPending) return <Skeleton label="Loading users" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) return <NoUsers search={search} onSearch={onSearch} />;

  return (
    <>
      <ListHead
        count={total}
        noun="user"
        columns={table.getAllLeafColumns()}
        onColumns={table.setColumnVisibility}
        onRefresh={refresh}
      />
      <DataTable
        isMain
        label="Users"
        columns={columns}
        rows={rows}
        total={total}
        rowKey={rowKey}
        openKey={userId === null ? null : String(userId)}
        onOpen={(row) => onOpen(row.userId)}
        onSort={toggleSort}
        onNearEnd={loadMore}
      />
    </>
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
