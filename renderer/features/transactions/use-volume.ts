import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Query } from '../../../shared/query/term.ts';
import { queries } from '../../api/index.ts';

const BUCKETS = 60;

/** How many of each outcome match, in all and over time; both are asked again whenever something new is known. */
export function useVolume(terms: Query) {
  const summary = useQuery(
    queries.transactions.summary.queryOptions({ input: { query: terms }, placeholderData: keepPreviousData }),
  );
  const histogram = useQuery(
    queries.transactions.histogram.queryOptions({
      input: { query: terms, buckets: BUCKETS },
      placeholderData: keepPreviousData,
    }),
  );
  return {
    summary: summary.data,
    buckets: histogram.data,
    /** How many match by now; null while only the figures of another query are there. */
    known: summary.data === undefined || summary.isPlaceholderData ? null : summary.data.total,
  };
}
