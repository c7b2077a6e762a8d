import type { Database } from 'better-sqlite3';
import type { Naming, OpenAttempt } from './open-attempt.ts';

export interface Named {
  readonly attempt: OpenAttempt;
  readonly naming: Naming;
}

/** Writes what is different from before, in one transaction. What an attempt's own lines say is kept to go back to. */
export function writeNamings(journal: Database, named: readonly Named[]): void {
  const changed = named.filter(({ attempt, naming }) => !isSame(attempt.known, naming));
  if (changed.length === 0) return;
  // An attempt can be read anew meanwhile, under the same number; its key says whether it is still the same.
  const update = journal.prepare(
    `UPDATE entry SET username = :username, user_id = :userId, attribution = :attribution, attribution_reason = :reason
     WHERE id = :id AND key = :key`,
  );
  const keep = journal.prepare(
    `INSERT INTO naming (entry_id, own_username, own_user_id, own_attribution, own_reason)
     VALUES (:id, :username, :userId, :attribution, :reason) ON CONFLICT DO NOTHING`,
  );
  const see = journal.prepare(
    `INSERT INTO seen_checkout (key, username, user_id) VALUES (:key, :username, :userId)
     ON CONFLICT DO UPDATE SET username = excluded.username, user_id = excluded.user_id`,
  );
  const forget = journal.prepare('DELETE FROM naming WHERE entry_id = :id');
  journal
    .transaction(() => {
      for (const { attempt, naming } of changed) {
        const { id, key, own } = attempt;
        if (update.run({ id, key, ...naming }).changes === 0) continue;
        if (isSame(own, naming)) forget.run({ id });
        else keep.run({ id, ...own });
        if (naming.attribution === 'last-checkout') see.run({ key, ...naming });
      }
    })
    .immediate();
}

function isSame(one: Naming, other: Naming): boolean {
  return (
    one.username === other.username &&
    one.userId === other.userId &&
    one.attribution === other.attribution &&
    one.reason === other.reason
  );
}
