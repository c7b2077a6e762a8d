import { useInfiniteQuery } from '@tanstack/react-query';
import type { LogFilterInput, LogSource } from '../../../shared/contract/logs.ts';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { client, queries, queryClient } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import { recordFile } from './record-file.ts';

interface RecordsOptions {
  readonly filter: LogFilterInput;
  /** Of log time. */
  readonly direction: SortDirection;
  /** The logs that the records stand in, as far as they are known. */
  readonly sources: readonly LogSource[];
}

/** The records that match, page after page. */
export function useRecords({ filter, direction, sources }: RecordsOptions) {
  const request = { filter, direction };
  const query = useInfiniteQuery(
    queries.logs.search.infiniteOptions({
      input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
      ...PAGED,
    }),
  );
  const list = usePagedRows(query);
  const { rows } = list;
  // Counting stops early in a large index; once the last page is here, the rows are the count.
  const isWhole = query.isSuccess && !query.hasNextPage;
  const isTotalExact = isWhole || query.data?.pages[0]?.isTotalExact !== false;
  const total = isWhole ? rows.length : list.total;
  const outlet = listOutlet(recordFile(sources), {
    rows,
    total: isTotalExact ? total : null,
    readPage: (page, signal) => client.logs.search({ ...request, ...page }, { signal }),
  });

  function refresh() {
    void queryClient.resetQueries({ queryKey: queries.logs.search.key({ type: 'infinite' }) });
    void queryClient.invalidateQueries({ queryKey: queries.logs.histogram.key() });
  }

  return { ...list, total, isTotalExact, outlet, refresh };
}
