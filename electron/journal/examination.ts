import type { Database } from 'better-sqlite3';
import { isTransactionId } from '../../shared/ids.ts';
import { calibrateSources } from './calibrate-sources.ts';
import { decideFamilies } from './families.ts';
import { MarketplaceUsers } from './naming/marketplace-users.ts';
import { nameUsers } from './naming/name-users.ts';
import { hasOpenAttempts } from './naming/open-attempt.ts';
import type { Scope } from './scope.ts';
import { hasFreshAttempts, hearFresh, lastSighting, takeFresh } from './scope.ts';
import { askDatabase } from './suspicion/ask-database.ts';
import type { LastCheckout, MarketplaceUser, Witnesses } from './witnesses.ts';

/**
 * Finds out what the lines of attempts do not say by themselves, with the marketplace as a witness: the clock of each
 * source, the release that an attempt ran on, its user. Once for everything, then for what came since and what it
 * may change.
 */
export class Examination {
  readonly #journal: Database;
  #isFirst = true;
  #lastSighting = 0;

  constructor(journal: Database) {
    this.#journal = journal;
  }

  async examine(witnesses: Witnesses): Promise<void> {
    const journal = this.#journal;
    const last = lastSighting(journal);
    if (!this.#isFirst && !this.#hasWork()) {
      this.#lastSighting = last;
      return;
    }
    const isFirst = this.#isFirst;
    // What fails on the way is made up for by looking at everything.
    this.#isFirst = true;
    const users = await readUsers(witnesses);
    await calibrateSources(journal, { marketplace: witnesses, checkouts: lastCheckouts(users) });
    const known = new MarketplaceUsers(users);
    await askDatabase(journal, witnesses, known, isFirst);
    const fresh = takeFresh(journal, this.#lastSighting);
    const scope: Scope | null = isFirst ? 'everything' : fresh;
    if (scope !== null) {
      decideFamilies(journal, scope);
      await nameUsers(journal, witnesses, known, scope);
    }
    this.#isFirst = false;
    this.#lastSighting = last;
  }

  /** Most lines that come are about somebody's cart, and no attempt waits for what they say. */
  #hasWork(): boolean {
    if (hasFreshAttempts(this.#journal)) return true;
    const heard = hearFresh(this.#journal, this.#lastSighting);
    return heard !== null && hasOpenAttempts(this.#journal, heard);
  }
}

async function readUsers(witnesses: Witnesses): Promise<readonly MarketplaceUser[]> {
  const users: MarketplaceUser[] = [];
  for await (const page of witnesses.users()) users.push(...page);
  return users;
}

function lastCheckouts(users: readonly MarketplaceUser[]): ReadonlyMap<string, LastCheckout> {
  return new Map(
    users.flatMap(
      ({ userId, username, lastCheckoutId: id, lastCheckoutAt: at }): (readonly [string, LastCheckout])[] =>
        id === null || at === null || !isTransactionId(id) ? [] : [[id, { transactionId: id, userId, username, at }]],
    ),
  );
}
