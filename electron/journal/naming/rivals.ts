import type { Database, Statement } from 'better-sqlite3';
import type { ToUtc } from '../source-clocks.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import type { OpenAttempt } from './open-attempt.ts';
import type { Rival } from './purchase-rung.ts';
import { purchaseSpan } from './purchase-rung.ts';

interface NearbyAttempt {
  readonly source: string | null;
  readonly logTime: number;
  readonly line: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly username: string | null;
  readonly userId: number | null;
}

/** No request is longer than this. */
const REACH_MS = 10 * 60_000;

/** Whom an attempt's purchases or its time alone made out says nothing about other attempts. */
const IS_SURE = "(entry.attribution IN ('named', 'last-checkout') OR naming.entry_id IS NULL)";

/** Finds what else can have bought something at the moment of an attempt. */
export class RivalFinder {
  readonly #near: Statement<[object], NearbyAttempt>;
  readonly #toUtc: ToUtc;
  readonly #users: MarketplaceUsers;

  constructor(journal: Database, toUtc: ToUtc, users: MarketplaceUsers) {
    this.#toUtc = toUtc;
    this.#users = users;
    this.#near = journal.prepare(
      `SELECT entry.source, coalesce(entry.log_time, 0) AS logTime,
         coalesce((SELECT line FROM entry_line WHERE entry_id = entry.id AND position = 0), 1) AS line,
         entry.started_at AS startedAt, coalesce(entry.ended_at, entry.started_at) AS endedAt,
         iif(${IS_SURE}, entry.username, naming.own_username) AS username,
         iif(${IS_SURE}, entry.user_id, naming.own_user_id) AS userId
       FROM entry LEFT JOIN naming ON naming.entry_id = entry.id
       WHERE entry.id <> :id AND entry.merged_into IS NULL AND entry.outcome <> 'rejected'
         AND entry.started_at BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM entry_line
           WHERE entry_id = entry.id AND kind IN ('all-failed', 'rolled-back'))`,
    );
  }

  of({ id, from, to, spreadMs }: OpenAttempt): readonly Rival[] {
    const reach = REACH_MS + (spreadMs ?? 0);
    return this.#near.all({ id, from: from - reach, to: to + reach }).flatMap((near) => this.#rivalOf(near));
  }

  #rivalOf({ source, logTime, line, startedAt, endedAt, username, userId }: NearbyAttempt): readonly Rival[] {
    const spreadSeconds = source === null ? 0 : this.#toUtc({ source, second: logTime, line }).spreadSeconds;
    const spreadMs = spreadSeconds === null ? null : spreadSeconds * 1000;
    const span = purchaseSpan({ from: startedAt, to: endedAt + 999, spreadMs });
    if (userId !== null) return [{ span, userIds: [userId] }];
    if (username === null) return [{ span, userIds: [] }];
    const userIds = this.#users.withName(username, endedAt).map((user) => user.userId);
    // An account that is gone took its trades with it.
    return userIds.length === 0 ? [] : [{ span, userIds }];
  }
}
