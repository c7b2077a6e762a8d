import type { Exposure, Finding } from '../../../shared/contract/overview.ts';
import { FINDING_WORDS } from '../../../shared/finding.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { ToggleChips } from '../../ui/chips.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { FilterBar, FilterLine } from '../../ui/filter-bar.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { useAuditStore } from './audit-store.ts';
import { countOf, describeCoverage } from './audit-words.ts';
import { FINDING_COLUMNS } from './finding-columns.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { UserSearchField } from './owed-filter.tsx';
import type { ChangeSearch, OwedSearch } from './search.ts';
import { useFindings } from './use-findings.ts';

interface FindingsTabProps {
  readonly search: OwedSearch;
  readonly exposure: Exposure;
  readonly onSearch: ChangeSearch;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** What nobody asked about but a lead wants to know. */
export function FindingsTab({ search, exposure, onSearch, onOpenTransaction, onOpenUser }: FindingsTabProps) {
  const direction = search.order ?? 'descending';
  const list = useFindings(search, direction);
  const { query, rows } = list;
  const readAgain = useAuditStore((store) => store.readAgain);
  const columns = useListColumns({
    name: 'findings',
    columns: FINDING_COLUMNS,
    order: { sort: 'at', direction },
    onOrder: (order) => onSearch({ ...search, order: order.direction }),
  });
  const open = rows.find(({ findingId }) => findingId === search.finding) ?? null;

  if (query.isPending) return <Skeleton label="Loading findings" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  const isFiltered = search.kind !== undefined || search.q !== undefined;
  if (rows.length === 0 && !isFiltered) return <NoFindings exposure={exposure} />;
  return (
    <SplitView
      detailLabel="Finding"
      detail={
        open === null ? null : (
          <FindingPanel
            key={open.findingId}
            finding={open}
            onClose={() => onSearch({ ...search, finding: undefined })}
            onOpenTransaction={onOpenTransaction}
            onOpenUser={onOpenUser}
          />
        )
      }
    >
      <FilterBar>
        <FilterLine>
          <UserSearchField search={search} onSearch={onSearch} />
          <ToggleChips
            label="What was found"
            choices={exposure.findings.map(({ kind, count }) => ({
              id: kind,
              content: (
                <>
                  {FINDING_WORDS[kind]} <span className="quiet number">{count}</span>
                </>
              ),
            }))}
            chosen={search.kind === undefined ? [] : [search.kind]}
            onChange={(chosen) => onSearch({ ...search, kind: chosen.find((kind) => kind !== search.kind) })}
          />
        </FilterLine>
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState
          icon="search"
          title="Nothing matches"
          action={<Button onPress={() => onSearch({ tab: 'findings' })}>Clear the filter</Button>}
        >
          No finding of this kind, or about this user.
        </EmptyState>
      ) : (
        <MainList
          label="Findings"
          noun="finding"
          columns={columns}
          rows={rows}
          total={list.total}
          rowKey={rowKey}
          openKey={search.finding === undefined ? null : String(search.finding)}
          outlet={list.outlet}
          onOpen={({ findingId }) => onSearch({ ...search, finding: findingId }, search.finding === undefined)}
          onRefresh={readAgain}
          onNearEnd={list.loadMore}
        />
      )}
    </SplitView>
  );
}

function NoFindings({ exposure: { attempts, coverage } }: { readonly exposure: Exposure }) {
  return (
    <EmptyState icon="check" title="Nothing else was found">
      No double sales, no orders that do not fit, no balance that does not add up, no suspicious lines.{' '}
      {countOf(attempts, 'attempt')} judged. {describeCoverage(coverage)}
    </EmptyState>
  );
}

function rowKey({ findingId }: Finding): string {
  return String(findingId);
}
