import type { Credits } from '../../../shared/credits.ts';
import { ZERO_CREDITS } from '../../../shared/credits.ts';
import type { EvidenceRef } from '../evidence.ts';
import { isRefusal, MOMENT_MS } from '../facts/deliveries.ts';
import type { Reason } from '../verdict.ts';
import { cartTotals, linkedTotals, totalsOf } from './cart-totals.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { isRepeat, isRolledBack, linkedItems, says } from './purchase-case.ts';

/** What an attempt may have charged, by the rules of the release that ran it. */
export interface ChargeClaim {
  /** The likeliest first; empty when nothing tells the total. */
  readonly charges: readonly Credits[];
  /** True when the rules leave one charge; otherwise the balances around have to decide. */
  readonly isSure: boolean;
  /** It wrote a balance although it charged nothing, and so may have wiped out what happened meanwhile (M4). */
  readonly writes?: 'what-it-had-read' | 'the-same-again';
  readonly reason: Reason;
}

/** Null when the rule says nothing about this attempt. */
type ChargeRule = (purchase: PurchaseCase) => ChargeClaim | null;

/** The first rule that applies decides (BARTEREX.md sections 1 and 2). */
const RULES: readonly ChargeRule[] = [
  recorded,
  repeated,
  refused,
  rolledBack,
  allFailed,
  awardFailed,
  unpricedCart,
  legacy,
  success,
  refusedByValidation,
  allDone,
  deducted,
  neverDeducted,
];

export function chargeClaim(purchase: PurchaseCase): ChargeClaim {
  for (const rule of RULES) {
    const claim = rule(purchase);
    if (claim !== null) return claim;
  }
  return {
    charges: [ZERO_CREDITS, ...cartTotals(purchase).charges],
    isSure: false,
    reason: {
      text: 'The log breaks off with an error that does not tell whether it had charged yet.',
      refs: lines(purchase),
    },
  };
}

function recorded({ recorded: record }: PurchaseCase): ChargeClaim | null {
  if (record === null) return null;
  return sure(record.charged, 'The console recorded what it charged.', [
    { kind: 'row', table: 'checkout_transaction', id: record.attemptId },
  ]);
}

/** A submit that only repeated another one wrote the same balance once more (M5). */
function repeated(purchase: PurchaseCase): ChargeClaim | null {
  if (!isRepeat(purchase)) return null;
  const claim = sure(
    ZERO_CREDITS,
    'The same cart was submitted twice at the same moment; both wrote the same balance, so it was charged once.',
    purchase.deliveries.map(({ trade }) => ({ kind: 'row', table: 'trade', id: trade.id })),
  );
  return { ...claim, writes: 'the-same-again' };
}

function refused(purchase: PurchaseCase): ChargeClaim | null {
  if (!isRefusal(purchase.attempt) || isLastCheckout(purchase)) return null;
  return sure(ZERO_CREDITS, 'It was refused before anything was charged.', lines(purchase));
}

function rolledBack(purchase: PurchaseCase): ChargeClaim | null {
  if (!isRolledBack(purchase.attempt) || linkedItems(purchase).length > 0 || isLastCheckout(purchase)) return null;
  return sure(
    ZERO_CREDITS,
    'Its commit failed, and the database took everything back.',
    refsOf(purchase, 'rolled-back'),
  );
}

function allFailed(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt } = purchase;
  const isSaid = says(attempt, 'all-failed') || attempt.error?.startsWith('Could not process any items') === true;
  if (attempt.family === 'legacy' || linkedItems(purchase).length > 0 || !isSaid) return null;
  const refs = refsOf(purchase, 'all-failed');
  return {
    ...sure(ZERO_CREDITS, 'Every item failed, and the whole charge was given back at once.', refs),
    writes: 'what-it-had-read',
  };
}

/** The failed award rolls the whole session back, with the charge in it; what follows only reports it (M6). */
function awardFailed(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt } = purchase;
  if (!says(attempt, 'points-error') || linkedItems(purchase).length > 0) return null;
  if (attempt.family === 'legacy' ? attempt.reported === 'none' : attempt.reported !== 'error') return null;
  return sure(
    ZERO_CREDITS,
    'The award of points failed and took the charge back with it; nothing was bought.',
    refsOf(purchase, 'points-error'),
  );
}

/** Legacy deducts item by item, next to the link: it charges what it links. */
function legacy(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt, deliveries } = purchase;
  if (attempt.family !== 'legacy') return null;
  const { claimed, itemCount } = attempt;
  if (claimed !== null && itemCount !== null && linkedItems(purchase).length >= itemCount)
    return asClaimed(purchase, claimed);
  const linked = linkedItems(purchase);
  // Points were given for it, and no line takes them back: its purchase may only be out of sight.
  const unseen = attempt.itemsDone.filter((itemId) => !linked.includes(itemId));
  const told = claimed === null ? [] : [claimed];
  const charges = [...new Set([...linkedTotals(purchase), ...told, ...totalsOf(purchase, [...linked, ...unseen])])];
  const refs = deliveries.map(({ trade }) => ({ kind: 'row' as const, table: 'trade' as const, id: trade.id }));
  return {
    charges,
    isSure: charges.length === 1 && unseen.length === 0 && !purchase.isInDoubt && purchase.user !== null,
    reason: {
      text:
        deliveries.length === 0
          ? 'This release charges each item as it is linked, and no purchase was recorded.'
          : 'This release charges each item as it is linked.',
      refs: refs.length > 0 ? refs : lines(purchase),
    },
  };
}

function success(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt } = purchase;
  if (attempt.claimed === null || !says(attempt, 'success')) return null;
  if (linkedItems(purchase).length > 0 || isLastCheckout(purchase)) return asClaimed(purchase, attempt.claimed);
  return {
    charges: [attempt.claimed, ZERO_CREDITS],
    isSure: false,
    reason: {
      text: 'The log claims a success, but the marketplace recorded no purchase.',
      refs: refsOf(purchase, 'success'),
    },
  };
}

/** An item that is gone is found before the deduction. */
function refusedByValidation(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt } = purchase;
  const isRefused = says(attempt, 'item-unavailable') || says(attempt, 'item-without-owner');
  if (!isRefused || linkedItems(purchase).length > 0 || isLastCheckout(purchase)) return null;
  return sure(ZERO_CREDITS, 'It failed while the cart was checked, before the deduction.', lines(purchase));
}

/** A cart with an item that has no price cannot be added up: `sum()` fails before the deduction. */
function unpricedCart(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt, cart, prices } = purchase;
  if (attempt.error?.startsWith('unsupported operand type(s) for +:') !== true) return null;
  if (linkedItems(purchase).length > 0 || isLastCheckout(purchase)) return null;
  const isTraced = attempt.lines.some(({ kind, message }) => kind === 'unexpected-error' && /= sum\(/.test(message));
  const unpriced = cart.possible.filter((itemId) => prices.hasNone(itemId));
  if (!isTraced && unpriced.length === 0) return null;
  return sure(ZERO_CREDITS, 'The total could not be added up, because an item has no price; nothing was deducted.', [
    ...lines(purchase),
    ...unpriced.map((id) => ({ kind: 'row' as const, table: 'item' as const, id })),
  ]);
}

/** An error of the commit itself comes after the last item: a second commit kept all of it (M7). */
function allDone(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt } = purchase;
  const isCommit = attempt.error?.includes('[SQL: COMMIT]') === true;
  if (!isCommit || linkedItems(purchase).length === 0 || attempt.itemsFailed.length > 0) return null;
  const charges = linkedTotals(purchase);
  return {
    charges,
    isSure: charges.length === 1 && !purchase.isInDoubt,
    reason: {
      text: 'The error is one of the commit, after the last item; the second commit kept everything.',
      refs: lines(purchase),
    },
  };
}

/** The deduction of the whole total comes before the first item; only its amount is open. */
function deducted(purchase: PurchaseCase): ChargeClaim | null {
  const { attempt, deliveries, user } = purchase;
  const isInLoop = attempt.error?.includes('[SQL: SAVEPOINT') === true;
  if (linkedItems(purchase).length === 0 && !isLastCheckout(purchase) && !isInLoop) return null;
  // Items failed, and none was linked: if they were all, the charge was given back.
  const isPerhapsRefunded = linkedItems(purchase).length === 0 && attempt.itemsFailed.length > 0;
  const { charges, isConfirmed } = cartTotals(purchase);
  const refs: readonly EvidenceRef[] = [
    ...deliveries.map(({ trade }) => ({ kind: 'row' as const, table: 'trade' as const, id: trade.id })),
    ...(isLastCheckout(purchase) && user !== null
      ? [{ kind: 'row' as const, table: 'user' as const, id: user.id }]
      : []),
    ...(purchase.cart.shown === null ? [] : [purchase.cart.shown.ref]),
  ];
  return {
    charges: isPerhapsRefunded ? [...charges, ZERO_CREDITS] : charges,
    isSure: isConfirmed && !isPerhapsRefunded,
    reason: {
      text: 'It got past the deduction of the whole total and was committed, whatever the log reports.',
      refs: refs.length > 0 ? refs : lines(purchase),
    },
  };
}

/** The account keeps its last checkout that was charged and committed; where that is an earlier one, this was none. */
function neverDeducted(purchase: PurchaseCase): ChargeClaim | null {
  const { user, attempt, keepsLastCheckout } = purchase;
  if (!keepsLastCheckout || user === null || attempt.transactionId === null) return null;
  const last = user.lastCheckout;
  if (last === null || last.atMs >= attempt.at.fromMs - MOMENT_MS) return null;
  return sure(ZERO_CREDITS, 'The last checkout that was charged to this account is an earlier one.', [
    { kind: 'row', table: 'user', id: user.id },
  ]);
}

function sure(charged: Credits, text: string, refs: readonly EvidenceRef[]): ChargeClaim {
  return { charges: [charged], isSure: true, reason: { text, refs } };
}

function asClaimed(purchase: PurchaseCase, claimed: Credits): ChargeClaim {
  return sure(claimed, 'The purchase was recorded, and the log names what it deducted.', [
    ...refsOf(purchase, 'success'),
    ...purchase.deliveries.map(({ trade }) => ({ kind: 'row' as const, table: 'trade' as const, id: trade.id })),
  ]);
}

export function isLastCheckout({ user, attempt }: PurchaseCase): boolean {
  return (
    user?.lastCheckout != null &&
    attempt.transactionId !== null &&
    user.lastCheckout.transactionId === attempt.transactionId &&
    Math.abs(user.lastCheckout.atMs - attempt.at.toMs) < 60_000
  );
}

function lines({ attempt }: PurchaseCase): readonly EvidenceRef[] {
  return attempt.lines.slice(0, 3).map(({ ref }) => ref);
}

function refsOf(
  { attempt }: PurchaseCase,
  kind: PurchaseCase['attempt']['lines'][number]['kind'],
): readonly EvidenceRef[] {
  return attempt.lines.filter((line) => line.kind === kind).map(({ ref }) => ref);
}
