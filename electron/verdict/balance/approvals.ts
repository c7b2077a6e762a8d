import type { Credits } from '../../../shared/credits.ts';
import { credits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Evidence, EvidenceRef, SightingEvidence } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import type { SightingOf } from '../facts/sightings.ts';
import { sightingsOf, Unclaimed } from '../facts/sightings.ts';
import type { BalanceEvent } from './event.ts';
import { instant, isNear } from './event.ts';

/**
 * Credits for approved items. The line tells the item and the balance but not the seller; the award of points behind it
 * does, and so does the notification. A failed award rolls the credits back and leaves line and notification standing
 * (BARTEREX.md M6); a level-up takes the notification's place.
 */
export function approvals({ market, sightings }: Evidence, people: People): readonly BalanceEvent[] {
  const awards = awardsByLine(sightings);
  const submissions = Map.groupBy(sightingsOf(sightings, 'item-submitted'), ({ claim }) => claim.itemId);
  // An id is given to the next item after a deletion: whoever put it up last before the approval is meant.
  const sellerOf = ({ claim, at }: SightingOf<'item-approved'>): string | null =>
    submissions.get(claim.itemId)?.findLast((submission) => submission.at.fromMs <= at.toMs)?.claim.username ?? null;
  const notices = Map.groupBy(
    market.notices.filter(({ kind }) => kind === 'item-approved'),
    ({ title }) => title,
  );
  const lines = new Unclaimed(sightingsOf(sightings, 'item-approved'), ({ claim }) => claim.title);
  const told = [...notices.values()].flat().map((notice): BalanceEvent => {
    const line = lines.take(
      notice.title ?? '',
      ({ claim, at }) =>
        isNear(at, instant(notice.atMs)) && (notice.amount === null || wholePart(claim.value) === notice.amount),
    );
    const row: EvidenceRef = { kind: 'row', table: 'notification', id: notice.id };
    if (line !== null) return approved(line, notice.userId, awards, [line.ref, row]);
    return {
      kind: 'item-approved',
      userId: notice.userId,
      at: instant(notice.atMs),
      line: null,
      changes: [notice.amount ?? ZERO_CREDITS],
      before: null,
      after: null,
      refs: [row],
    };
  });
  const seen = lines.rest.flatMap((line): readonly BalanceEvent[] => {
    const award = awards.get(keyOf(line));
    const user = people.meantBy({ userId: award?.userId ?? null, username: sellerOf(line) }, line.at.fromMs);
    return user === null ? [] : [approved(line, user.id, awards, [line.ref])];
  });
  return [...told, ...seen];
}

/** The award of points that follows an approval in the same request. */
interface Award {
  readonly userId: UserId;
  readonly isFailed: boolean;
}

function approved(
  { claim, at, ref }: SightingOf<'item-approved'>,
  userId: UserId,
  awards: ReadonlyMap<string, Award>,
  refs: readonly EvidenceRef[],
): BalanceEvent {
  const isRolledBack = awards.get(`${ref.path}:${ref.line}`)?.isFailed === true;
  return {
    kind: 'item-approved',
    userId,
    at,
    line: ref,
    changes: [isRolledBack ? ZERO_CREDITS : wholePart(claim.value)],
    before: null,
    after: isRolledBack ? null : claim.balance,
    refs,
  };
}

/** The award is logged right behind the approval, in the same file and second. */
function awardsByLine(sightings: readonly SightingEvidence[]): ReadonlyMap<string, Award> {
  const awards = new Map<string, Award>();
  const open = new Map<string, SightingEvidence>();
  for (const sighting of sightings) {
    const { claim, ref, at } = sighting;
    if (claim.kind === 'item-approved') open.set(ref.path, sighting);
    const approval = open.get(ref.path);
    if (approval === undefined || at.fromMs - approval.at.fromMs > 1000) continue;
    if (claim.kind !== 'upload-points' && claim.kind !== 'level-up' && claim.kind !== 'points-failed') continue;
    awards.set(keyOf(approval), { userId: claim.userId as UserId, isFailed: claim.kind === 'points-failed' });
    open.delete(ref.path);
  }
  return awards;
}

function keyOf({ ref }: SightingEvidence): string {
  return `${ref.path}:${ref.line}`;
}

/** Barterex credits `int(value)` to the seller. */
function wholePart(value: Credits): Credits {
  return credits(Math.trunc(value / 100) * 100);
}
