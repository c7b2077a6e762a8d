import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exposure } from '../../../shared/contract/overview.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { OwedUsers } from './owed-users.tsx';
import type { ChangeSearch, OwedSearch } from './search.ts';
import { windowOf } from './window.ts';
import './owed-screen.css';

/** An audit may begin by itself at any time. */
const LOOK_AGAIN_MS = 5000;

interface OwedScreenProps {
  readonly search: OwedSearch;
  readonly onSearch: ChangeSearch;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** Everybody who is owed credits, whether they complained or not, and what else the audit found. */
export function OwedScreen(props: OwedScreenProps) {
  const query = useQuery(
    queries.overview.exposure.queryOptions({
      input: windowOf(props.search),
      placeholderData: keepPreviousData,
      refetchInterval: LOOK_AGAIN_MS,
    }),
  );
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Loading what is owed" />
    );
  }
  const { exposure, isJudging } = query.data;
  return (
    <div className="owed-screen">
      <AuditPanel exposure={exposure} isJudging={isJudging} />
      {exposure === null ? <NotJudged isJudging={isJudging} /> : <JudgedTabs {...props} exposure={exposure} />}
    </div>
  );
}

function JudgedTabs(props: OwedScreenProps & { readonly exposure: Exposure }) {
  const { search, exposure, onSearch } = props;
  return (
    <Tabs
      label="Owed credits"
      openId={search.tab ?? 'users'}
      onOpen={(tab) => onSearch({ tab }, true)}
      pages={[
        { id: 'users', label: 'Owed', content: () => <OwedUsers {...props} /> },
        {
          id: 'findings',
          label: 'Findings',
          count: exposure.findings.reduce((sum, { count }) => sum + count, 0),
          content: () => <FindingsTab {...props} />,
        },
      ]}
    />
  );
}

function NotJudged({ isJudging }: { readonly isJudging: boolean }) {
  return (
    <EmptyState icon="owed" title={isJudging ? 'Judging everything' : 'Nothing has been judged yet'}>
      This room shows everybody who is owed credits, whether they complained or not. It judges every checkout of the
      logs on a copy of the marketplace; that takes seconds, and the marketplace is only read.
    </EmptyState>
  );
}
