import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { queries } from '../../api/index.ts';
import type { AttemptSort } from './attempt-columns.tsx';
import { filterFromSearch, type TransactionsSearch } from './search.ts';

const PAGE_ROWS = 200;

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
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;

  function loadMore() {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  return { query, rows, total, loadMore };
}
