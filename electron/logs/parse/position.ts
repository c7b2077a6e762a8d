import type { Suspicion } from '../../../shared/checkout.ts';
import { RECORD_SUSPICIONS, SUSPICIONS } from '../../../shared/checkout.ts';
import type { AttemptGroup } from './attempt-group.ts';
import type { Stand, Surroundings } from './surroundings.ts';

/** What the position of an attempt's lines says about them. */
export interface Position {
  /** Why they are not to be believed; empty when nothing speaks against them. */
  readonly suspicions: readonly Suspicion[];
  /** A visitor could have written them: by itself no reason for doubt, until the database denies what they claim. */
  readonly isExposed: boolean;
}

export const BELIEVED: Position = { suspicions: [], isExposed: false };

/** Records that close together are of one moment: two processes do not log in the order of their seconds. */
export const SAME_MOMENT_SECONDS = 2;

/** A record further from its neighbours than this is of another time for sure. */
const FAR_SECONDS = 5;

/** Neighbours that are further apart than this do not tell what time it was between them. */
const NEIGHBOURS_SECONDS = 60;

/** Two processes can log in two zones. */
const ZONE_STEP_SECONDS = 900;
const WIDEST_ZONE_SECONDS = 14 * 3600;

/**
 * Doubts the lines of an attempt, in this order (DESIGN section 7):
 * 1. What is suspicious in a record itself, or proven by the records around it, is decisive.
 * 2. Where a visitor's text is quoted in the same moment, whoever sent it can have written these lines as well. There
 *    one sign is enough: a time that does not fit, an id that was used before, no phase lines where others have them,
 *    nothing of a request around it.
 * 3. Everywhere else such signs have other reasons (a part is missing, a process died), and nobody is accused.
 * What has no request around it, or follows a visitor's text, can still be denied by the database (ask-database.ts).
 */
export function judgePosition(group: AttemptGroup, around: Surroundings): Position {
  const proven = RECORD_SUSPICIONS.filter((suspicion) =>
    group.records.some(({ suspicions }) => suspicions.includes(suspicion)),
  );
  if (proven.length > 0) return { suspicions: proven, isExposed: true };
  const stand = standOf(group);
  if (stand === null) return BELIEVED;
  const isOutOfTime = standsOutOfTime(stand, around);
  if (!isOutOfTime && !around.quotesVisitor(stand, stand.second)) {
    return {
      suspicions: [],
      isExposed: (lacksRequest(group) && !isOfConsole(group)) || around.followsQuotation(stand),
    };
  }
  const signs: Readonly<Partial<Record<Suspicion, boolean>>> = {
    'out-of-time': isOutOfTime,
    'id-came-back': group.transactionId !== null && around.knewId(group.transactionId, stand),
    'phases-missing': lacksPhases(group) && around.hearsPhases(stand),
    'no-request-around-it': isOfConsole(group) || (lacksRequest(group) && around.hearsRequestsEnd(stand)),
  };
  return { suspicions: SUSPICIONS.filter((suspicion) => signs[suspicion] === true), isExposed: true };
}

/** Null where the order of the lines is not known: nothing can be said about their position then. */
function standOf({ records, marker }: AttemptGroup): Stand | null {
  if (marker === undefined || records.some(({ isUnordered }) => isUnordered === true)) return null;
  const own = records.filter(({ sourceId }) => sourceId === marker.sourceId).map(({ recordId }) => recordId);
  return {
    firstRecordId: Math.min(...own),
    lastRecordId: Math.max(...own),
    second: Math.min(...records.map(({ second }) => second)),
  };
}

/** What stands before and behind agrees on a time that the lines do not have, and a visitor's text is quoted there. */
function standsOutOfTime(stand: Stand, around: Surroundings): boolean {
  const { before, after } = around.otherMoments(stand);
  if (before === null || after === null) return false;
  const apart = after - before;
  const distance = stand.second < before ? before - stand.second : stand.second - after;
  // A clock may have been set back for good between two neighbours that are further apart, but not by a day.
  if (apart < -SAME_MOMENT_SECONDS || (apart > NEIGHBOURS_SECONDS && distance <= WIDEST_ZONE_SECONDS)) return false;
  return distance > FAR_SECONDS && !isZone(distance) && around.quotesVisitor(stand, before);
}

function isZone(distance: number): boolean {
  const step = Math.round(distance / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS;
  return Math.abs(distance - step) <= FAR_SECONDS && step <= WIDEST_ZONE_SECONDS;
}

/** Our own engine is no request: nothing of Flask's stands around it, and no visitor writes into its log. */
function isOfConsole({ records }: AttemptGroup): boolean {
  return records.some(({ message }) => message.family === 'console');
}

function lacksRequest(group: AttemptGroup): boolean {
  const isPosted = !group.has('view-insufficient') && !group.has('view-empty-cart');
  return (
    isPosted && !(['request', 'committed', 'commit-failed', 'rolled-back'] as const).some((kind) => group.has(kind))
  );
}

/** An attempt that succeeds has gone through all of them. */
function lacksPhases(group: AttemptGroup): boolean {
  return group.transactionId !== null && group.has('success') && !group.has('phase') && !isOfConsole(group);
}
