import type { Naming, OpenAttempt } from '../open-attempt.ts';

const NOBODY: Naming = { username: null, userId: null, attribution: 'none', reason: null };

/** An attempt of which no line says anything but that it failed. */
export function openAttempt(changes: Partial<OpenAttempt> = {}): OpenAttempt {
  return {
    id: 1,
    key: 'key',
    transactionId: null,
    from: 0,
    to: 999,
    spreadMs: 0,
    endpoint: 'process_checkout',
    reported: 'error',
    hasBoughtNothing: false,
    itemsDone: [],
    itemsFailed: [],
    itemsTried: [],
    shortage: null,
    error: null,
    isDoubtful: false,
    own: NOBODY,
    known: NOBODY,
    seenCheckout: null,
    ...changes,
  };
}
