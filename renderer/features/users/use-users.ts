import { useInfiniteQuery } from '@tanstack/react-query';
import { client, queries, queryClient } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import type { ListOrder } from '../../ui/list-columns.ts';
import type { UserSort } from './user-columns.tsx';
import { USER_FILE } from './user-file.ts';

/** The users that match, page after page; while a new search loads, the old rows stay. */
export function useUsers(search: string, order: ListOrder<UserSort>) {
  const request = { search, ...order };
  const list = usePagedRows(
    useInfiniteQuery(
      queries.users.list.infiniteOptions({
        input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  const outlet = listOutlet(USER_FILE, {
    ...list,
    readPage: (page, signal) => client.users.list({ ...request, ...page }, { signal }),
  });

  /** From the first page on; everything that was loaded beyond it is read again when it is scrolled to. */
  function refresh() {
    void queryClient.resetQueries({ queryKey: queries.users.list.key({ type: 'infinite' }) });
  }

  return { ...list, outlet, refresh };
}
