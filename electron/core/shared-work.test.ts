import { describe, expect, it } from 'vitest';
import { SharedWork } from './shared-work.ts';

/** Work that ends when it is told to, in the order in which it was started. */
function controlled() {
  const runs: { readonly signal: AbortSignal; readonly end: (result: string) => void }[] = [];
  const shared = new SharedWork<number, string>((onProgress, signal) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    runs.push({ signal, end: resolve });
    queueMicrotask(() => onProgress(1));
    return promise;
  });
  return { shared, runs };
}

describe('work that several ask for', () => {
  it('is done once, and tells everybody how far it is', async () => {
    const { shared, runs } = controlled();
    const told: string[] = [];
    const { signal } = new AbortController();
    const first = shared.join(() => told.push('first'), signal);
    const second = shared.join(() => told.push('second'), signal);
    await Promise.resolve();
    runs[0]?.end('done');
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
    expect(runs).toHaveLength(1);
    expect(told.toSorted()).toEqual(['first', 'second']);
  });

  it('is begun anew by who asks again while what was cancelled is still ending', async () => {
    const { shared, runs } = controlled();
    const cancel = new AbortController();
    const cancelled = shared.join(() => {}, cancel.signal);
    cancel.abort();
    const resumed = shared.join(() => {}, new AbortController().signal);
    runs[0]?.end('half');
    expect(await cancelled).toBe('half');
    while (runs.length < 2) await Promise.resolve();
    expect(runs[1]?.signal.aborted).toBe(false);
    runs[1]?.end('whole');
    expect(await resumed).toBe('whole');
  });
});
