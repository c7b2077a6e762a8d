import type { PurchaseClaim } from './message.ts';
import type { PurchaseRecord } from './purchase-record.ts';

type Kind = PurchaseClaim['kind'];

/** The order in which one request logs; what is not listed stands in the middle. */
const PLACE: ReadonlyMap<Kind, number> = new Map([
  ['request', 0],
  ['phase', 1],
  ['items-locked', 1],
  ['points', 2],
  ['points-error', 2],
  ['level-up', 2],
  ['level-up-notice', 2],
  ['success', 4],
  ['insufficient', 4],
  ['empty-cart', 4],
  ['nothing-available', 4],
  ['checkout-error', 4],
  ['unexpected-error', 4],
  ['some-failed', 5],
  ['order-setup', 6],
  ['order-created', 6],
  ['commit-failed', 7],
  ['rolled-back', 8],
  ['committed', 8],
  ['commit-trace', 9],
  ['business-error', 9],
  ['response', 10],
]);
const MIDDLE = 3;
const CONCLUSION = 4;

/**
 * Puts the recognised records of several files into one order of time. Log times are to the second, and after a
 * rollover the lines of one request lie in several parts (BARTEREX.md section 4): within a second that more than one
 * file tells about, the lines are put as one request logs them and marked as of unknown order.
 */
export function mergeSources(records: readonly PurchaseRecord[]): readonly PurchaseRecord[] {
  const sorted = [...records].sort(
    (left, right) => left.second - right.second || left.sourceId - right.sourceId || left.recordId - right.recordId,
  );
  const merged: PurchaseRecord[] = [];
  for (let start = 0; start < sorted.length; ) {
    const end = endOfSecond(sorted, start);
    merged.push(...orderSecond(sorted.slice(start, end)));
    start = end;
  }
  return merged;
}

function endOfSecond(records: readonly PurchaseRecord[], start: number): number {
  const second = records[start]?.second;
  let end = start;
  while (end < records.length && records[end]?.second === second) end += 1;
  return end;
}

function orderSecond(records: readonly PurchaseRecord[]): readonly PurchaseRecord[] {
  const sources = new Set(records.map(({ sourceId }) => sourceId));
  if (sources.size < 2) return records;
  if (countRequests(records) > 1) return records.map((record) => ({ ...record, isUnordered: true }));
  const place = ({ message }: PurchaseRecord): number => PLACE.get(message.claim.kind) ?? MIDDLE;
  // A queued mail names nobody of the request: without its place it can be anybody's.
  const placeable = records.filter(({ message }) => message.claim.kind !== 'mail-queued');
  return placeable.sort((left, right) => place(left) - place(right));
}

/** How many requests this second must hold at least, by their ids, by their conclusions and by their commits. */
function countRequests(records: readonly PurchaseRecord[]): number {
  const kinds = records.map(({ message }) => message.claim.kind);
  const ids = new Set(records.flatMap(({ message }) => message.transactionId ?? []));
  const conclusions = records.filter(
    ({ message: { transactionId, claim } }) =>
      transactionId === null &&
      PLACE.get(claim.kind) === CONCLUSION &&
      // The second line of a refusal repeats the first without the user.
      !(claim.kind === 'insufficient' && claim.user === null),
  );
  const ends = kinds.filter((kind) => kind === 'committed' || kind === 'rolled-back');
  return Math.max(ids.size, conclusions.length, ends.length);
}
