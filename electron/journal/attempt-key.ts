import { createHash } from 'node:crypto';
import type { FoundAttempt } from '../logs/parse/found-attempt.ts';

/**
 * An attempt's key: SHA-256 over its identity (TXN id or `-`, its marker line's time and message) and an ordinal among
 * those that share it, so that a double submit stays two (DESIGN section 7). Content only: another import, another
 * file or another machine gives the same key, and notes stay with it.
 */
export function attemptKeys(attempts: readonly FoundAttempt[]): readonly string[] {
  const seen = new Map<string, number>();
  return attempts.map(({ identity }) => {
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    return createHash('sha256')
      .update(JSON.stringify([identity, ordinal]))
      .digest('hex');
  });
}
