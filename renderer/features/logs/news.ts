import { queries, queryClient } from '../../api/index.ts';

const PATIENCE_MS = 250;

let isAnnounced = false;

/**
 * Something new was read from the logs: counts, bars and what is open are asked again, lists are not, so that nobody loses their
 * place; a list shows how many rows it does not have yet. Many news at once are one.
 */
export function spreadNews(): void {
  if (isAnnounced) return;
  isAnnounced = true;
  setTimeout(() => {
    isAnnounced = false;
    void queryClient.invalidateQueries({ queryKey: queries.transactions.summary.key() });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.histogram.key() });
    void queryClient.invalidateQueries({ queryKey: queries.transactions.get.key() });
    void queryClient.invalidateQueries({ queryKey: queries.logs.sources.key() });
    void queryClient.invalidateQueries({ queryKey: queries.logs.histogram.key() });
    for (const list of [queries.transactions.list, queries.logs.search]) {
      void queryClient.invalidateQueries({
        queryKey: list.key({ type: 'infinite' }),
        predicate: (query) => hasNoRows(query.state.data),
      });
    }
  }, PATIENCE_MS);
}

/** An empty list has no place to lose. */
function hasNoRows(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !Array.isArray(data.pages)) return false;
  return data.pages.every(({ total }) => total === 0);
}
