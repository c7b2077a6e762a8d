import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/index.ts';

const REFRESH_MS = 30_000;

/** The open workspace; asked again now and then, which is also how a stopped console is noticed. */
export function useWorkspace() {
  return useQuery(queries.workspace.get.queryOptions({ refetchInterval: REFRESH_MS, refetchOnWindowFocus: true }));
}
