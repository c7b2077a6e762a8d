import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SortDirection } from '../../../shared/contract/page.ts';
import type { TransactionSort } from '../../../shared/contract/transactions.ts';
import type { Query } from '../../../shared/query/term.ts';
import { queries, queryClient } from '../../api/index.ts';
import type { TransactionsSearch } from './search.ts';

const PAGE_ROWS = 200;

/** A list is read when its room is entered, and then keeps its place until somebody asks for it again. */
const FRESH_ON_ENTRY = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY };

export const DEFAULT_SORT: TransactionSort = 'startedAt';
export const DEFAULT_DIRECTION: SortDirection = 'descending';

/** The transactions that match, page after page; while a new query loads, the old rows stay. */
export function useTransactions(terms: Query, search: TransactionsSearch) {
  const query = useInfiniteQuery(
    queries.transactions.list.infiniteOptions({
      input: (cursor: string | null) => ({
        query: terms,
        sort: search.sort ?? DEFAULT_SORT,
        direction: search.order ?? DEFAULT_DIRECTION,
        limit: PAGE_ROWS,
        ...(cursor !== null && { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
      ...FRESH_ON_ENTRY,
    }),
  );
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  const total = pages?.[0]?.total ?? 0;

  function loadMore() {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  /** From the first page on; everything that was loaded beyond it is read again when it is scrolled to. */
  function refresh() {
    void queryClient.resetQueries({ queryKey: queries.transactions.list.key({ type: 'infinite' }) });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.summary.key() });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.histogram.key() });
  }

  return { query, rows, total, loadMore, refresh };
}
