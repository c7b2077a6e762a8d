import { useInfiniteQuery } from '@tanstack/react-query';
import type { TransactionSort } from '../../../shared/contract/transactions.ts';
import type { Query } from '../../../shared/query/term.ts';
import { client, queries, queryClient } from '../../api/index.ts';
import { listOutlet } from '../../api/list-outlet.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import type { ListOrder } from '../../ui/list-columns.ts';
import { TRANSACTION_FILE } from './transaction-file.ts';

/** The transactions that match, page after page; while a new query loads, the old rows stay. */
export function useTransactions(query: Query, order: ListOrder<TransactionSort>) {
  const request = { query, ...order };
  const list = usePagedRows(
    useInfiniteQuery(
      queries.transactions.list.infiniteOptions({
        input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
  const outlet = listOutlet(TRANSACTION_FILE, {
    ...list,
    readPage: (page, signal) => client.transactions.list({ ...request, ...page }, { signal }),
  });

  /** From the first page on; everything that was loaded beyond it is read again when it is scrolled to. */
  function refresh() {
    void queryClient.resetQueries({ queryKey: queries.transactions.list.key({ type: 'infinite' }) });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.summary.key() });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.histogram.key() });
  }

  return { ...list, outlet, refresh };
}
