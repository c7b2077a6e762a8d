import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { queries } from '../../api/index.ts';
import type { UsersSearch } from './search.ts';
import type { UserSort } from './user-columns.tsx';

const PAGE_ROWS = 200;

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
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;

  function loadMore() {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  return { query, rows, total, loadMore };
}
