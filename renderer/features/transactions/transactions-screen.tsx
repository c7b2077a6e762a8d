import { type ReactNode, useMemo } from 'react';
import type { Query } from '../../../shared/query/term.ts';
import { failureFrom } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { FilterBar, FilterLine } from '../../ui/filter-bar.tsx';
import { useListColumns } from '../../ui/list-columns.ts';
import { MainList } from '../../ui/main-list.tsx';
import { SplitView } from '../../ui/split-view.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { OutcomeFilter } from './outcome-filter.tsx';
import { QueryBar } from './query-bar.tsx';
import { termsOf, textOf, withSpan } from './query-terms.ts';
import type { TransactionsSearch } from './search.ts';
import { SpanFilter } from './span-filter.tsx';
import { TRANSACTION_COLUMNS } from './transaction-columns.tsx';
import { TransactionPanel } from './transaction-panel.tsx';
import { useTransactions } from './use-transactions.ts';
import { useVolume } from './use-volume.ts';
import { ViewsMenu } from './views-menu.tsx';
import { TransactionVolume } from './volume.tsx';

interface TransactionsScreenProps {
  readonly search: TransactionsSearch;
  readonly openKey: string | null;
  /** Turns the watching of the logs on and off. */
  readonly liveSwitch: ReactNode;
  readonly onSearch: (search: TransactionsSearch) => void;
  /** Null closes what is open. */
  readonly onOpen: (key: string | null) => void;
  /** Shows the user in their own room. */
  readonly onOpenUser: (userId: number) => void;
  readonly onOpenLogs: () => void;
  readonly onOpenSandbox: () => void;
}

/** Every checkout attempt, whichever world knows of it, and the story of the one that is open. */
export function TransactionsScreen(props: TransactionsScreenProps) {
  const { search, openKey, onSearch, onOpen, onOpenUser } = props;
  const { terms, problems } = useMemo(() => termsOf(search.q ?? ''), [search.q]);
  const { summary, buckets, known } = useVolume(terms);
  const changeTerms = (next: Query) => onSearch({ ...search, q: textOf(next) });
  return (
    <SplitView
      detailLabel="Transaction"
      detail={
        openKey === null ? null : (
          <TransactionPanel
            // A new transaction starts at its top, without what was being written about the one before.
            key={openKey}
            transactionKey={openKey}
            tab={search.tab}
            onTab={(tab) => onSearch({ ...search, tab })}
            onClose={() => onOpen(null)}
            onOpenUser={onOpenUser}
          />
        )
      }
    >
      <FilterBar>
        <FilterLine>
          <QueryBar terms={terms} problems={problems} onTerms={changeTerms} />
          <SpanFilter terms={terms} onTerms={changeTerms} />
          <ViewsMenu terms={terms} onTerms={changeTerms} />
        </FilterLine>
        <OutcomeFilter terms={terms} summary={summary} onTerms={changeTerms} />
        {buckets !== undefined && (
          <TransactionVolume
            buckets={buckets}
            onSpan={(after, before) => changeTerms(withSpan(terms, after, before))}
          />
        )}
      </FilterBar>
      <TransactionList {...props} terms={terms} known={known} onTerms={changeTerms} />
    </SplitView>
  );
}

interface TransactionListProps extends TransactionsScreenProps {
  readonly terms: Query;
  /** How many match by now, if that is known; the list itself stays as it was read. */
  readonly known: number | null;
  readonly onTerms: (terms: Query) => void;
}

function TransactionList(props: TransactionListProps) {
  const { search, terms, openKey, known, onSearch, onOpen } = props;
  const order = { sort: search.sort ?? 'startedAt', direction: search.order ?? 'descending' };
  const { query, rows, total, outlet, loadMore, refresh } = useTransactions(terms, order);
  const columns = useListColumns({
    name: 'transactions',
    columns: TRANSACTION_COLUMNS,
    order,
    onOrder: ({ sort, direction }) => onSearch({ ...search, sort, order: direction }),
  });

  if (query.isPending) return <Skeleton label="Loading transactions" rows={24} />;
  if (query.isError && rows.length === 0) {
    return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  }
  if (rows.length === 0) return <NoTransactions {...props} />;

  const news = known === null || query.isPlaceholderData ? 0 : known - total;
  return (
    <MainList
      label="Transactions"
      noun="transaction"
      columns={columns}
      rows={rows}
      total={total}
      rowKey={rowKey}
      openKey={openKey}
      outlet={outlet}
      onOpen={(row) => onOpen(row.key)}
      onRefresh={refresh}
      onNearEnd={loadMore}
    >
      <span role="status">
        {news > 0 && (
          <Button kind="primary" icon="up" onPress={refresh}>
            {news.toLocaleString('en-US')} new
          </Button>
        )}
      </span>
      {props.liveSwitch}
    </MainList>
  );
}

function NoTransactions({ terms, liveSwitch, onTerms, onOpenLogs, onOpenSandbox }: TransactionListProps) {
  if (terms.length > 0) {
    return (
      <EmptyState
        icon="search"
        title="No transaction matches"
        action={<Button onPress={() => onTerms([])}>Clear the query</Button>}
      >
        Take a part of the query away, or widen the span of time. What is not in the imported logs is not found here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="transactions"
      title="No transaction is known yet"
      action={
        <>
          <Button kind="primary" icon="logs" onPress={onOpenLogs}>
            Add logs
          </Button>
          <Button onPress={onOpenSandbox}>Open the Sandbox</Button>
          {liveSwitch}
        </>
      }
    >
      This room lists every checkout attempt, from the logs and from the console’s own records. Barterex itself writes
      attempts into its log files only: add them to see what happened. Or try a checkout on a copy in the Sandbox.
    </EmptyState>
  );
}

function rowKey(row: { readonly key: string }): string {
  return row.key;
}
