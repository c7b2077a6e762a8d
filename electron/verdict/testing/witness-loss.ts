import fc from 'fast-check';
import type { MarketEvidence } from '../evidence.ts';
import type { View } from './evidence-of.ts';
import type { LogRecordMade } from './log-book.ts';
import type { Market, Truth } from './market.ts';

/** What is lost of the evidence: each kind of witness with its own probability, drawn from its own dice. */
export interface Loss {
  readonly dice: readonly number[];
  readonly notices: number;
  readonly ledger: number;
  readonly edits: number;
  readonly carts: number;
  readonly names: number;
  /** Single lines of the log. */
  readonly lines: number;
}

/** Evenly between 0 and 1: doubles would be drawn by their representation, and nearly all be tiny. */
export const DIE = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((drawn) => drawn / 1_000_000);

const chance = fc.constantFrom(0, 0, 0.1, 0.3, 0.7);

export const LOSS: fc.Arbitrary<Loss> = fc.record({
  dice: fc.array(DIE, { minLength: 97, maxLength: 97 }),
  notices: chance,
  ledger: chance,
  edits: chance,
  carts: chance,
  names: chance,
  lines: fc.constant(0),
});

/** The same, and single lines of the log as well. */
export const LOSS_OF_LINES: fc.Arbitrary<Loss> = fc
  .tuple(LOSS, fc.constantFrom(0.1, 0.3, 0.7))
  .map(([loss, lines]) => ({ ...loss, lines }));

/** A part of the log that is not there, from and to a share of its records: it begins late, ends early, or has a gap. */
export const GAP: fc.Arbitrary<readonly [from: number, to: number]> = fc.oneof(
  fc.tuple(fc.constant(0), DIE),
  fc.tuple(DIE, fc.constant(1)),
  fc.tuple(DIE, DIE).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const),
);

export function viewWithout([from, to]: readonly [number, number], { log: { records } }: Market): View {
  const lost = new Set(records.slice(Math.floor(from * records.length), Math.floor(to * records.length)));
  return { sees: (record) => !lost.has(record) };
}

/**
 * The view that is left. Rows of purchases and orders are only ever lost with an account, so they stay. Where a line is
 * lost, it is known that something is: a log without a gap says that it has all of its lines.
 */
export function viewAfter({ dice, ...chances }: Loss, { log }: Market): View {
  const places = new Map(log.records.map((record, index) => [record, index]));
  const isKept = (chanceOfLoss: number, place: number): boolean => (dice[place % dice.length] ?? 1) >= chanceOfLoss;
  const keep = <Row extends { readonly id: number }>(rows: readonly Row[], chanceOfLoss: number, salt: number) =>
    rows.filter(({ id }) => isKept(chanceOfLoss, id * 7 + salt));
  return {
    sees: (record: LogRecordMade<Truth>) => isKept(chances.lines, (places.get(record) ?? 0) * 13),
    knowsUser: ({ transactionId }) => isKept(chances.names, Number.parseInt(transactionId.slice(0, 6), 16)),
    market: (market: MarketEvidence) => ({
      ...market,
      notices: keep(market.notices, chances.notices, 11),
      ledger: keep(market.ledger, chances.ledger, 23),
      edits: keep(market.edits, chances.edits, 41),
      carts: keep(market.carts, chances.carts, 59),
    }),
  };
}

/** Half as much is lost: everything that was seen before is seen, and more. */
export function half({ dice, ...chances }: Loss): Loss {
  const halved = Object.fromEntries(Object.entries(chances).map(([kind, value]) => [kind, value / 2]));
  return { dice, ...chances, ...halved };
}
