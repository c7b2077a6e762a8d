import type { Attribution, EngineFamily, Reported } from '../../shared/checkout.ts';
import type { Credits } from '../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { Mechanism, OrderState, VerdictItemOutcome, VerdictKind } from '../../shared/verdict.ts';
import type { EvidenceRef, Span } from './evidence.ts';

/** A sentence, and the lines and rows that it rests on. */
export interface Reason {
  readonly text: string;
  readonly refs: readonly EvidenceRef[];
}

export interface VerdictItem {
  readonly itemId: ItemId;
  readonly title: string | null;
  /** At the time of the purchase; null where nothing tells it. */
  readonly price: Credits | null;
  readonly outcome: VerdictItemOutcome;
}

/** What happened to one checkout attempt (DESIGN section 8). Amounts are hundredths. */
export interface Verdict {
  readonly key: string;
  readonly transactionId: TransactionId | null;
  readonly userId: UserId | null;
  readonly username: string | null;
  readonly at: Span;
  /** From its first line to its last, as they tell it. */
  readonly told: Span;
  readonly engineFamily: EngineFamily;
  readonly reported: Reported;
  readonly confidence: Attribution;
  readonly kind: VerdictKind;
  readonly order: OrderState;
  readonly orderIds: readonly number[];
  /** Null when it cannot be told, like `received` and `lost`. */
  readonly charged: Credits | null;
  readonly received: Credits | null;
  /** Credits that came in while this checkout ran and that its write wiped out (M4); null without a bracket. */
  readonly overwritten: Credits | null;
  /** charged - received + overwritten. */
  readonly lost: Credits | null;
  /** Refunds and cancellations that belong to it. */
  readonly returned: Credits;
  /** Later rises that may have been meant for it; never subtracted. */
  readonly possiblyReturned: Credits;
  readonly owed: Credits | null;
  /** Where it cannot be told: no more than this can have been lost; null where not even that is known. */
  readonly mostLost: Credits | null;
  readonly items: readonly VerdictItem[];
  readonly mechanism: Mechanism | null;
  readonly reasons: readonly Reason[];
  /** What could not be read, and would have told more. */
  readonly missing: readonly string[];
}
