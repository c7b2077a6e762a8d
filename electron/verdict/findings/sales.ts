import { findOwnership } from '../facts/ownership.ts';
import type { Finding, Found } from './finding.ts';

/** Items that more than one buyer paid for, and only one can have (BARTEREX.md M3). */
export function doubleSales({ evidence: { market }, judgement: { verdicts } }: Found): readonly Finding[] {
  const ownership = findOwnership(market);
  const sales = new Set(market.trades.map((trade) => ownership.saleOf(trade).trades));
  const takenAway = Map.groupBy(
    verdicts.flatMap((verdict) =>
      verdict.items.filter(({ outcome }) => outcome === 'taken-by-other').map((item) => ({ verdict, item })),
    ),
    ({ verdict, item }) => `${verdict.userId} ${item.itemId}`,
  );
  return [...sales].flatMap((trades): readonly Finding[] => {
    const [first, ...others] = trades;
    const last = trades.at(-1);
    const buyers = new Set(trades.map(({ buyerId }) => buyerId));
    if (first === undefined || last === undefined || others.length === 0 || buyers.size < 2) return [];
    const { holderId } = ownership.saleOf(first);
    const without = [...buyers].find((buyerId) => buyerId !== holderId) ?? first.buyerId;
    const taken = takenAway.get(`${without} ${first.itemId}`)?.[0];
    const owner = holderId === null ? 'nobody has it now' : `user ${holderId} has it`;
    return [
      {
        kind: 'double-sale',
        sentence: `Item ${first.itemId} was sold to users ${[...buyers].join(' and ')} at the same moment; ${owner}.`,
        amount: taken?.item.price ?? null,
        userId: without,
        key: taken?.verdict.key ?? null,
        atMs: last.atMs,
        refs: trades.map(({ id }) => ({ kind: 'row', table: 'trade', id })),
      },
    ];
  });
}
