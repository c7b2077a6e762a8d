import { subtractCredits } from '../../../shared/credits.ts';
import type { EditRow, Evidence, EvidenceRef } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import { sightingsOf, Unclaimed } from '../facts/sightings.ts';
import type { BalanceEvent } from './event.ts';
import { instant, isNear } from './event.ts';

/** Absolute writes by admins: the audit log knows them at current, the log lines at every release. */
export function adminEdits({ market, sightings }: Evidence, people: People): readonly BalanceEvent[] {
  const lines = new Unclaimed(sightingsOf(sightings, 'credits-edited'), ({ claim }) =>
    keyOf({ userId: claim.userId, before: claim.before, after: claim.after }),
  );
  const recorded = market.edits.map((row): BalanceEvent => {
    const line = lines.take(keyOf(row), ({ at }) => isNear(instant(row.atMs), at));
    const refs: readonly EvidenceRef[] = [{ kind: 'row', table: 'audit_log', id: row.id }];
    return {
      ...edited(row),
      at: line?.at ?? instant(row.atMs),
      line: line?.ref ?? null,
      refs: line === null ? refs : [...refs, line.ref],
    };
  });
  const seen = lines.rest.flatMap(({ claim, at, ref }): readonly BalanceEvent[] => {
    const user = people.meantBy({ userId: claim.userId, username: null }, at.fromMs);
    if (user === null) return [];
    return [{ ...edited({ userId: user.id, before: claim.before, after: claim.after }), at, line: ref, refs: [ref] }];
  });
  return [...recorded, ...seen];
}

type Edit = Pick<EditRow, 'userId' | 'before' | 'after'>;

function edited({ userId, before, after }: Edit): Omit<BalanceEvent, 'at' | 'line' | 'refs'> {
  return { kind: 'admin-edit', userId, changes: [subtractCredits(after, before)], before, after };
}

function keyOf({
  userId,
  before,
  after,
}: {
  readonly userId: number;
  readonly before: number;
  readonly after: number;
}) {
  return `${userId} ${before} ${after}`;
}
