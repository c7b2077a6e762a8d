import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { failureFrom } from '../../api/failure.ts';
import { client, noteFailure } from '../../api/index.ts';
import { spreadNews } from './news.ts';

interface LiveStore {
  /** Remembered: a console that was watching when it was closed watches again. */
  readonly isWanted: boolean;
  readonly isWatching: boolean;
  /** What arrives is counted, and nothing on screen moves. */
  readonly isPaused: boolean;
  /** Records that arrived since the pause began. */
  readonly waiting: number;
  /** Written to the logs but not read yet. */
  readonly bytesBehind: number;
  /** Why the watching ended by itself. */
  readonly problem: string | null;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  readonly togglePause: () => void;
}

const QUIET = { isWatching: false, isPaused: false, waiting: 0, bytesBehind: 0, problem: null } as const;

let current: AbortController | null = null;

/** Watches the logs as they grow. It goes on while other rooms are open. */
export const useLiveStore = create<LiveStore>()(
  persist(
    (set, get) => ({
      ...QUIET,
      isWanted: false,

      async start() {
        if (current !== null) return;
        const controller = new AbortController();
        current = controller;
        set({ ...QUIET, isWanted: true, isWatching: true });
        let problem: string | null = null;
        try {
          const events = await client.logs.tail(undefined, { signal: controller.signal });
          for await (const { records, skipped, bytesBehind } of events) {
            const arrived = records.length + skipped;
            set({ bytesBehind });
            if (get().isPaused) set(({ waiting }) => ({ waiting: waiting + arrived }));
            else if (arrived > 0) spreadNews();
          }
        } catch (error) {
          if (controller.signal.aborted) return;
          noteFailure(error);
          problem = failureFrom(error).message;
        } finally {
          if (current === controller) {
            current = null;
            set({ ...QUIET, problem });
          }
        }
      },

      stop() {
        current?.abort();
        current = null;
        set({ ...QUIET, isWanted: false });
      },

      togglePause() {
        const { isPaused } = get();
        set({ isPaused: !isPaused, waiting: 0 });
        if (isPaused) spreadNews();
      },
    }),
    { name: 'console.live', partialize: ({ isWanted }) => ({ isWanted }) },
  ),
);
