export type RunWork<Progress, Result> = (
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<Result>;

interface RunningWork<Progress, Result> {
  readonly result: Promise<Result>;
  readonly cancel: AbortController;
  readonly listeners: Set<(progress: Progress) => void>;
  last: Progress | null;
}

/** One at a time: who asks for another one sees the one that runs, and can cancel it. */
export class SharedWork<Progress, Result> {
  readonly #run: RunWork<Progress, Result>;
  #running: RunningWork<Progress, Result> | null = null;

  constructor(run: RunWork<Progress, Result>) {
    this.#run = run;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  async join(onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Result> {
    // Who asks after a cancel means a new one, and not the one that is just ending.
    while (this.#running?.cancel.signal.aborted === true) await this.#running.result.catch(() => {});
    const { result, cancel, listeners, last } = this.#running ?? this.#start();
    const stop = (): void => cancel.abort();
    listeners.add(onProgress);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    if (last !== null) onProgress(last);
    try {
      return await result;
    } finally {
      listeners.delete(onProgress);
      signal.removeEventListener('abort', stop);
    }
  }

  #start(): RunningWork<Progress, Result> {
    const cancel = new AbortController();
    const listeners = new Set<(progress: Progress) => void>();
    const tell = (progress: Progress): void => {
      running.last = progress;
      for (const listener of listeners) listener(progress);
    };
    const result = this.#run(tell, cancel.signal).finally(() => {
      this.#running = null;
    });
    const running: RunningWork<Progress, Result> = { result, cancel, listeners, last: null };
    this.#running = running;
    return running;
  }
}
