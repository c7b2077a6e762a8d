import { type InfiniteData, keepPreviousData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../../shared/contract/page.ts';

const PAGE_ROWS = 200;

/**
 * How every list is read: page after page, and the old rows stay while others are read. It is read when its room is
 * entered, and then keeps its place until somebody asks for it again.
 */
export const PAGED = {
  initialPageParam: null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
  placeholderData: keepPreviousData,
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
};

/** What a list asks for one page with, beside its own filter and order. */
export function pageAt(cursor: string | null) {
  return { limit: PAGE_ROWS, ...(cursor !== null && { cursor }) };
}

export interface PagedList<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  /** Those that were read so far. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly loadMore: () => void;
}

/** The rows that were read so far, and how to go on. */
export function usePagedRows<Row>(query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>): PagedList<Row> {
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);

  function loadMore() {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  }

  return { query, rows, total: pages?.[0]?.total ?? 0, loadMore };
}
