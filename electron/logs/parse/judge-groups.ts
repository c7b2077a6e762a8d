import type { AttemptGroup } from './attempt-group.ts';
import { findGroups } from './group-attempts.ts';
import type { Position } from './position.ts';
import { judgePosition } from './position.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import type { Surroundings } from './surroundings.ts';

export interface JudgedGroup {
  readonly group: AttemptGroup;
  readonly position: Position;
}

/**
 * Finds the requests in recognised records and doubts each where it stands. What turns out to be suspicious only there
 * may have kept a line from the request that it belongs to: it is set apart, and the rest is grouped once more.
 */
export function judgeGroups(records: readonly PurchaseRecord[], around: Surroundings): readonly JudgedGroup[] {
  const judge = (group: AttemptGroup): JudgedGroup => ({ group, position: judgePosition(group, around) });
  const judged = findGroups(records).map(judge);
  const apart = new Set(
    judged
      .filter(({ position }) => position.suspicions.length > 0)
      .flatMap(({ group }) => group.records.filter(isOwn).map(({ recordId }) => recordId)),
  );
  const isNew = records.some(({ recordId, suspicions }) => suspicions.length === 0 && apart.has(recordId));
  return isNew ? findGroups(records, apart).map(judge) : judged;
}

/** A queued mail can be anybody's. */
function isOwn({ message }: PurchaseRecord): boolean {
  return message.claim.kind !== 'mail-queued';
}
