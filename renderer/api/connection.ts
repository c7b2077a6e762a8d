/** `lost`: nobody answers any more; `signed-out`: the console answers, but this link's session is over. */
export type Connection = 'open' | 'lost' | 'signed-out';

/** A single observable value, in the form that React's `useSyncExternalStore` takes. */
export interface ConnectionMonitor {
  current(): Connection;
  change(next: Connection): void;
  subscribe(listener: () => void): () => void;
}

export function createConnectionMonitor(): ConnectionMonitor {
  let connection: Connection = 'open';
  const listeners = new Set<() => void>();
  return {
    current: () => connection,
    change(next) {
      if (next === connection) return;
      connection = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
