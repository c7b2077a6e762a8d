import type { Reported } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { TransactionId } from '../../../shared/ids.ts';
import type { AttemptGroup } from './attempt-group.ts';
import type { Endpoint, LogFamily, PurchaseClaim } from './message.ts';
import type { NamedUser } from './named-user.ts';
import { namedUser, neighboursOf } from './named-user.ts';
import type { Position } from './position.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/** One request as the log tells it. Amounts are hundredths; times are seconds of the server's local time. */
export interface FoundAttempt extends Position {
  readonly transactionId: TransactionId | null;
  readonly family: LogFamily | null;
  /** The route that it was posted to, where a line tells. */
  readonly endpoint: Endpoint | null;
  readonly reported: Reported;
  readonly firstSecond: number;
  readonly lastSecond: number;
  readonly user: NamedUser | null;
  /** Its lines speak of several users: some are those of another request. */
  readonly isMixed: boolean;
  readonly itemsDone: readonly number[];
  readonly itemsFailed: readonly number[];
  /** Items that it had in its cart, as DEBUG lines list them, and of which no line says what became. */
  readonly itemsTried: readonly number[];
  /** How many items its success line counts. */
  readonly itemCount: number | null;
  /** What its success line says was deducted. */
  readonly creditsClaimed: Credits | null;
  readonly shortage: { readonly required: Credits; readonly available: Credits } | null;
  readonly orderNumber: string | null;
  readonly error: string | null;
  /** Phase lines are logged at DEBUG only. */
  readonly hasPhases: boolean;
  readonly hasTraceback: boolean;
  /** Its records in order. */
  readonly recordIds: readonly number[];
  /** What makes it this attempt and no other, whatever file it lies in and wherever: hashed into its key. */
  readonly identity: string;
}

type ClaimOf<Kind extends PurchaseClaim['kind']> = Extract<PurchaseClaim, { readonly kind: Kind }>;

/** Puts together what the lines of one request say. */
export function summariseAttempt(group: AttemptGroup, position: Position): FoundAttempt {
  const { records, transactionId } = group;
  const claims = records.map(({ message }) => message.claim);
  const all = <Kind extends PurchaseClaim['kind']>(kind: Kind): readonly ClaimOf<Kind>[] =>
    claims.filter((claim): claim is ClaimOf<Kind> => claim.kind === kind);
  const success = all('success')[0];
  const shortage = all('insufficient')[0] ?? all('view-insufficient')[0];
  const error = all('unexpected-error')[0] ?? all('checkout-error')[0];
  const itemsFailed = unique([
    ...all('item-failed').map(({ itemId }) => itemId),
    ...all('some-failed').flatMap(({ itemIds }) => itemIds),
    ...all('item-unavailable').map(({ itemId }) => itemId),
    ...all('item-without-owner').map(({ itemId }) => itemId),
  ]);
  const reported = reportedOf(group, itemsFailed.length > 0);
  const neighbours = neighboursOf(group, reported);
  const itemsDone = unique([
    ...all('item-done').map(({ itemId }) => itemId),
    ...all('order-setup').flatMap(({ itemIds }) => itemIds),
    ...neighbours.claims.flatMap((claim) => (claim.kind === 'points' ? claim.itemId : [])),
  ]).filter((itemId) => !itemsFailed.includes(itemId));
  return {
    transactionId,
    family: familyOf(records),
    endpoint:
      claims.map((claim) => ('endpoint' in claim ? claim.endpoint : null)).find((found) => found !== null) ?? null,
    reported,
    firstSecond: records[0]?.second ?? 0,
    lastSecond: group.lastSecond,
    user: namedUser(group, neighbours),
    isMixed: neighbours.isMixed,
    itemsDone,
    itemsFailed,
    itemsTried: unique(all('items-locked').flatMap(({ itemIds }) => itemIds)).filter(
      (itemId) => !itemsDone.includes(itemId) && !itemsFailed.includes(itemId),
    ),
    itemCount: success?.items ?? null,
    creditsClaimed: success?.credits ?? null,
    shortage: shortage === undefined ? null : { required: shortage.required, available: shortage.available },
    orderNumber: all('order-created')[0]?.orderNumber ?? null,
    error: error?.error ?? null,
    hasPhases: group.has('phase'),
    hasTraceback: records.some(({ text }) => text.includes('\nTraceback (most recent call last):')),
    ...position,
    recordIds: records.map(({ recordId }) => recordId),
    identity: identityOf(group),
  };
}

function familyOf(records: readonly PurchaseRecord[]): LogFamily | null {
  const own = records.map(({ message }) => message.family).find((family) => family !== null);
  if (own !== undefined) return own;
  // The release of that day crashed on an attribute that its items do not have (BARTEREX.md M0).
  const isRelease = records.some(({ text }) => text.includes("'Item' object has no attribute 'title'"));
  return isRelease ? 'release-2025-12-24' : null;
}

function reportedOf(group: AttemptGroup, hasFailures: boolean): Reported {
  if (group.has('rolled-back')) return 'error';
  if (group.has('success')) return hasFailures ? 'success-with-failures' : 'success';
  if (group.has('unexpected-error') || hasFailedAsAWhole(group)) return 'error';
  const isRejected = (
    [
      'insufficient',
      'empty-cart',
      'nothing-available',
      'view-insufficient',
      'view-empty-cart',
      'checkout-error',
    ] as const
  ).some((kind) => group.has(kind));
  return isRejected ? 'rejected' : 'none';
}

/** A checkout error before the deduction refuses the cart; this one comes after all its items have failed. */
function hasFailedAsAWhole(group: AttemptGroup): boolean {
  return group.records.some(
    ({ message: { claim } }) =>
      claim.kind === 'all-failed' ||
      (claim.kind === 'checkout-error' && claim.error.startsWith('Could not process any items')),
  );
}

/** Content only, so that it survives another import, another file and another machine (DESIGN section 7). */
function identityOf(group: AttemptGroup): string {
  const { marker } = group;
  return JSON.stringify([group.transactionId ?? '-', marker?.second ?? 0, marker?.text ?? '']);
}

function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}
