import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { MarketplaceUser } from '../witnesses.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import type { OpenAttempt } from './open-attempt.ts';

/** A line may be written some time before or after the row it belongs to. */
const SAME_MOMENT_MS = 120_000;

/** In the hour that a clock shows twice nobody knows which of the two it was; a clock that is vaguer says nothing. */
const LARGEST_SPREAD_MS = 3_600_000;

/** The user whose own record names an attempt; only when the times agree, because transaction ids come back. */
export function userOfLastCheckout(attempt: OpenAttempt, users: MarketplaceUsers): MarketplaceUser | null {
  if (attempt.transactionId === null) return null;
  const [user, ...others] = users
    .withLastCheckout(attempt.transactionId)
    .filter(
      ({ lastCheckoutAt }) => lastCheckoutAt !== null && isNear(attempt, millisecondsFromInstant(lastCheckoutAt)),
    );
  return user === undefined || others.length > 0 ? null : user;
}

function isNear({ to, spreadMs }: OpenAttempt, checkoutMs: number): boolean {
  return Math.abs(to - checkoutMs) <= SAME_MOMENT_MS + Math.min(spreadMs ?? 0, LARGEST_SPREAD_MS);
}
