import type { Attribution, EngineFamily, ItemOutcome, Reported } from '../../shared/checkout.ts';
import type { Credits } from '../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { EvidenceTable } from '../../shared/verdict.ts';
import type { AccountClaim } from '../logs/parse/account-claim.ts';
import type { PurchaseClaim } from '../logs/parse/message.ts';

/**
 * What a verdict rests on: rows of the marketplace and lines of its logs, as they were read, with nothing concluded
 * from them yet. Amounts are hundredths; times are milliseconds since the epoch.
 */
export interface Evidence {
  readonly market: MarketEvidence;
  readonly attempts: readonly AttemptEvidence[];
  readonly sightings: readonly SightingEvidence[];
  /** What the logs cover, in order of time. Where nothing is covered, no line proves nothing. */
  readonly coverage: readonly Span[];
}

/** A moment that is known only between two bounds: a line is written to the second, and a clock has a spread. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A line of a log, by the file and the line number under which it was read first. */
export interface LineRef {
  readonly kind: 'line';
  readonly path: string;
  readonly line: number;
}

/** A row of the marketplace's database. */
export interface RowRef {
  readonly kind: 'row';
  readonly table: EvidenceTable;
  readonly id: number;
}

export type EvidenceRef = LineRef | RowRef;

export interface MarketEvidence {
  /** When anything that is stored was written last: what is stored now was so from then on. */
  readonly lastWriteMs: number;
  readonly users: readonly UserRow[];
  readonly items: readonly ItemRow[];
  readonly trades: readonly TradeRow[];
  readonly orders: readonly OrderRow[];
  readonly ledger: readonly LedgerRow[];
  readonly notices: readonly NoticeRow[];
  readonly edits: readonly EditRow[];
  readonly carts: readonly CartRow[];
  /** What the console's own engine recorded. */
  readonly checkouts: readonly RecordedCheckout[];
  /** Tables that this file does not have, or has without a column that the rules need. */
  readonly missing: readonly EvidenceTable[];
  /** Whether `user` keeps the last checkout; legacy does not. */
  readonly keepsLastCheckout: boolean;
}

export interface UserRow {
  readonly id: UserId;
  readonly username: string;
  /** An id is given to the next sign-up after a deletion: older evidence under it is somebody else's. */
  readonly createdAtMs: number | null;
  readonly balance: Credits | null;
  /** The last attempt that got past the deduction and was committed. */
  readonly lastCheckout: { readonly transactionId: TransactionId; readonly atMs: number } | null;
}

export interface ItemRow {
  readonly id: ItemId;
  readonly itemNumber: string | null;
  readonly title: string;
  /** Today's; it may have been edited since. */
  readonly price: Credits | null;
  readonly ownerId: UserId | null;
  readonly isAvailable: boolean;
}

/** The sender is the buyer (BARTEREX.md section 5). */
export interface TradeRow {
  readonly id: number;
  readonly buyerId: UserId;
  readonly sellerId: UserId | null;
  readonly itemId: ItemId;
  readonly atMs: number;
}

export interface OrderRow {
  readonly id: number;
  readonly number: string | null;
  readonly userId: UserId;
  readonly atMs: number;
  readonly isCancelled: boolean;
  readonly creditsUsed: Credits | null;
  readonly balanceBefore: Credits | null;
  readonly balanceAfter: Credits | null;
  readonly itemIds: readonly ItemId[];
}

export interface LedgerRow {
  readonly id: number;
  readonly userId: UserId;
  readonly atMs: number;
  readonly type: string;
  readonly amount: Credits;
  readonly description: string | null;
  readonly balanceAfter: Credits | null;
}

/** What a notification tells about credits; `amount` is what the user got. */
export interface NoticeRow {
  readonly id: number;
  readonly userId: UserId;
  readonly atMs: number;
  readonly kind: 'level-up' | 'item-approved' | 'other';
  /** Of the item that was approved. */
  readonly title: string | null;
  /** The level that was reached. */
  readonly level: number | null;
  readonly amount: Credits | null;
  readonly message: string;
}

/** A balance that an admin wrote, by the marketplace's own audit log. */
export interface EditRow {
  readonly id: number;
  readonly userId: UserId;
  readonly atMs: number;
  readonly before: Credits;
  readonly after: Credits;
}

export interface CartRow {
  readonly id: number;
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly addedAtMs: number | null;
}

/** What the console's own engine recorded of a checkout. */
export interface RecordedCheckout {
  readonly attemptId: number;
  readonly charged: Credits;
  readonly items: readonly { readonly itemId: ItemId; readonly price: Credits | null; readonly outcome: ItemOutcome }[];
}

/** One line of an attempt. */
export interface AttemptLine {
  readonly ref: LineRef;
  readonly kind: PurchaseClaim['kind'];
  readonly message: string;
}

/** One checkout attempt as the logs, or the console's own table, tell it. */
export interface AttemptEvidence {
  readonly key: string;
  /** The row of `checkout_transaction` where the console's own engine made it. */
  readonly attemptId: number | null;
  readonly transactionId: TransactionId | null;
  readonly family: EngineFamily;
  readonly reported: Reported;
  readonly at: Span;
  /** From its first line to its last as they tell it, whatever its clock may be off. */
  readonly told: Span;
  readonly username: string | null;
  readonly userId: UserId | null;
  readonly attribution: Attribution;
  readonly itemsDone: readonly ItemId[];
  readonly itemsFailed: readonly ItemId[];
  /** How many items its success line counts, and what it says was deducted. */
  readonly itemCount: number | null;
  readonly claimed: Credits | null;
  /** The balance that a refusal names. */
  readonly available: Credits | null;
  readonly orderNumber: string | null;
  readonly error: string | null;
  readonly hasPhases: boolean;
  readonly isSuspicious: boolean;
  readonly lines: readonly AttemptLine[];
}

export interface SightingEvidence {
  readonly ref: LineRef;
  readonly at: Span;
  readonly claim: AccountClaim;
}
