import type { ItemId, UserId } from '../../shared/ids.ts';
import type { JournalEvidence } from '../journal/evidence/journal-evidence.ts';
import type { MarketplaceReader } from '../store/port.ts';
import type { AttemptEvidence, Evidence } from '../verdict/evidence.ts';

type Market = Pick<MarketplaceReader, 'readEvidence'>;

/**
 * All evidence there is. For a copy of the marketplace: it is read in one go. The logs are read first: a purchase that
 * happens meanwhile is then known to the marketplace alone, which accuses nobody; known to the logs alone, it would.
 */
export async function gatherEverything(logs: JournalEvidence, market: Market): Promise<Evidence> {
  const told = {
    attempts: believable(logs.attempts('everybody')),
    sightings: logs.sightings('everybody'),
    coverage: logs.coverage(),
  };
  return { market: await market.readEvidence('everybody'), ...told };
}

/** Whose verdicts are asked for: users, and perhaps an attempt that belongs to nobody. */
export interface Question {
  readonly userIds: readonly UserId[];
  readonly keys: readonly string[];
}

/**
 * All evidence that can say anything about some users: their own, and of every item that they bought, sold, or had in a
 * cart, what anybody did with it. The verdicts on it are the same as on everything.
 */
export async function gatherFor({ userIds, keys }: Question, logs: JournalEvidence, market: Market): Promise<Evidence> {
  const own = await market.readEvidence({ userIds, itemIds: [] });
  const asked = new Set<number>(userIds);
  const usernames = [...new Set(own.users.filter(({ id }) => asked.has(id)).map(({ username }) => username))];
  const attempts = believable(logs.attempts({ userIds, usernames, keys }));
  const known = logs.sightings({ usernames, userIds });
  const itemIds = [
    ...new Set([
      ...attempts.flatMap(({ itemsDone, itemsFailed }) => [...itemsDone, ...itemsFailed]),
      ...known.flatMap(({ claim }) => ('itemId' in claim ? (claim.itemId as ItemId) : [])),
      ...own.items.map(({ id }) => id),
    ]),
  ];
  return {
    market: await market.readEvidence({ userIds, itemIds: itemIds }),
    attempts,
    sightings: logs.sightings({ usernames, userIds, itemIds }),
    coverage: logs.coverage(),
  };
}

/** Lines that a visitor may have written are no evidence (DESIGN section 7). */
function believable(attempts: readonly AttemptEvidence[]): readonly AttemptEvidence[] {
  return attempts.filter(({ isSuspicious }) => !isSuspicious);
}
