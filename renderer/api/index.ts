import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { ConsoleClient } from '../../shared/contract/index.ts';
import { createConnectionMonitor } from './connection.ts';
import { createExporter } from './exporter.ts';
import { failureFrom } from './failure.ts';
import { saveFile } from './save-file.ts';
import { createTransport } from './transport.ts';

const FRESH_MS = 5_000;

/** The core, as every screen reaches it: one connection per window. */
export const client: ConsoleClient = createORPCClient(createTransport());

/** The same calls as options for TanStack Query. */
export const queries = createTanstackQueryUtils(client);

export const connection = createConnectionMonitor();

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure, onSuccess: () => connection.change('open') }),
  // The core is on this machine: being offline means nothing to it, and a failure is shown at once.
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: FRESH_MS, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false, onError: noteFailure },
  },
});

/** For calls outside of queries: a call without an answer means that the console has stopped. */
export function noteFailure(error: unknown): void {
  const { kind } = failureFrom(error);
  if (kind === 'lost' || kind === 'signed-out') connection.change(kind);
}

export const exporter = createExporter({ save: saveFile, noteFailure, now: () => new Date() });
