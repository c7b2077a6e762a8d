import { instantFromStored, millisecondsFromInstant } from '../../../../shared/time.ts';

/** A stored time in milliseconds since the epoch; null when it is not one. */
export function millisecondsOf(stored: unknown): number | null {
  const instant = instantFromStored(stored);
  return instant === null ? null : millisecondsFromInstant(instant);
}
