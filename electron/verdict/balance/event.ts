import type { Credits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { EvidenceRef, LineRef, Span } from '../evidence.ts';

/** What moves a balance, besides purchases, or shows it (DESIGN section 8: movers and readings). */
export const BALANCE_EVENT_KINDS = [
  'sign-up',
  'item-approved',
  'level-up',
  'referral-bonus',
  'payment',
  'refund',
  'admin-edit',
  'other-entry',
  'shown',
  'now',
] as const;
export type BalanceEventKind = (typeof BALANCE_EVENT_KINDS)[number];

/** One thing that happened to, or told, a user's balance. A purchase is an attempt, not one of these. */
export interface BalanceEvent {
  readonly kind: BalanceEventKind;
  readonly userId: UserId;
  readonly at: Span;
  /** The line that tells it, for the order among the lines of its file. */
  readonly line: LineRef | null;
  /** What it may have moved, the likeliest first; one amount where that is certain, none where it only shows. */
  readonly changes: readonly Credits[];
  /** The balance as it was read before and after; null where nobody read it. */
  readonly before: Credits | null;
  readonly after: Credits | null;
  readonly refs: readonly EvidenceRef[];
}

/** A line of the same event may be this far from its row. */
export const SAME_EVENT_MS = 3000;

export function instant(ms: number): Span {
  return { fromMs: ms, toMs: ms };
}

export function isNear(one: Span, other: Span): boolean {
  return one.fromMs <= other.toMs + SAME_EVENT_MS && other.fromMs <= one.toMs + SAME_EVENT_MS;
}

/** A balance that was only read. */
export function shown(
  userId: UserId,
  at: Span,
  balance: Credits,
  told: Pick<BalanceEvent, 'line' | 'refs'>,
): BalanceEvent {
  return { kind: 'shown', userId, at, changes: [], before: balance, after: balance, ...told };
}
