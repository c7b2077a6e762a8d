import { AttemptGroup } from './attempt-group.ts';
import { mergeSources } from './merge-sources.ts';
import type { PurchaseClaim } from './message.ts';
import type { PurchaseRecord } from './purchase-record.ts';

type Kind = PurchaseClaim['kind'];

/** A request does not pause longer than this between two of its lines; an id that comes back later is another one. */
const LONGEST_PAUSE_SECONDS = 60;

/** The lines of other modules stand right beside the request's own. */
const NEAR_SECONDS = 5;

/** Between two lines of one request another module can have waited for a lock, which takes five seconds at most. */
const LONGEST_WAIT_SECONDS = 10;

/** Logged while a request works, by modules that know no TXN id. */
const NEIGHBOURS: ReadonlySet<Kind> = new Set([
  'points',
  'points-error',
  'level-up',
  'level-up-notice',
  'referral-bonus',
  'mail-queued',
]);

/** Logged after the request's view has returned. */
const ENDINGS: ReadonlySet<Kind> = new Set(['committed', 'commit-failed', 'rolled-back']);
const TRAILING: ReadonlySet<Kind> = new Set(['commit-trace', 'response', 'business-error']);

/**
 * Finds the requests in the recognised records of all files. What is suspicious stands apart and feeds no request of
 * others; so do the records whose numbers are in `apart`.
 */
export function findGroups(
  records: readonly PurchaseRecord[],
  apart: ReadonlySet<number> = new Set(),
): readonly AttemptGroup[] {
  const isBelieved = ({ recordId, suspicions }: PurchaseRecord): boolean =>
    suspicions.length === 0 && !apart.has(recordId);
  const parts = [records.filter(isBelieved), records.filter((record) => !isBelieved(record))];
  return parts.flatMap((part) => groupAttempts(mergeSources(part)));
}

/**
 * Finds the requests in recognised records that are in order of time (DESIGN section 7): by TXN id and time, and by
 * what stands around them. A record belongs to one request at most; one that fits several belongs to none.
 */
function groupAttempts(records: Iterable<PurchaseRecord>): readonly AttemptGroup[] {
  const grouping = new Grouping();
  for (const record of records) grouping.take(record);
  grouping.end();
  return grouping.groups.filter((group) => group.transactionId !== null || group.isConcluded || group.has('points'));
}

class Grouping {
  readonly groups: AttemptGroup[] = [];
  /** Neighbours that came before the first line of their own request. */
  #loose: PurchaseRecord[] = [];
  /** Lines of one second whose order is not known: they are placed by what they say, when the second is over. */
  #unordered: PurchaseRecord[] = [];
  #last: AttemptGroup | null = null;

  take(record: PurchaseRecord): void {
    if (this.#unordered[0] !== undefined && this.#unordered[0].second !== record.second) this.#placeUnordered();
    this.#loose = this.#loose.filter(({ second }) => record.second - second <= NEAR_SECONDS);
    const { transactionId, claim } = record.message;
    if (transactionId !== null) this.#takeTagged(record);
    else if (record.isUnordered === true) this.#takeUnordered(record);
    else if (claim.kind === 'request') this.#open(record);
    else if (NEIGHBOURS.has(claim.kind)) this.#takeNeighbour(record);
    else if (ENDINGS.has(claim.kind) || TRAILING.has(claim.kind)) this.#takeEnding(record);
    else this.#takeLegacy(record);
  }

  end(): void {
    this.#placeUnordered();
  }

  #takeUnordered(record: PurchaseRecord): void {
    const { kind } = record.message.claim;
    const saysNothing = NEIGHBOURS.has(kind) || ENDINGS.has(kind) || TRAILING.has(kind) || kind === 'request';
    if (saysNothing) this.#unordered.push(record);
    else this.#open(record);
  }

  /** By the user that a line names, if just one request of that second is that user's; what fits several fits none. */
  #placeUnordered(): void {
    for (const record of this.#unordered) {
      const user = userOf(record);
      const candidates = this.#near(record).filter(
        (group) => user !== null && group.user === user && group.lastSecond === record.second,
      );
      if (candidates.length === 1) candidates[0]?.add(record);
    }
    this.#unordered = [];
  }

  #takeTagged(record: PurchaseRecord): void {
    const { transactionId } = record.message;
    const known = this.#near(record).find((group) => group.transactionId === transactionId && !group.isClosed);
    const waiting =
      known ??
      this.#near(record).findLast(
        (group) => group.transactionId === null && group.has('request') && !group.isClosed && !group.isConcluded,
      );
    const group = waiting ?? this.#open();
    group.transactionId = transactionId;
    this.#addWithLoose(group, record);
  }

  #takeLegacy(record: PurchaseRecord): void {
    const { kind } = record.message.claim;
    const isView = kind === 'view-insufficient' || kind === 'view-empty-cart';
    const waiting = this.#near(record).findLast(
      (group) =>
        group.transactionId === null &&
        !group.isClosed &&
        record.second - group.lastSecond <= NEAR_SECONDS &&
        (!group.isConcluded || continues(group, record)),
    );
    const group = waiting ?? this.#open();
    if (isView) group.add(record);
    else this.#addWithLoose(group, record);
    this.#last = group;
  }

  #takeNeighbour(record: PurchaseRecord): void {
    const working = this.#near(record).filter(
      (group) =>
        !group.isClosed &&
        record.second - group.lastSecond <= LONGEST_WAIT_SECONDS &&
        (!group.isConcluded || record.message.claim.kind === 'mail-queued'),
    );
    const group = working.length === 1 ? working[0] : undefined;
    if (group !== undefined) {
      group.add(record);
      this.#last = group;
    } else if (record.message.claim.kind !== 'mail-queued' || this.#loose.length > 0) {
      this.#loose.push(record);
    }
  }

  #takeEnding(record: PurchaseRecord): void {
    const { kind } = record.message.claim;
    const near = this.#near(record);
    const open = near.filter((group) => !group.isClosed);
    const isTrailing = TRAILING.has(kind);
    const target =
      (this.#last !== null && near.includes(this.#last) && (!this.#last.isClosed || isTrailing) ? this.#last : null) ??
      open.find((group) => group.isConcluded) ??
      open.at(-1) ??
      (this.#loose.length > 0 && !isTrailing ? this.#open() : null);
    if (target === null) return;
    this.#addWithLoose(target, record);
    if (kind === 'committed' || kind === 'rolled-back') target.isClosed = true;
  }

  /** Groups that can still get lines. */
  #near({ second }: PurchaseRecord): readonly AttemptGroup[] {
    const near: AttemptGroup[] = [];
    for (let index = this.groups.length - 1; index >= 0; index -= 1) {
      const group = this.groups[index];
      if (group === undefined || second - group.lastSecond > LONGEST_PAUSE_SECONDS) break;
      near.unshift(group);
    }
    return near;
  }

  #open(record?: PurchaseRecord): AttemptGroup {
    const group = new AttemptGroup(null);
    if (record !== undefined) group.add(record);
    this.groups.push(group);
    this.#last = group;
    return group;
  }

  /** A request's own line takes in the neighbours that stand before it, if they can be its own. */
  #addWithLoose(group: AttemptGroup, record: PurchaseRecord): void {
    group.add(record);
    this.#last = group;
    if (record.isUnordered === true) return;
    const { claim } = record.message;
    const user = claim.kind === 'success' ? claim.user : null;
    const near = this.#near(record);
    // A request that names nobody gets no lines of which another one, that came after them, can be the owner.
    const isAnothers = (loose: PurchaseRecord): boolean =>
      near.some((other) => other !== group && other.lastSecond >= loose.second && canOwn(other, loose));
    const fits = (loose: PurchaseRecord): boolean =>
      userOf(loose) === null || (user === null ? !isAnothers(loose) : userOf(loose) === user);
    group.records.unshift(...this.#loose.filter(fits));
    this.#loose = this.#loose.filter((loose) => !fits(loose));
    if (claim.kind === 'success') this.#reclaim(group, record, claim);
  }

  /** A success tells how many items earned points: what it misses of its user's, a request in between has taken. */
  #reclaim(
    group: AttemptGroup,
    record: PurchaseRecord,
    { user, items }: { readonly user: string; readonly items: number },
  ) {
    const missing = items - group.records.filter(isAboutPoints).length;
    const taken = this.#near(record)
      .filter((other) => other !== group && other.user !== user)
      .flatMap((other) => other.records.map((candidate) => ({ other, candidate })))
      .filter(({ candidate }) => userOf(candidate) === user && record.second - candidate.second <= NEAR_SECONDS);
    const points = taken.filter(({ candidate }) => isAboutPoints(candidate)).length;
    if (points === 0 || points > missing) return;
    for (const { other, candidate } of taken) other.remove(candidate);
    group.records.unshift(...taken.map(({ candidate }) => candidate));
  }
}

/** The second line of a refusal repeats the first without the user. */
function continues(group: AttemptGroup, { message: { claim } }: PurchaseRecord): boolean {
  return (
    (claim.kind === 'insufficient' || claim.kind === 'view-insufficient') &&
    claim.user === null &&
    group.has(claim.kind)
  );
}

function userOf({ message: { claim } }: PurchaseRecord): string | null {
  return claim.kind === 'points' || claim.kind === 'level-up' || claim.kind === 'level-up-notice' ? claim.user : null;
}

function canOwn({ user, records }: AttemptGroup, loose: PurchaseRecord): boolean {
  return user === userOf(loose) || (user === null && records.some(({ isUnordered }) => isUnordered === true));
}

function isAboutPoints({ message: { claim } }: PurchaseRecord): boolean {
  return claim.kind === 'points' || claim.kind === 'points-error';
}
