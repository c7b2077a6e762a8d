import { create } from 'zustand';
import type { ImportProgress, ImportReceipt } from '../../../shared/contract/logs.ts';
import { type Failure, failureFrom } from '../../api/failure.ts';
import { client, noteFailure, queries, queryClient } from '../../api/index.ts';
import { spreadNews } from './news.ts';

/** An import outlives the screen: whoever looks elsewhere meanwhile finds it in the status bar. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ImportProgress | null }
  | { readonly kind: 'finished'; readonly receipt: ImportReceipt }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface ImportStore {
  readonly state: ImportState;
  /** Reads what is new in all places; goes on where an import before it ended. */
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
}

let current: AbortController | null = null;

export const useImportStore = create<ImportStore>()((set) => ({
  state: { kind: 'idle' },

  async start() {
    if (current !== null) return;
    const controller = new AbortController();
    current = controller;
    const { signal } = controller;
    set({ state: { kind: 'running', progress: null } });
    try {
      const events = await client.logs.import({ commandId: crypto.randomUUID() }, { signal });
      for await (const event of events) {
        spreadNews();
        if (signal.aborted) break;
        if (event.kind === 'progress') set({ state: { kind: 'running', progress: event.progress } });
        else set({ state: { kind: 'finished', receipt: event.receipt } });
      }
    } catch (error) {
      if (!signal.aborted) {
        noteFailure(error);
        set({ state: { kind: 'failed', failure: failureFrom(error) } });
      }
    } finally {
      if (current === controller) current = null;
      void queryClient.invalidateQueries({ queryKey: queries.logs.key() });
      spreadNews();
    }
  },

  cancel() {
    current?.abort();
    current = null;
    set(({ state }) => (state.kind === 'running' ? { state: { kind: 'cancelled' } } : { state }));
  },
}));
