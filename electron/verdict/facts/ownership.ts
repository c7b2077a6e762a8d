import type { MarketEvidence, TradeRow } from '../evidence.ts';

/** What became of a purchased item, from all its trades and its owner today. */
export interface Sale {
  /** Everybody's purchases of the item from the same seller at a time, the earliest first. */
  readonly trades: readonly TradeRow[];
  /** Who had the item afterwards; null where nothing tells. */
  readonly holderId: number | null;
  /** False where the item itself is gone. */
  readonly isThere: boolean;
}

export interface Ownership {
  saleOf(trade: TradeRow): Sale;
  /**
   * True where another buyer's purchase took the item away again (BARTEREX.md M3), false where it did not, null where
   * the item is in hands that these purchases do not explain.
   */
  isTaken(trade: TradeRow): boolean | null;
}

/**
 * Purchases of one item from one seller are one sale, until the item comes back to that seller; a resale has the
 * earlier buyer as its seller. Of several buyers in one sale the one whose row was written last has the item: who sells
 * it on, or else its owner today, must be that buyer.
 */
export function findOwnership({ trades, items }: MarketEvidence): Ownership {
  const owners = new Map(items.map(({ id, ownerId }) => [id as number, ownerId]));
  const sales = new Map<TradeRow, Sale>();
  const inTime = trades.toSorted((one, other) => one.atMs - other.atMs || one.id - other.id);
  for (const [itemId, row] of Map.groupBy(inTime, (trade) => trade.itemId as number)) {
    const groups = splitIntoSales(row);
    for (const [index, group] of groups.entries()) {
      const next = groups[index + 1]?.[0];
      const holderId = next === undefined ? (owners.get(itemId) ?? null) : next.sellerId;
      const sale = { trades: group, holderId, isThere: owners.has(itemId) };
      for (const trade of group) sales.set(trade, sale);
    }
  }
  const saleOf = (trade: TradeRow): Sale =>
    sales.get(trade) ?? { trades: [trade], holderId: null, isThere: owners.has(trade.itemId) };
  return {
    saleOf,
    isTaken: (trade) => {
      const { trades: together, holderId, isThere } = saleOf(trade);
      const last = together.at(-1);
      const isContested = together.some(({ buyerId }) => buyerId !== trade.buyerId);
      // The row of an item that was deleted later still proves that it was bought.
      if (!isContested && (holderId === trade.buyerId || !isThere)) return false;
      if (last === undefined || holderId !== last.buyerId) return null;
      return trade.buyerId !== last.buyerId;
    },
  };
}

/** Where the seller changes, and where the seller bought it back in between, another sale begins. */
function splitIntoSales(row: readonly TradeRow[]): readonly (readonly TradeRow[])[] {
  const sales: TradeRow[][] = [];
  for (const trade of row) {
    const last = sales.at(-1);
    if (last !== undefined && last[0]?.sellerId === trade.sellerId) last.push(trade);
    else sales.push([trade]);
  }
  return sales;
}
