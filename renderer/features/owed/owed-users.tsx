import type { Exposure, OwedUser } from '../../../shared/contract/overview.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { useAuditStore } from './audit-store.ts';
import { countOf, describeCoverage } from './audit-words.ts';
import { ExposureChart } from './exposure-chart.tsx';
import { ExposureFigures } from './exposure-figures.tsx';
import { OwedFilter } from './owed-filter.tsx';
import { OWED_USER_COLUMNS } from './owed-user-columns.tsx';
import { OwedUserPanel } from './owed-user-panel.tsx';
import type { ChangeSearch, OwedSearch } from './search.ts';
import { useOwedUsers } from './use-owed-users.ts';

interface OwedUsersProps {
  readonly search: OwedSearch;
  readonly exposure: Exposure;
  readonly onSearch: ChangeSearch;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** What the marketplace owes, by day, by the way it came about, and to whom. */
export function OwedUsers(props: OwedUsersProps) {
  const { search, exposure, onSearch } = props;
  const { user } = search;
  const { transactions, undecided } = exposure.totals;
  if (transactions === 0 && undecided === 0 && search.from === undefined && search.to === undefined) {
    return <NoLosses exposure={exposure} />;
  }
  return (
    <>
      <FilterBar>
        <ExposureFigures losses={exposure.totals} />
        <ExposureChart byDay={exposure.byDay} onDays={(from, to) => onSearch({ ...search, from, to })} />
        <OwedFilter search={search} byMechanism={exposure.byMechanism} onSearch={onSearch} />
      </FilterBar>
      <SplitView
        detailLabel="User"
        detail={
          user === undefined ? null : (
            <OwedUserPanel
              // Another user starts at the top.
              key={user}
              userId={user}
              search={search}
              onClose={() => onSearch({ ...search, user: undefined })}
              onOpenTransaction={props.onOpenTransaction}
              onOpenUser={props.onOpenUser}
            />
          )
        }
      >
        <UserList search={search} onSearch={onSearch} />
      </SplitView>
    </>
  );
}

function UserList({ search, onSearch }: Pick<OwedUsersProps, 'search' | 'onSearch'>) {
  const order = { sort: search.sort ?? 'owed', direction: search.order ?? 'descending' };
  const list = useOwedUsers(search, order);
  const { query, rows } = list;
  const readAgain = useAuditStore((store) => store.readAgain);
  const columns = useListColumns({
    name: 'owed-users',
    columns: OWED_USER_COLUMNS,
    order,
    onOrder: ({ sort, direction }) => onSearch({ ...search, sort, order: direction }),
  });

  if (query.isPending) return <Skeleton label="Loading users" rows={12} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon="search"
        title="Nobody matches"
        action={<Button onPress={() => onSearch({ tab: search.tab })}>Clear the filter</Button>}
      >
        Nobody with this name, of these days, or by this way lost credits.
      </EmptyState>
    );
  }
  return (
    <MainList
      label="Users who are owed credits"
      noun="user"
      columns={columns}
      rows={rows}
      total={list.total}
      rowKey={rowKey}
      openKey={search.user === undefined ? null : String(search.user)}
      outlet={list.outlet}
      onOpen={({ userId }) => onSearch({ ...search, user: userId }, search.user === undefined)}
      onRefresh={readAgain}
      onNearEnd={list.loadMore}
    />
  );
}

function NoLosses({ exposure: { attempts, coverage } }: { readonly exposure: Exposure }) {
  return (
    <EmptyState icon="check" title="No losses found">
      {countOf(attempts, 'attempt')} judged, and none of them lost credits. {describeCoverage(coverage)}
    </EmptyState>
  );
}

function rowKey({ userId }: OwedUser): string {
  return String(userId);
}
