import type { Database } from 'better-sqlite3';
import type { Scope } from '../scope.ts';
import { prepareUtc } from '../source-clocks.ts';
import type { Witnesses } from '../witnesses.ts';
import { showScenes } from './checkout-scenes.ts';
import { userOfLastCheckout } from './last-checkout-rung.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import type { NamingSources } from './naming-sources.ts';
import type { Named } from './naming-writer.ts';
import { writeNamings } from './naming-writer.ts';
import type { Naming, OpenAttempt } from './open-attempt.ts';
import { readOpenAttempts } from './open-attempt.ts';
import { nameByPurchases } from './purchases.ts';
import { readStoredCarts } from './stored-carts.ts';
import type { FoundShopper } from './window-rung.ts';
import { shopperAtThatTime } from './window-rung.ts';

/**
 * Names the users of attempts of which no line of their own does: the ladder of DESIGN section 7 from its second rung
 * on. All of it is found anew each time, so that a better witness takes the place of a weaker one, and what nothing
 * speaks for any more is taken back.
 */
export async function nameUsers(
  journal: Database,
  witnesses: Witnesses,
  users: MarketplaceUsers,
  scope: Scope,
): Promise<void> {
  const sources = { witnesses, users, toUtc: prepareUtc(journal) };
  const attempts = readOpenAttempts(journal, sources.toUtc, scope);
  const [recorded, unrecorded] = split(attempts, (attempt) => byRecord(attempt, users));
  const bought = await nameByPurchases(journal, unrecorded, sources);
  // Whoever is known by now counts when the rest is asked who else was at the checkout.
  writeNamings(journal, [...recorded, ...bought]);
  const found = new Set(bought.map(({ attempt }) => attempt));
  const rest = unrecorded.filter((attempt) => !found.has(attempt));
  writeNamings(journal, await nameByTime(journal, rest, sources));
}

/** By the user's own record, or else by a number in a line that its record gives a name to. */
function byRecord(attempt: OpenAttempt, users: MarketplaceUsers): Naming | null {
  const { own, seenCheckout, transactionId, from } = attempt;
  const user = userOfLastCheckout(attempt, users);
  // A record goes on to the user's next checkout; what it said before stays said.
  const hasMovedOn = transactionId !== null && users.withLastCheckout(transactionId).length === 0;
  const checkout = user ?? (hasMovedOn ? seenCheckout : null);
  if (checkout !== null) {
    return { username: checkout.username, userId: checkout.userId, attribution: 'last-checkout', reason: null };
  }
  if (own.attribution === 'none') return null;
  if (own.username !== null || own.userId === null) return own;
  return { ...own, username: users.withId(own.userId, from)?.username ?? null };
}

/** All of them; those whom the time tells nothing about stay with what their own lines say. */
async function nameByTime(
  journal: Database,
  attempts: readonly OpenAttempt[],
  { witnesses, users }: NamingSources,
): Promise<readonly Named[]> {
  if (attempts.length === 0) return [];
  const carts = await readStoredCarts(witnesses, users);
  const named: Named[] = [];
  await showScenes(journal, attempts, { users, carts, witnesses }, (attempt, scene) => {
    const shopper = shopperAtThatTime(attempt, scene);
    const naming = shopper === null ? null : namingOf(shopper, attempt, users);
    named.push({ attempt, naming: naming ?? attempt.own });
  });
  return named;
}

/** Null when the name is that of several users. */
function namingOf({ username, reason }: FoundShopper, { from }: OpenAttempt, users: MarketplaceUsers): Naming | null {
  const [user, ...others] = users.withName(username, from);
  if (others.length > 0) return null;
  return { username, userId: user?.userId ?? null, attribution: 'window', reason };
}

function split(
  attempts: readonly OpenAttempt[],
  find: (attempt: OpenAttempt) => Naming | null,
): readonly [found: readonly Named[], rest: readonly OpenAttempt[]] {
  const found: Named[] = [];
  const rest: OpenAttempt[] = [];
  for (const attempt of attempts) {
    const naming = find(attempt);
    if (naming === null) rest.push(attempt);
    else found.push({ attempt, naming });
  }
  return [found, rest];
}
