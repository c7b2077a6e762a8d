import type { SuspectedPerson } from '../../shared/contract/claims.ts';
import { LARGEST_PAGE } from '../../shared/contract/page.ts';
import type { UserRow } from '../../shared/contract/users.ts';
import type { MarketplaceReader } from '../store/port.ts';

const MOST_PEOPLE = 20;
/** Below this a name has little more in common than a few letters. */
const LEAST_LIKENESS = 0.4;

/** Finds people by what a user or an agent typed; when nothing holds it, by names that resemble it. */
export async function findPeople(
  marketplace: Pick<MarketplaceReader, 'listUsers'>,
  who: string,
): Promise<readonly SuspectedPerson[]> {
  const { rows } = await marketplace.listUsers({
    search: who,
    sort: 'username',
    direction: 'ascending',
    limit: MOST_PEOPLE,
  });
  const found = rows.map((user) => personOf(user, Math.max(likeness(user.username, who), LEAST_LIKENESS)));
  const alike = found.length > 0 ? [] : await resemblingPeople(marketplace, who);
  return [...found, ...alike].sort((one, other) => other.likeness - one.likeness).slice(0, MOST_PEOPLE);
}

async function resemblingPeople(marketplace: Pick<MarketplaceReader, 'listUsers'>, who: string) {
  let best: SuspectedPerson[] = [];
  let cursor: string | null = null;
  do {
    const page: { readonly rows: readonly UserRow[]; readonly nextCursor: string | null } = await marketplace.listUsers(
      {
        search: '',
        sort: 'userId',
        direction: 'ascending',
        limit: LARGEST_PAGE,
        ...(cursor === null ? {} : { cursor }),
      },
    );
    const alike = page.rows
      .map((user) => personOf(user, Math.max(likeness(user.username, who), likeness(mailName(user.email), who))))
      .filter((person) => person.likeness >= LEAST_LIKENESS);
    best = [...best, ...alike].sort((one, other) => other.likeness - one.likeness).slice(0, MOST_PEOPLE);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return best;
}

function personOf({ userId, username, email, createdAt, lastCheckoutAt }: UserRow, share: number): SuspectedPerson {
  return { userId, username, email, createdAt, lastCheckoutAt, likeness: share };
}

function mailName(email: string): string {
  return email.split('@')[0] ?? '';
}

/** Dice's coefficient over pairs of letters: the share of neighbours that two names have in common, case and marks aside. */
export function likeness(one: string, other: string): number {
  const left = pairsOf(one);
  const right = pairsOf(other);
  if (left.length === 0 || right.length === 0) return plain(one) === plain(other) ? 1 : 0;
  const open = [...right];
  let shared = 0;
  for (const pair of left) {
    const at = open.indexOf(pair);
    if (at < 0) continue;
    open.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

const LONGEST_NAME = 200;

function plain(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(name: string): readonly string[] {
  const letters = plain(name);
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2));
}
