import type { Database } from 'better-sqlite3';
import type { Suspicion } from '../../../shared/checkout.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { ToUtc } from '../source-clocks.ts';

/** A success that lines claim which a visitor could have written. Times are milliseconds of UTC. */
export interface ExposedClaim {
  readonly id: number;
  readonly username: string;
  readonly transactionId: string | null;
  readonly orderNumber: string | null;
  readonly from: number;
  readonly to: number;
  /** How far the times may be off. */
  readonly spreadMs: number;
  /** The items that its lines name. */
  readonly itemIds: readonly ItemId[];
  /** A request begins or ends around the lines. */
  readonly hasRequest: boolean;
  /** Enough has happened since: what belongs to it is recorded by now. */
  readonly isSettled: boolean;
  /** What its lines are suspected of without the database. */
  readonly suspicions: readonly Suspicion[];
}

/** `denied`: the database would know of it, and does not. */
export type Answer = 'known' | 'denied' | 'cannot-tell';

interface StoredClaim {
  readonly id: number;
  readonly username: string;
  readonly transactionId: string | null;
  readonly orderNumber: string | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly source: string;
  readonly logTime: number;
  readonly line: number;
  readonly itemIds: string;
  readonly hasRequest: number;
  readonly isSettled: number;
  readonly suspicions: string;
}

const DENIED: Suspicion = 'unknown-to-the-database';

/** A log line is written before the commit that it tells of. */
const SETTLED_MS = 600_000;

/**
 * What swallowed award failures (BARTEREX.md M6) log as a success is not recorded anywhere; the line of that failure
 * stands beside it, and the database is not asked.
 */
const SELECT = `
  SELECT entry.id, entry.username, entry.transaction_id AS transactionId, entry.order_number AS orderNumber,
    entry.started_at AS startedAt, entry.ended_at AS endedAt, entry.source, entry.log_time AS logTime,
    coalesce((SELECT line FROM entry_line WHERE entry_id = entry.id AND position = 0), 1) AS line,
    (SELECT json_group_array(item_id) FROM entry_item WHERE entry_id = entry.id AND outcome = 'done') AS itemIds,
    EXISTS (SELECT 1 FROM entry_line WHERE entry_id = entry.id
      AND kind IN ('request', 'committed', 'commit-failed', 'rolled-back')) AS hasRequest,
    entry.ended_at < (SELECT max(started_at) FROM entry) - ${SETTLED_MS} AS isSettled,
    entry.suspicions
  FROM entry
  WHERE entry.exposure > 0 AND (entry.exposure = 1 OR entry.is_examined = 0 OR :isFirst)
    AND entry.reported IN ('success', 'success-with-failures') AND entry.family <> 'console'
    AND entry.username IS NOT NULL AND entry.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM entry_line WHERE entry_id = entry.id AND kind = 'points-error')`;

/**
 * Those that the database is to be asked about: new ones, moved ones, and at first all of them again. Where no event of
 * the log agrees with the database, it may be the database of another marketplace, and is not asked.
 */
export function readExposedClaims(journal: Database, toUtc: ToUtc, isFirst: boolean): readonly ExposedClaim[] {
  const claims = journal.prepare<[{ isFirst: number }], StoredClaim>(SELECT).all({ isFirst: Number(isFirst) });
  return claims.flatMap((stored): readonly ExposedClaim[] => {
    const { id, username, transactionId, orderNumber, startedAt, endedAt, source, logTime, line } = stored;
    const { spreadSeconds, pairs } = toUtc({ source, second: logTime, line });
    if (spreadSeconds === null || pairs === 0) return [];
    return [
      {
        id,
        username,
        transactionId,
        orderNumber,
        from: startedAt,
        to: endedAt + 999,
        spreadMs: spreadSeconds * 1000,
        itemIds: JSON.parse(stored.itemIds) as readonly ItemId[],
        hasRequest: stored.hasRequest !== 0,
        isSettled: stored.isSettled !== 0,
        suspicions: (JSON.parse(stored.suspicions) as readonly Suspicion[]).filter((known) => known !== DENIED),
      },
    ];
  });
}

export function keepAnswers(journal: Database, answers: ReadonlyMap<ExposedClaim, Answer>): void {
  const keep = journal.prepare('UPDATE entry SET exposure = ?, suspicions = ? WHERE id = ?');
  journal
    .transaction(() => {
      for (const [{ id, suspicions }, answer] of answers) {
        const found = answer === 'denied' ? [...suspicions, DENIED] : suspicions;
        keep.run(answer === 'known' ? 0 : 2, JSON.stringify(found), id);
      }
    })
    .immediate();
}
