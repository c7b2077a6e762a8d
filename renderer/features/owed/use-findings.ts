import { useInfiniteQuery } from '@tanstack/react-query';
import type { SortDirection } from '../../../shared/contract/page.ts';
import { client, queries } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import { FINDING_FILE } from './finding-file.ts';
import type { OwedSearch } from './search.ts';

/** The findings that match, page after page. */
export function useFindings({ q, kind }: OwedSearch, direction: SortDirection) {
  const request = { direction, ...(q !== undefined && { search: q }), ...(kind !== undefined && { kind }) };
  const list = usePagedRows(
    useInfiniteQuery(
      queries.overview.findings.infiniteOptions({
        input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  const outlet = listOutlet(FINDING_FILE, {
    ...list,
    readPage: (page, signal) => client.overview.findings({ ...request, ...page }, { signal }),
  });
  return { ...list, outlet };
}
