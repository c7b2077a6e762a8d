import { ZERO_CREDITS } from '../../../shared/credits.ts';
import type { Evidence, EvidenceRef, NoticeRow } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import type { SightingOf } from '../facts/sightings.ts';
import { sightingsOf, Unclaimed } from '../facts/sightings.ts';
import type { BalanceEvent } from './event.ts';
import { instant, isNear, SAME_EVENT_MS } from './event.ts';

/**
 * Credits for reaching a level. A notification is kept only with the credits; a line may tell of an award that was
 * rolled back and given again, or that was kept without a notification because its request ended in an error
 * (BARTEREX.md section 2). So a line without a notification moved the balance or did not. A level is
 * reached once at a time: a cart that was submitted twice tells of it twice, and both submits wrote the same balance (M5).
 */
export function levelUps({ market, sightings }: Evidence, people: People): readonly BalanceEvent[] {
  const all = sightingsOf(sightings, 'level-up');
  const lines = new Unclaimed(all, ({ claim }) => levelOf(claim.userId, claim.level));
  const reached = new Map<string, number>();
  const told = market.notices
    .filter(({ kind }) => kind === 'level-up')
    .toSorted((one, other) => one.atMs - other.atMs)
    .map((notice) => {
      const level = levelOf(notice.userId, notice.level ?? 0);
      const isAgain = notice.atMs - (reached.get(level) ?? Number.NEGATIVE_INFINITY) <= SAME_EVENT_MS;
      reached.set(level, notice.atMs);
      return noticed(
        notice,
        lines.take(level, ({ at }) => isNear(at, instant(notice.atMs))),
        isAgain,
      );
    });
  // Of an award that was logged again after a roll-back, the last line counts.
  const untold = new Map(lines.rest.map((line) => [levelOf(line.claim.userId, line.claim.level), line]));
  const seen = [...untold]
    .filter(([level, { at }]) => !isNear(at, instant(reached.get(level) ?? Number.NEGATIVE_INFINITY)))
    .flatMap(([, { claim, at, ref }]): readonly BalanceEvent[] => {
      const user = people.meantBy(claim, at.fromMs);
      if (user === null) return [];
      const changes = [claim.credits, ZERO_CREDITS];
      return [{ kind: 'level-up', userId: user.id, at, line: ref, changes, before: null, after: null, refs: [ref] }];
    });
  return [...told, ...seen];
}

function noticed(
  { id, userId, atMs, amount }: NoticeRow,
  line: SightingOf<'level-up'> | null,
  isAgain: boolean,
): BalanceEvent {
  const row: EvidenceRef = { kind: 'row', table: 'notification', id };
  return {
    kind: 'level-up',
    userId,
    at: line?.at ?? instant(atMs),
    line: line?.ref ?? null,
    changes: [isAgain ? ZERO_CREDITS : (amount ?? ZERO_CREDITS)],
    before: null,
    after: null,
    refs: line === null ? [row] : [row, line.ref],
  };
}

function levelOf(userId: number, level: number): string {
  return `${userId} ${level}`;
}
