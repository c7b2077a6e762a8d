import type { ImportProgress, ImportReceipt } from '../../shared/contract/logs.ts';

export type RunImport = (onProgress: (progress: ImportProgress) => void, signal: AbortSignal) => Promise<ImportReceipt>;

interface RunningImport {
  readonly receipt: Promise<ImportReceipt>;
  readonly cancel: AbortController;
  readonly listeners: Set<(progress: ImportProgress) => void>;
  last: ImportProgress | null;
}

/** One import at a time: who asks for another one sees the one that runs, and can cancel it. */
export class SharedImport {
  readonly #run: RunImport;
  #running: RunningImport | null = null;

  constructor(run: RunImport) {
    this.#run = run;
  }

  async join(onProgress: (progress: ImportProgress) => void, signal: AbortSignal): Promise<ImportReceipt> {
    const { receipt, cancel, listeners, last } = this.#running ?? this.#start();
    const stop = (): void => cancel.abort();
    listeners.add(onProgress);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    if (last !== null) onProgress(last);
    try {
      return await receipt;
    } finally {
      listeners.delete(onProgress);
      signal.removeEventListener('abort', stop);
    }
  }

  #start(): RunningImport {
    const cancel = new AbortController();
    const listeners = new Set<(progress: ImportProgress) => void>();
    const tell = (progress: ImportProgress): void => {
      running.last = progress;
      for (const listener of listeners) listener(progress);
    };
    const receipt = this.#run(tell, cancel.signal).finally(() => {
      this.#running = null;
    });
    const running: RunningImport = { receipt, cancel, listeners, last: null };
    this.#running = running;
    return running;
  }
}
