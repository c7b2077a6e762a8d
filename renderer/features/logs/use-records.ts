import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queries } from '../../api/index.ts';
import { recordFilter } from './record-filter.ts';
import type { LogsSearch } from './search.ts';

const PAGE_ROWS = 200;

/** A list is read when its room is entered, and then keeps its place until somebody asks for it again. */
const FRESH_ON_ENTRY = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY };

/** The records that match, newest first, page after page. */
export function useRecords(search: LogsSearch) {
  const query = useInfiniteQuery(
    queries.logs.search.infiniteOptions({
      input: (cursor: string | null) => ({
        filter: recordFilter(search),
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
  const [first] = pages ?? [];

  function loadMore() {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  return {
    query,
    rows,
    // Counting stops early in a large index; the list goes on as long as there are pages.
    total: query.hasNextPage ? Math.max(first?.total ?? 0, rows.length + 1) : rows.length,
    shownTotal: first === undefined ? '' : `${first.total.toLocaleString('en-US')}${first.isTotalExact ? '' : '+'}`,
    loadMore,
  };
}
