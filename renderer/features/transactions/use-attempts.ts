import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { queries, queryClient } from '../../api/index.ts';
import type { AttemptSort } from './attempt-columns.tsx';
import { filterFromSearch, type TransactionsSearch } from './search.ts';

const PAGE_ROWS = 200;

/** A list is read when its room is entered, and then keeps its place until somebody asks for it again. */
const FRESH_ON_ENTRY = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY };

export const DEFAULT_SORT: AttemptSort = 'startedAt';
export const DEFAULT_DIRECTION: SortDirection = 'descending';

/** The attempts that match, page after page; while a new filter loads, the old rows stay. */
export function useAttempts(search: TransactionsSearch) {
  const query = useInfiniteQuery(
    queries.transactions.list.infiniteOptions({
      input: (cursor: string | null) => ({
        filter: filterFromSearch(search),
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
  }

  return { query, rows, total, loadMore, refresh };
}
