import type { InventoryItem } from '../../../shared/contract/inspection.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { EvidenceRef, ItemRow, TradeRow } from '../evidence.ts';
import { sightingsOf } from '../facts/sightings.ts';
import type { Verdict } from '../verdict.ts';
import type { Subject } from './subject.ts';
import { beginningOf, linkOf, momentOf } from './subject.ts';

type Arrived = Pick<InventoryItem, 'arrival' | 'arrivedAt' | 'transaction' | 'refs'>;

/** What the user owns now, and how each item came: by a checkout, by the user's own upload, or nobody can tell how. */
export function findInventory(subject: Subject): readonly InventoryItem[] {
  const { user, evidence } = subject;
  const arrivedBy = knowArrivals(subject);
  return evidence.market.items
    .filter(({ ownerId }) => ownerId === user.id)
    .toSorted((one, other) => one.id - other.id)
    .map((item) => ({
      itemId: item.id,
      title: item.title,
      itemNumber: item.itemNumber,
      price: item.price,
      isAvailable: item.isAvailable,
      ...arrivedBy(item),
    }));
}

function knowArrivals({ user, evidence, verdicts }: Subject): (item: ItemRow) => Arrived {
  const trades = Map.groupBy(
    evidence.market.trades.filter(({ buyerId }) => buyerId === user.id),
    ({ itemId }) => itemId,
  );
  const received = new Map(
    verdicts.flatMap((verdict) =>
      verdict.items.filter(({ outcome }) => outcome === 'received').map(({ itemId }) => [itemId, verdict] as const),
    ),
  );
  // An id is given to the next item after a deletion: the last one who put it up is meant.
  const putUp = new Map(
    sightingsOf(evidence.sightings, 'item-submitted').map((sighting) => [sighting.claim.itemId, sighting]),
  );
  const soldByUser = new Set(
    evidence.market.trades.filter(({ sellerId }) => sellerId === user.id).map(({ itemId }) => itemId),
  );
  return ({ id }) => {
    const trade = trades.get(id)?.at(-1);
    if (trade !== undefined) return bought(trade, verdicts);
    const verdict = received.get(id);
    const itemRow: EvidenceRef = { kind: 'row', table: 'item', id };
    if (verdict !== undefined) return byCheckout('kept', verdict, [itemRow]);
    const line = putUp.get(id);
    const nothing = { arrivedAt: null, transaction: null, refs: [itemRow] };
    if (line?.claim.username === user.username)
      return { ...nothing, arrival: 'put-up', arrivedAt: momentOf(line.at), refs: [itemRow, line.ref] };
    // Whoever sells an item without having bought it has put it up.
    return { ...nothing, arrival: soldByUser.has(id) ? 'put-up' : 'unknown' };
  };
}

/** The checkout whose verdict rests on this very row. */
function bought({ id, itemId, atMs }: TradeRow, verdicts: readonly Verdict[]): Arrived {
  const refs: readonly EvidenceRef[] = [
    { kind: 'row', table: 'trade', id },
    { kind: 'row', table: 'item', id: itemId },
  ];
  const verdict = verdicts.find(({ reasons }) =>
    reasons.some((reason) => reason.refs.some((ref) => ref.kind === 'row' && ref.table === 'trade' && ref.id === id)),
  );
  if (verdict !== undefined) return byCheckout('bought', verdict, refs);
  return { arrival: 'bought-unseen', arrivedAt: instantFromMilliseconds(atMs), transaction: null, refs };
}

function byCheckout(arrival: Arrived['arrival'], verdict: Verdict, refs: readonly EvidenceRef[]): Arrived {
  return { arrival, arrivedAt: beginningOf(verdict), transaction: linkOf(verdict), refs };
}
