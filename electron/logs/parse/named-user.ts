import type { Reported } from '../../../shared/checkout.ts';
import type { AttemptGroup } from './attempt-group.ts';
import { buyerOfFailedStatement } from './failed-statement.ts';
import type { PurchaseClaim } from './message.ts';

/**
 * How the log names the user: in a line of the attempt itself, in a line that other modules logged in between, or by the
 * number in a database statement that failed.
 */
export interface NamedUser {
  readonly by: 'own-line' | 'neighbouring-line' | 'failed-statement';
  readonly username: string | null;
  /** An attempt's own lines do not carry it. */
  readonly userId: number | null;
}

/** What other modules log of a buyer while a request works. */
export type NeighbouringClaim = Extract<PurchaseClaim, { readonly kind: 'points' | 'level-up' | 'points-error' }>;

/** What the lines of a request say of its user besides a line of its own that names one. */
export interface Neighbours {
  readonly claims: readonly NeighbouringClaim[];
  /** They speak of several users, so that they say nothing of this one, nor when and what it bought. */
  readonly isMixed: boolean;
}

/** Nobody earns points for a cart that was refused: lines about them are those of somebody else. */
export function neighboursOf(group: AttemptGroup, reported: Reported): Neighbours {
  if (reported === 'rejected') return { claims: [], isMixed: false };
  const named = group.user;
  const claims = claimsOf(group).filter(isNeighbouring);
  if (named !== null) {
    return { claims: claims.filter((claim) => claim.kind === 'points-error' || claim.user === named), isMixed: false };
  }
  const isMixed = new Set([...claims.map(({ userId }) => userId), ...buyersOf(group)]).size > 1;
  return { claims: isMixed ? [] : claims, isMixed };
}

export function namedUser(group: AttemptGroup, { claims, isMixed }: Neighbours): NamedUser | null {
  const told = claims.find((claim) => claim.kind !== 'points-error');
  if (group.user !== null) return { by: 'own-line', username: group.user, userId: told?.userId ?? null };
  const [beside] = claims;
  if (beside !== undefined) {
    return { by: 'neighbouring-line', username: told?.user ?? null, userId: beside.userId };
  }
  const [userId] = buyersOf(group);
  return userId === undefined || isMixed ? null : { by: 'failed-statement', username: null, userId };
}

function buyersOf(group: AttemptGroup): readonly number[] {
  return claimsOf(group).flatMap((claim) => ('error' in claim ? (buyerOfFailedStatement(claim.error) ?? []) : []));
}

function isNeighbouring(claim: PurchaseClaim): claim is NeighbouringClaim {
  return claim.kind === 'points' || claim.kind === 'level-up' || claim.kind === 'points-error';
}

function claimsOf({ records }: AttemptGroup): readonly PurchaseClaim[] {
  return records.map(({ message }) => message.claim);
}
