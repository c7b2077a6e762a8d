import { useInfiniteQuery } from '@tanstack/react-query';
import { client, queries } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import type { ListOrder } from '../../ui/list-columns.ts';
import type { OwedUserSort } from './owed-user-columns.tsx';
import { OWED_USER_FILE } from './owed-user-file.ts';
import type { OwedSearch } from './search.ts';
import { windowOf } from './window.ts';

/** The users whom the filtered transactions took credits from, page after page. */
export function useOwedUsers(search: OwedSearch, order: ListOrder<OwedUserSort>) {
  const { q, mechanism } = search;
  const filter = {
    ...windowOf(search),
    ...(q !== undefined && { search: q }),
    ...(mechanism !== undefined && { mechanism }),
  };
  const request = { ...filter, ...order };
  const list = usePagedRows(
    useInfiniteQuery(
      queries.overview.owedUsers.infiniteOptions({
        input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  const outlet = listOutlet(OWED_USER_FILE, {
    ...list,
    readPage: (page, signal) => client.overview.owedUsers({ ...request, ...page }, { signal }),
  });
  return { ...list, outlet };
}
