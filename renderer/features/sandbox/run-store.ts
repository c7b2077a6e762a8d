import { create } from 'zustand';
import type { SandboxEvent, SandboxRequest, SandboxRun } from '../../../shared/contract/sandbox.ts';
import { type Failure, failureFrom } from '../../api/failure.ts';
import { client, noteFailure } from '../../api/index.ts';

type SandboxProgress = Extract<SandboxEvent, { kind: 'progress' }>;

/** A run outlives the screen: whoever looks elsewhere meanwhile finds its result on coming back. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly request: SandboxRequest; readonly progress: SandboxProgress | null }
  | { readonly kind: 'finished'; readonly request: SandboxRequest; readonly run: SandboxRun }
  | { readonly kind: 'cancelled'; readonly request: SandboxRequest }
  | {
      readonly kind: 'failed';
      readonly request: SandboxRequest;
      readonly commandId: string;
      readonly failure: Failure;
    };

interface RunStore {
  readonly state: RunState;
  /** Starts a run, and ends the one before it. A retry passes the command id of the run that failed. */
  readonly start: (request: SandboxRequest, commandId?: string) => Promise<void>;
  readonly cancel: () => void;
}

let current: AbortController | null = null;

export const useRunStore = create<RunStore>()((set) => ({
  state: { kind: 'idle' },

  async start(request, commandId = crypto.randomUUID()) {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    const show = (state: RunState) => {
      if (current === controller) set({ state });
    };

    show({ kind: 'running', request, progress: null });
    try {
      const events = await client.sandbox.run({ commandId, request }, { signal: controller.signal });
      for await (const event of events) {
        if (event.kind === 'progress') show({ kind: 'running', request, progress: event });
        else show({ kind: 'finished', request, run: event.run });
      }
    } catch (error) {
      if (controller.signal.aborted) return;
      noteFailure(error);
      show({ kind: 'failed', request, commandId, failure: failureFrom(error) });
    }
  },

  cancel() {
    current?.abort();
    current = null;
    set(({ state }) =>
      state.kind === 'running' ? { state: { kind: 'cancelled', request: state.request } } : { state },
    );
  },
}));

/** Two requests are the same run when every part of them is. */
export function isSameRequest(one: SandboxRequest, other: SandboxRequest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
