import type { OpenAttempt } from './open-attempt.ts';

/** A purchase that the marketplace recorded: milliseconds of UTC. */
export interface RecordedPurchase {
  readonly buyerId: number;
  readonly itemId: number;
  readonly at: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Another attempt of the same moment, which a purchase may belong to just as well. */
export interface Rival {
  readonly span: Span;
  /** Everybody whom it may be; empty: nobody knows. */
  readonly userIds: readonly number[];
}

export interface FoundBuyer {
  readonly userId: number;
  readonly itemIds: readonly number[];
}

/** A row is written moments before the line that tells of it; the first line may already come after it. */
const BEFORE_MS = 2000;
const AFTER_MS = 1000;

/** When the purchases of an attempt can have been recorded; without a clock, as if it were UTC. */
export function purchaseSpan({ from, to, spreadMs }: Span & { readonly spreadMs: number | null }): Span {
  return { from: from - (spreadMs ?? 0) - BEFORE_MS, to: to + (spreadMs ?? 0) + AFTER_MS };
}

/** A clock that is vaguer than this does not tell a moment. */
const LARGEST_SPREAD_MS = 10_000;

/** False where the clock is not known, and where its own lines say that the attempt bought nothing. */
export function canBeAsked({ hasBoughtNothing, isDoubtful, spreadMs }: OpenAttempt): boolean {
  return !hasBoughtNothing && !isDoubtful && spreadMs !== null && spreadMs <= LARGEST_SPREAD_MS;
}

/**
 * The only user of whom purchases were recorded at the moment of an attempt, if they belong to no other attempt and agree
 * with the items that its lines name. Items that a line names as bought tell two buyers of one moment apart; without
 * them there may be one only. Null when nobody fits, or more than one.
 */
export function buyerAtThatMoment(
  attempt: OpenAttempt,
  span: Span,
  purchases: readonly RecordedPurchase[],
  rivals: readonly Rival[],
): FoundBuyer | null {
  const recorded = Map.groupBy(
    purchases.filter(({ at }) => isWithin(at, span)),
    ({ buyerId }) => buyerId,
  );
  if (attempt.itemsDone.length === 0 && recorded.size > 1) return null;
  const fitting = [...recorded].flatMap(([userId, own]): readonly FoundBuyer[] => {
    const free = own.filter((purchase) => !rivals.some((rival) => isTakenBy(rival, purchase, attempt)));
    const itemIds = free.map(({ itemId }) => itemId);
    return itemIds.length > 0 && agrees(attempt, itemIds) ? [{ userId, itemIds }] : [];
  });
  const [found, ...others] = fitting;
  return found === undefined || others.length > 0 ? null : found;
}

function isTakenBy({ span, userIds }: Rival, { buyerId, itemId, at }: RecordedPurchase, attempt: OpenAttempt): boolean {
  if (!isWithin(at, span)) return false;
  return userIds.length === 0 ? !attempt.itemsDone.includes(itemId) : userIds.includes(buyerId);
}

function agrees({ itemsDone, itemsFailed, itemsTried }: OpenAttempt, itemIds: readonly number[]): boolean {
  const cart = [...itemsDone, ...itemsTried];
  return (
    itemsDone.every((itemId) => itemIds.includes(itemId)) &&
    !itemIds.some((itemId) => itemsFailed.includes(itemId)) &&
    // Only a line at DEBUG lists the whole cart.
    (itemsTried.length === 0 || itemIds.every((itemId) => cart.includes(itemId)))
  );
}

function isWithin(at: number, { from, to }: Span): boolean {
  return at >= from && at <= to;
}
