const PREFIX = /^(?:txn:?\s*)([0-9a-f]{1,8})$/i;
const BARE = /^[0-9a-f]{4,8}$/i;

/** The transaction id, or its beginning, that somebody means: after `txn`, or bare from four characters on. */
export function transactionPrefix(text: string): string | null {
  const named = PREFIX.exec(text)?.[1];
  if (named !== undefined) return named.toLowerCase();
  return BARE.test(text) ? text.toLowerCase() : null;
}
