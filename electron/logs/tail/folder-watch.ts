import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { dirname } from 'node:path';

/** A tree of thousands of folders is searched at intervals; only so many are watched. */
const MOST_WATCHED = 64;
/** A writer of many lines must not keep its reader from reading several at a time. */
const PAUSE_MS = 20;

/** Hints that something changed, for speed only: every change is found without them, a little later. */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  #isRenamed = false;
  #isHinted = false;
  #wake: () => void = () => {};

  /** Watches the folders of these files. */
  watch(paths: readonly string[]): void {
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      if (this.#watchers.size >= MOST_WATCHED) return;
      if (!this.#watchers.has(folder)) this.#add(folder);
    }
  }

  /** Whether files came, went, or got other names since the last call. */
  takeRenames(): boolean {
    const isRenamed = this.#isRenamed;
    this.#isRenamed = false;
    return isRenamed;
  }

  /** Until a hint, but at least a short pause and at most `milliseconds`. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await this.#pause(PAUSE_MS, signal);
    if (!this.#isHinted) await this.#pause(milliseconds - PAUSE_MS, signal);
    this.#isHinted = false;
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, (event) => {
        if (event === 'rename') this.#isRenamed = true;
        this.#isHinted = true;
        this.#wake();
      });
      // A folder that goes away, or a limit of the system on watching.
      watcher.on('error', () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // It cannot be watched here; it is looked at all the same.
    }
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    this.#wake = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
    return promise.finally(() => clearTimeout(timer));
  }
}
