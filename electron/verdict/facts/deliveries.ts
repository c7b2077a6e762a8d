import type { AttemptEvidence, Span, TradeRow } from '../evidence.ts';
import type { Ownership } from './ownership.ts';

/** A purchase that an attempt recorded: its trade row. */
export interface Delivery {
  readonly trade: TradeRow;
  /** Another buyer's overlapping purchase of the item was written later (BARTEREX.md M3); null where that is open. */
  readonly isTaken: boolean | null;
  /** The same user's other submit had recorded the same purchase before (BARTEREX.md M5). */
  readonly isRepeated: boolean;
  /** The same user's other submit recorded it once more. */
  readonly isDoubled: boolean;
}

export interface Deliveries {
  readonly byAttempt: ReadonlyMap<AttemptEvidence, readonly Delivery[]>;
  /** Attempts to which a trade may belong that fits another one as well. */
  readonly inDoubt: ReadonlySet<AttemptEvidence>;
  /** Trades of no known attempt: somebody bought something that no line of these logs tells of. */
  readonly strays: readonly TradeRow[];
}

/** An attempt with the number of the user it belongs to. */
export interface AttributedAttempt {
  readonly attempt: AttemptEvidence;
  readonly userId: number | null;
}

/** A row may be stamped some moments before or after the lines of its request. */
export const MOMENT_MS = 2000;

/**
 * Which trades each attempt recorded: those of its buyer that were stamped while the request was running. Where two
 * requests of one buyer overlap, an item goes to the request that names it; recorded as often as requests want it, it
 * goes to each of them, the earlier row to the request that ended first. What then still fits two stays with none.
 */
export function findDeliveries(
  attributed: readonly AttributedAttempt[],
  trades: readonly TradeRow[],
  ownership: Ownership,
): Deliveries {
  const byAttempt = new Map<AttemptEvidence, readonly Delivery[]>();
  const inDoubt = new Set<AttemptEvidence>();
  const strays: TradeRow[] = [];
  const ofBuyer = Map.groupBy(
    attributed.filter(({ attempt }) => !isRefusal(attempt)),
    ({ userId }) => userId,
  );
  // With an account that is gone, its trades are gone and the items that it had: also one that it took from another.
  const isOutOfSight = (trade: TradeRow): boolean =>
    !ownership.saleOf(trade).isThere &&
    attributed.some(
      ({ attempt, userId }) =>
        userId !== trade.buyerId &&
        !isRefusal(attempt) &&
        covers(attempt.at, trade.atMs) &&
        (userId === null || attempt.itemsDone.includes(trade.itemId)),
    );
  const inTime = trades.toSorted((one, other) => one.atMs - other.atMs || one.id - other.id);
  for (const rows of Map.groupBy(inTime, ({ buyerId, itemId }) => `${buyerId} ${itemId}`).values()) {
    const attempts = (ofBuyer.get(rows[0]?.buyerId ?? null) ?? []).map(({ attempt }) => attempt);
    for (const together of sameMoment(rows)) {
      const fitting = attempts.filter(({ at }) => together.some(({ atMs }) => covers(at, atMs))).sort(byEnd);
      const itemId = together[0]?.itemId;
      const naming = fitting.filter(({ itemsDone }) => itemId !== undefined && itemsDone.includes(itemId));
      const open = fitting.filter((attempt) => naming.includes(attempt) || !isFull(attempt));
      const takers = naming.length >= together.length ? naming : open;
      if (takers.length > together.length) {
        for (const attempt of takers) inDoubt.add(attempt);
        continue;
      }
      strays.push(...together.slice(takers.length));
      for (const [index, attempt] of takers.entries()) {
        const trade = together[index];
        if (trade === undefined) continue;
        const isRepeated = index > 0;
        const isDoubled = index < takers.length - 1;
        const isTaken = isOutOfSight(trade) ? null : ownership.isTaken(trade);
        const delivery = { trade, isTaken, isRepeated, isDoubled };
        byAttempt.set(attempt, [...(byAttempt.get(attempt) ?? []), delivery]);
      }
    }
  }
  return { byAttempt, inDoubt: withMixed(byAttempt, inDoubt), strays };
}

/** Of a cart that was submitted twice all is bought again; where only a part is, the two were not the same. */
function withMixed(
  byAttempt: ReadonlyMap<AttemptEvidence, readonly Delivery[]>,
  inDoubt: ReadonlySet<AttemptEvidence>,
): ReadonlySet<AttemptEvidence> {
  const mixed = [...byAttempt].filter(
    ([, deliveries]) =>
      deliveries.some(({ isRepeated }) => isRepeated) && !deliveries.every(({ isRepeated }) => isRepeated),
  );
  return new Set([...inDoubt, ...mixed.map(([attempt]) => attempt)]);
}

/** Purchases of one item by one buyer, apart where something else may have happened in between. */
function sameMoment(rows: readonly TradeRow[]): readonly (readonly TradeRow[])[] {
  const moments: TradeRow[][] = [];
  for (const row of rows) {
    const last = moments.at(-1);
    if (last !== undefined && row.atMs - (last.at(-1)?.atMs ?? 0) <= MOMENT_MS) last.push(row);
    else moments.push([row]);
  }
  return moments;
}

/** Its lines already name as many items as its success line counts. */
function isFull({ itemCount, itemsDone }: AttemptEvidence): boolean {
  return itemCount !== null && itemsDone.length >= itemCount;
}

function byEnd(one: AttemptEvidence, other: AttemptEvidence): number {
  return one.at.toMs - other.at.toMs || lastLine(one) - lastLine(other);
}

function lastLine(attempt: AttemptEvidence): number {
  return attempt.lines.at(-1)?.ref.line ?? 0;
}

function covers(span: Span, ms: number): boolean {
  return ms >= span.fromMs - MOMENT_MS && ms <= span.toMs + MOMENT_MS;
}

/** Refused before anything was written. */
export function isRefusal(attempt: AttemptEvidence): boolean {
  return attempt.reported === 'rejected';
}
