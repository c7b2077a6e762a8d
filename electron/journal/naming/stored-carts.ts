import type { Credits } from '../../../shared/credits.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { Witnesses } from '../witnesses.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';

/** An item that lies in somebody's cart in the marketplace now. */
export interface StoredCartRow {
  readonly username: string;
  readonly itemId: number;
  /** Milliseconds of UTC; null when not told. */
  readonly addedAt: number | null;
  /** Null inside: the item has no price. Null: it is gone. */
  readonly cost: { readonly price: Credits | null } | null;
}

/** What a cart came to between two of its items. */
interface Total {
  readonly username: string;
  readonly from: number;
  readonly until: number;
}

/** The carts as the marketplace holds them: what failed is still in them, and what no line told. */
export class StoredCarts {
  readonly #byItem: ReadonlyMap<number, readonly StoredCartRow[]>;
  readonly #byTotal = new Map<number, Total[]>();
  readonly #unpriced: readonly StoredCartRow[];

  constructor(rows: readonly StoredCartRow[]) {
    this.#byItem = Map.groupBy(rows, ({ itemId }) => itemId);
    this.#unpriced = rows.filter(({ cost }) => cost?.price === null);
    for (const [username, own] of Map.groupBy(rows, (row) => row.username)) this.#addTotals(username, own);
  }

  /** Who may have had the item in the cart at that time. */
  holdersOf(itemId: number, atMs: number): readonly string[] {
    return namesAt(this.#byItem.get(itemId) ?? [], atMs);
  }

  /** Whose cart came to so much at that time, as far as what was in it still is. */
  withTotal(total: Credits, atMs: number): readonly string[] {
    const found = this.#byTotal.get(total) ?? [];
    return found.filter(({ from, until }) => from <= atMs && atMs < until).map(({ username }) => username);
  }

  /** Who had an item without a price in the cart at that time. */
  withoutPrice(atMs: number): readonly string[] {
    return namesAt(this.#unpriced, atMs);
  }

  #addTotals(username: string, rows: readonly StoredCartRow[]): void {
    const inOrder = rows.toSorted((left, right) => addedAt(left) - addedAt(right));
    let total = 0;
    for (const [index, { cost, ...row }] of inOrder.entries()) {
      // Of a cart with something that has no price nobody can say what it came to.
      if (cost === null || cost.price === null) return;
      total += cost.price;
      const next = inOrder[index + 1];
      const until = next === undefined ? Number.POSITIVE_INFINITY : addedAt(next);
      const totals = this.#byTotal.get(total) ?? [];
      totals.push({ username, from: addedAt(row), until });
      this.#byTotal.set(total, totals);
    }
  }
}

/** Carts of users that are gone tell nothing. */
export async function readStoredCarts(witnesses: Witnesses, users: MarketplaceUsers): Promise<StoredCarts> {
  const rows: StoredCartRow[] = [];
  for await (const page of witnesses.cartRows()) {
    for (const { userId, itemId, addedAt: added, cost } of page) {
      const user = users.withId(userId, Number.POSITIVE_INFINITY);
      if (user === null) continue;
      const at = added === null ? null : millisecondsFromInstant(added);
      rows.push({ username: user.username, itemId, addedAt: at, cost });
    }
  }
  return new StoredCarts(rows);
}

function namesAt(rows: readonly StoredCartRow[], atMs: number): readonly string[] {
  return rows.filter((row) => addedAt(row) <= atMs).map(({ username }) => username);
}

/** What is not dated may have been there all the time. */
function addedAt({ addedAt: at }: Pick<StoredCartRow, 'addedAt'>): number {
  return at ?? Number.NEGATIVE_INFINITY;
}
