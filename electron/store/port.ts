import type { Page, PageRequest, SortDirection } from '../../shared/contract/page.ts';
import type { SandboxItem } from '../../shared/contract/sandbox.ts';
import type { AttemptDetail } from '../../shared/contract/transactions.ts';
import type { CreditRow, OrderRow, OwnedItem, USER_SORTS, UserDetail, UserRow } from '../../shared/contract/users.ts';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import type { Credits } from '../../shared/credits.ts';
import type { ItemId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { EvidenceTable } from '../../shared/verdict.ts';
import type { Performer } from '../engine/performer.ts';
import type { Steps } from '../engine/steps.ts';
import type { MarketEvidence } from '../verdict/evidence.ts';

/** A buyer and an item: what a trade row is found by. */
export interface Purchase {
  readonly buyerId: UserId;
  readonly itemId: ItemId;
}

export interface RecordedPurchase extends Purchase {
  readonly at: Instant;
}

/** From the second of `from` on, up to the second of `to` and without it. */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** What was found in one stretch of a table that has no index for the question. Go on after `lastId`; null at the end. */
export interface Walk<Row> {
  readonly rows: readonly Row[];
  readonly lastId: number | null;
}

/** Who a user id belongs to now: ids are reused after deletion. */
export interface KnownUser {
  readonly userId: UserId;
  readonly username: string;
  readonly createdAt: Instant | null;
  readonly lastCheckoutId: string | null;
  readonly lastCheckoutAt: Instant | null;
}

/** An item may have no price. */
export interface ItemPrice {
  readonly price: Credits | null;
}

/** An item in somebody's cart. */
export interface CartRow {
  readonly userId: UserId;
  readonly itemId: ItemId;
  readonly addedAt: Instant | null;
  /** What it costs now; null for an item that is gone. */
  readonly cost: ItemPrice | null;
}

/** One column of a stored row; null is NULL. */
export interface StoredColumn {
  readonly name: string;
  readonly value: string | null;
}

/** Whose evidence is wanted: everybody's, or some users', with what they bought and who else bought it. */
export type EvidenceScope = 'everybody' | { readonly userIds: readonly UserId[]; readonly itemIds: readonly ItemId[] };

export interface UserListRequest extends PageRequest {
  readonly search: string;
  readonly sort: (typeof USER_SORTS)[number];
  readonly direction: SortDirection;
}

export interface CopyProgress {
  readonly done: number;
  readonly total: number;
}

/** What the marketplace file says about itself, without the parts that only the workspace knows. */
export type MarketplaceFacts = Pick<WorkspaceInfo, 'sizeBytes' | 'journal' | 'schema' | 'missing' | 'counts'>;

/**
 * A marketplace database opened for reading. Nothing here can change a byte of it, and no call holds a read lock
 * longer than one bounded page takes. Every call may reject with a `ConsoleError`: `DATABASE_BUSY`,
 * `DATABASE_DAMAGED`, `DATABASE_NEEDS_RECOVERY`, and `BAD_INPUT` for a cursor that is not one of ours.
 */
export interface MarketplaceReader {
  /** The absolute path of the file. */
  readonly file: string;
  facts(): Promise<MarketplaceFacts>;

  /** Attempts with a higher number than `attemptId`, lowest first; none where our own tables are missing. */
  attemptsAfter(attemptId: number, limit: number): Promise<readonly AttemptDetail[]>;
  /** Null when there is no such attempt. */
  findAttempt(attemptId: number): Promise<AttemptDetail | null>;

  /** When the marketplace recorded these purchases, one answer each; null where it holds no trade of that pair. */
  findTradeTimes(purchases: readonly Purchase[]): Promise<readonly (Instant | null)[]>;

  /** When these orders were placed, by their numbers, one answer each; null where there is no such order. */
  findOrderTimes(orderNumbers: readonly string[]): Promise<readonly (Instant | null)[]>;

  /** Purchases recorded in a span of time. */
  purchasesBetween(span: TimeSpan, afterId: number): Promise<Walk<RecordedPurchase>>;
  /** Everything that lies in carts now. */
  cartRows(afterId: number): Promise<Walk<CartRow>>;
  /** What these items cost now, one answer each; null for an item that is gone. */
  findPrices(itemIds: readonly ItemId[]): Promise<readonly (ItemPrice | null)[]>;
  /** Whose these items are now, one answer each; null for an item that is gone or belongs to nobody. */
  findOwners(itemIds: readonly ItemId[]): Promise<readonly (UserId | null)[]>;
  /** Users with a higher id than `userId`, lowest first. */
  usersAfter(userId: number, limit: number): Promise<readonly KnownUser[]>;

  /** What rows tell about purchases and balances, in one view of the file. Everybody's is for copies only: it takes long. */
  readEvidence(scope: EvidenceScope): Promise<MarketEvidence>;
  /** A row as it is stored, without secrets; null when it is not there. */
  findRow(table: EvidenceTable, id: number): Promise<readonly StoredColumn[] | null>;

  listUsers(request: UserListRequest): Promise<Page<UserRow>>;
  /** Null when there is no such user. */
  findUser(userId: UserId): Promise<UserDetail | null>;
  listUserItems(userId: UserId, page: PageRequest): Promise<Page<OwnedItem>>;
  listUserOrders(userId: UserId, page: PageRequest): Promise<Page<OrderRow>>;
  listUserCreditRows(userId: UserId, page: PageRequest): Promise<Page<CreditRow>>;

  /** Available items first, then by number; `search` is part of a title (any case) or an item's number. */
  listSandboxItems(search: string, page: PageRequest): Promise<Page<SandboxItem>>;

  /** Writes a complete, consistent copy to `file` (which must not exist) in small steps; a live writer is never kept waiting. */
  copyTo(file: string, onProgress: (progress: CopyProgress) => void, signal?: AbortSignal): Promise<void>;

  close(): void;
}

/**
 * A database that takes checkouts. A unit of work is handed over as a generator, never as a callback that awaits, so
 * that no transaction can be left open in the middle; a PostgreSQL store may await between the steps.
 */
export interface CheckoutStore {
  /** `wrap` puts a recorder or a fault around whoever performs the steps. */
  perform<Result>(work: Steps<Result>, wrap?: (performer: Performer) => Performer): Promise<Result>;
}
