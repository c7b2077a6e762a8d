import { type Failure, failureFrom } from './failure.ts';
import { exportList, type ListExport } from './list-export.ts';

/** `noun` is what a row is: `transaction`. */
export type ExportState =
  | { readonly kind: 'idle' }
  /** `total` is null where nobody knows how many there are. */
  | { readonly kind: 'running'; readonly noun: string; readonly rows: number; readonly total: number | null }
  | { readonly kind: 'finished'; readonly noun: string; readonly rows: number; readonly isWhole: boolean }
  | { readonly kind: 'cancelled'; readonly noun: string }
  | { readonly kind: 'failed'; readonly noun: string; readonly failure: Failure };

/** One export at a time; it outlives the screen that it was started on. */
export interface Exporter {
  current(): ExportState;
  subscribe(listener: () => void): () => void;
  /** Does nothing while another one runs. */
  start<Row>(list: ListExport<Row>, total: number | null): Promise<void>;
  cancel(): void;
  /** Forgets how the last one ended. */
  dismiss(): void;
}

export interface ExporterTools {
  readonly save: (name: string, content: Blob) => void;
  readonly noteFailure: (error: unknown) => void;
  readonly now: () => Date;
}

const IDLE: ExportState = { kind: 'idle' };

export function createExporter({ save, noteFailure, now }: ExporterTools): Exporter {
  let state = IDLE;
  let running: AbortController | null = null;
  const listeners = new Set<() => void>();

  function change(next: ExportState) {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async start(list, total) {
      if (running !== null) return;
      const controller = new AbortController();
      running = controller;
      const { signal } = controller;
      const { noun } = list.file;
      const onRows = (rows: number) => change({ kind: 'running', noun, rows, total });
      onRows(0);
      try {
        const { csv, rows, isWhole } = await exportList(list, { signal, onRows });
        save(fileName(noun, list.isMasked, now()), csv);
        change({ kind: 'finished', noun, rows, isWhole });
      } catch (error) {
        if (!signal.aborted) noteFailure(error);
        change(signal.aborted ? { kind: 'cancelled', noun } : { kind: 'failed', noun, failure: failureFrom(error) });
      } finally {
        running = null;
      }
    },

    cancel: () => running?.abort(),
    dismiss() {
      if (state.kind !== 'running') change(IDLE);
    },
  };
}

/** `barterex-users-masked-20251224-110104Z.csv`: which list, whether names are in it, and when. */
function fileName(noun: string, isMasked: boolean, at: Date): string {
  const time = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `barterex-${noun}s${isMasked ? '-masked' : ''}-${time}Z.csv`;
}
