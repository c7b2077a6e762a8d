import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { MarketplaceUser } from '../witnesses.ts';

/** The users of the marketplace, by what a log or a row calls them by. */
export class MarketplaceUsers {
  readonly #byId: ReadonlyMap<number, MarketplaceUser>;
  readonly #byName: ReadonlyMap<string, readonly MarketplaceUser[]>;
  readonly #byCheckout: ReadonlyMap<string | null, readonly MarketplaceUser[]>;

  constructor(users: readonly MarketplaceUser[]) {
    this.#byId = new Map(users.map((user) => [user.userId, user]));
    this.#byName = Map.groupBy(users, ({ username }) => username);
    this.#byCheckout = Map.groupBy(users, ({ lastCheckoutId }) => lastCheckoutId);
  }

  /** Ids are reused after deletion: whoever signed up later, or nobody knows when, was not meant. */
  withId(userId: number, atMs: number): MarketplaceUser | null {
    const user = this.#byId.get(userId);
    return user !== undefined && existed(user, atMs) ? user : null;
  }

  /** Names are not unique at the current release. */
  withName(username: string, atMs: number): readonly MarketplaceUser[] {
    return (this.#byName.get(username) ?? []).filter((user) => existed(user, atMs));
  }

  /** Also those of whom nobody knows since when they have the name. */
  perhapsWithName(username: string, atMs: number): readonly MarketplaceUser[] {
    return (this.#byName.get(username) ?? []).filter((user) => user.createdAt === null || existed(user, atMs));
  }

  /** Whose last checkout has this id. */
  withLastCheckout(transactionId: string): readonly MarketplaceUser[] {
    return this.#byCheckout.get(transactionId) ?? [];
  }
}

function existed({ createdAt }: MarketplaceUser, atMs: number): boolean {
  return createdAt !== null && millisecondsFromInstant(createdAt) <= atMs;
}
