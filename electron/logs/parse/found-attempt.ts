import type { Reported, Suspicion } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { TransactionId } from '../../../shared/ids.ts';
import type { AttemptGroup } from './attempt-group.ts';
import { isForged } from './forged.ts';
import type { LogFamily, PurchaseClaim } from './message.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/** How the log names the user: in a line of the attempt itself, or in a line that other modules logged in between. */
export interface NamedUser {
  readonly rung: 'named' | 'neighbours';
  readonly username: string | null;
  /** Only the lines of other modules carry it. */
  readonly userId: number | null;
}

/** One request as the log tells it. Amounts are hundredths; times are seconds of the server's local time. */
export interface FoundAttempt {
  readonly transactionId: TransactionId | null;
  readonly family: LogFamily | null;
  readonly reported: Reported;
  readonly firstSecond: number;
  readonly lastSecond: number;
  readonly user: NamedUser | null;
  readonly itemsDone: readonly number[];
  readonly itemsFailed: readonly number[];
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
  /** Why its lines are not to be believed; empty when nothing speaks against them. */
  readonly suspicions: readonly Suspicion[];
  /** Its records in order. */
  readonly recordIds: readonly number[];
  /** What makes it this attempt and no other, whatever file it lies in and wherever: hashed into its key. */
  readonly identity: string;
}

type ClaimOf<Kind extends PurchaseClaim['kind']> = Extract<PurchaseClaim, { readonly kind: Kind }>;

/** Puts together what the lines of one request say. */
export function summariseAttempt(group: AttemptGroup): FoundAttempt {
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
  const itemsDone = unique([
    ...all('item-done').map(({ itemId }) => itemId),
    ...all('order-setup').flatMap(({ itemIds }) => itemIds),
    ...all('points').map(({ itemId }) => itemId),
  ]).filter((itemId) => !itemsFailed.includes(itemId));
  return {
    transactionId,
    family: familyOf(records),
    reported: reportedOf(group, itemsFailed.length > 0),
    firstSecond: records[0]?.second ?? 0,
    lastSecond: group.lastSecond,
    user: userOf(group),
    itemsDone,
    itemsFailed,
    itemCount: success?.items ?? null,
    creditsClaimed: success?.credits ?? null,
    shortage: shortage === undefined ? null : { required: shortage.required, available: shortage.available },
    orderNumber: all('order-created')[0]?.orderNumber ?? null,
    error: error?.error ?? null,
    hasPhases: group.has('phase'),
    hasTraceback: records.some(({ text }) => text.includes('\nTraceback (most recent call last):')),
    suspicions: suspicionsOf(group),
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

function userOf(group: AttemptGroup): NamedUser | null {
  const beside = group.records
    .map(({ message }) => message.claim)
    .find((claim) => claim.kind === 'points' || claim.kind === 'level-up');
  const named = group.user;
  if (named !== null) {
    const userId = beside !== undefined && 'user' in beside && beside.user === named ? beside.userId : null;
    return { rung: 'named', username: named, userId };
  }
  if (beside !== undefined) return { rung: 'neighbours', username: beside.user, userId: beside.userId };
  const failed = group.records.map(({ message }) => message.claim).find((claim) => claim.kind === 'points-error');
  return failed === undefined ? null : { rung: 'neighbours', username: null, userId: failed.userId };
}

/** A visitor can write whole lines into the log (BARTEREX.md section 4); what follows them betrays the line. */
function suspicionsOf(group: AttemptGroup): readonly Suspicion[] {
  const suspicions: Suspicion[] = [];
  // Our engine is no request: nothing of Flask's stands around it.
  const isOurs = group.records.some(({ message }) => message.family === 'console');
  const isPosted = !isOurs && !group.has('view-insufficient') && !group.has('view-empty-cart');
  if (group.records.some(({ message, text }) => isForged(message, text))) suspicions.push('text-behind-the-message');
  if (isPosted && !(['committed', 'commit-failed', 'rolled-back'] as const).some((kind) => group.has(kind)))
    suspicions.push('no-request-around-it');
  return suspicions;
}

/** Content only, so that it survives another import, another file and another machine (DESIGN section 7). */
function identityOf(group: AttemptGroup): string {
  const { marker } = group;
  return JSON.stringify([group.transactionId ?? '-', marker?.second ?? 0, marker?.text ?? '']);
}

function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}
