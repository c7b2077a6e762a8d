import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { queries, queryClient } from '../../api/index.ts';
import type { UsersSearch } from './search.ts';
import type { UserSort } from './user-columns.tsx';

const PAGE_ROWS = 200;

/** A list is read when its room is entered, and then keeps its place until somebody asks for it again. */
const FRESH_ON_ENTRY = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY };

export const DEFAULT_SORT: UserSort = 'username';
export const DEFAULT_DIRECTION: SortDirection = 'ascending';

/** The users that match, page after page; while a new search loads, the old rows stay. */
export function useUsers(search: UsersSearch) {
  const query = useInfiniteQuery(
    queries.users.list.infiniteOptions({
      input: (cursor: string | null) => ({
        search: search.q ?? '',
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
    void queryClient.resetQueries({ queryKey: queries.users.list.key({ type: 'infinite' }) });
  }

  return { query, rows, total, loadMore, refresh };
}
