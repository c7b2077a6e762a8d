import type { UserId } from '../../../shared/ids.ts';
import type { UserRow } from '../evidence.ts';

/** Who is meant by an id or a name at a moment: ids are reused, and names are not unique (BARTEREX.md section 5). */
export interface People {
  find(id: UserId): UserRow | null;
  /** Null when nobody, or more than one, can be meant. */
  meantBy(who: { readonly userId: number | null; readonly username: string | null }, atMs: number): UserRow | null;
}

/** A row is written moments after the first thing that its owner does. */
const SLACK_MS = 2000;

export function knowPeople(users: readonly UserRow[]): People {
  const byId = new Map(users.map((user) => [user.id as number, user]));
  const byName = Map.groupBy(users, ({ username }) => username);
  const livedAt = (user: UserRow | undefined, atMs: number): UserRow | null =>
    user !== undefined && (user.createdAtMs === null || user.createdAtMs <= atMs + SLACK_MS) ? user : null;
  return {
    find: (id) => byId.get(id) ?? null,
    meantBy: ({ userId, username }, atMs) => {
      if (userId !== null) return livedAt(byId.get(userId), atMs);
      if (username === null) return null;
      const alive = (byName.get(username) ?? []).filter((user) => livedAt(user, atMs) !== null);
      return alive.length === 1 ? (alive[0] ?? null) : null;
    },
  };
}
