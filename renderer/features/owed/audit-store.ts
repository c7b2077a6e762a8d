import { create } from 'zustand';
import type { AuditProgress } from '../../../shared/contract/overview.ts';
import { type Failure, failureFrom } from '../../api/failure.ts';
import { client, noteFailure, queries, queryClient } from '../../api/index.ts';

/** An audit outlives the screen: whoever looks elsewhere meanwhile finds it still running here. */
export type AuditState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: AuditProgress | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface AuditStore {
  readonly state: AuditState;
  /** The lists on screen are of an older audit. */
  readonly hasNews: boolean;
  /** Judges everything anew, and shows what comes of it. */
  readonly start: () => Promise<void>;
  /** Watches an audit that runs by itself: the lists stay as they are until somebody asks for them. */
  readonly watch: () => Promise<void>;
  readonly cancel: () => void;
  readonly readAgain: () => void;
}

let current: AbortController | null = null;

export const useAuditStore = create<AuditStore>()((set, get) => {
  /** True when it came to its end. */
  async function run(): Promise<boolean> {
    if (current !== null) return false;
    const controller = new AbortController();
    current = controller;
    const { signal } = controller;
    set({ state: { kind: 'running', progress: null } });
    try {
      const events = await client.overview.audit({ commandId: crypto.randomUUID() }, { signal });
      for await (const event of events) {
        if (signal.aborted) break;
        if (event.kind === 'progress') set({ state: { kind: 'running', progress: event.progress } });
        else set({ state: { kind: 'idle' } });
      }
      return !signal.aborted;
    } catch (error) {
      if (!signal.aborted) {
        noteFailure(error);
        set({ state: { kind: 'failed', failure: failureFrom(error) } });
      }
      return false;
    } finally {
      if (current === controller) current = null;
      void queryClient.invalidateQueries({ queryKey: queries.overview.exposure.key() });
    }
  }

  return {
    state: { kind: 'idle' },
    hasNews: false,

    async start() {
      if (await run()) get().readAgain();
    },

    async watch() {
      if (await run()) set({ hasNews: true });
    },

    cancel() {
      current?.abort();
      current = null;
      set(({ state }) => (state.kind === 'running' ? { state: { kind: 'cancelled' } } : { state }));
    },

    readAgain() {
      set({ hasNews: false });
      void queryClient.resetQueries({ queryKey: queries.overview.key({ type: 'infinite' }) });
      void queryClient.invalidateQueries({ queryKey: queries.transactions.key() });
    },
  };
});
