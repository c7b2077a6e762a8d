import type { Database } from 'better-sqlite3';
import type { Attribution, Reported } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { Endpoint } from '../../logs/parse/message.ts';
import { MIXED_REASON } from '../kept-attempt.ts';
import type { Scope, UtcSpan } from '../scope.ts';
import type { ToUtc } from '../source-clocks.ts';
import { MEMORY_MS } from './memory.ts';

/** How a user stands in the journal. */
export interface Naming {
  readonly username: string | null;
  readonly userId: number | null;
  readonly attribution: Attribution;
  /** Null: the rung says it all. */
  readonly reason: string | null;
}

/** An attempt of which no line of its own names the user, with what its lines say otherwise. */
export interface OpenAttempt {
  readonly id: number;
  readonly key: string;
  readonly transactionId: string | null;
  /** From its first line to its last, in milliseconds of UTC; log lines are to the second. */
  readonly from: number;
  readonly to: number;
  /** How far the times may be off; null while nothing is known of the clock. */
  readonly spreadMs: number | null;
  readonly endpoint: Endpoint | null;
  readonly reported: Reported;
  /** Its lines say that no purchase of it was kept. */
  readonly hasBoughtNothing: boolean;
  readonly itemsDone: readonly number[];
  readonly itemsFailed: readonly number[];
  readonly itemsTried: readonly number[];
  readonly shortage: { readonly required: Credits; readonly available: Credits } | null;
  readonly error: string | null;
  /** Its lines may be a visitor's, or those of several requests: nothing but its id says whose it is. */
  readonly isDoubtful: boolean;
  /** What its own lines say of the user. */
  readonly own: Naming;
  /** What the journal says of the user now. */
  readonly known: Naming;
  /** The user whose own record named it once. */
  readonly seenCheckout: { readonly username: string; readonly userId: number } | null;
}

/** As far as dates reach. */
const MOST_MS = 8.64e15;

/** What is new can be a rival of what began so long before it, and is remembered for what comes after it. */
const BEFORE_MS = 15 * 60_000;

interface StoredAttempt {
  readonly id: number;
  readonly key: string;
  readonly transactionId: string | null;
  readonly source: string;
  readonly logTime: number;
  readonly line: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly endpoint: Endpoint | null;
  readonly reported: Reported;
  readonly hasBoughtNothing: number;
  /** Item ids by outcome, as JSON. */
  readonly items: string;
  readonly required: Credits | null;
  readonly available: Credits | null;
  readonly error: string | null;
  readonly suspicions: string;
  readonly username: string | null;
  readonly userId: number | null;
  readonly attribution: Attribution;
  readonly reason: string | null;
  readonly ownUsername: string | null;
  readonly ownUserId: number | null;
  /** Null: named by its own lines only. */
  readonly ownAttribution: Attribution | null;
  readonly ownReason: string | null;
  readonly seenUsername: string | null;
  readonly seenUserId: number | null;
}

const IS_OPEN = `entry.attribution <> 'named' AND entry.source IS NOT NULL AND entry.merged_into IS NULL
    AND entry.started_at BETWEEN ? AND ?`;

const SELECT = `
  SELECT entry.id, entry.key, entry.transaction_id AS transactionId, entry.source, entry.log_time AS logTime,
    coalesce((SELECT line FROM entry_line WHERE entry_id = entry.id AND position = 0), 1) AS line,
    entry.started_at AS startedAt, entry.ended_at AS endedAt, entry.endpoint, entry.reported,
    (entry.outcome = 'rejected' OR EXISTS (SELECT 1 FROM entry_line
      WHERE entry_id = entry.id AND kind IN ('all-failed', 'rolled-back'))) AS hasBoughtNothing,
    (SELECT json_group_array(json_array(outcome, item_id)) FROM entry_item WHERE entry_id = entry.id) AS items,
    entry.required, entry.available, entry.error, entry.suspicions, entry.username, entry.user_id AS userId,
    entry.attribution, entry.attribution_reason AS reason, naming.own_username AS ownUsername,
    naming.own_user_id AS ownUserId, naming.own_attribution AS ownAttribution, naming.own_reason AS ownReason,
    seen_checkout.username AS seenUsername, seen_checkout.user_id AS seenUserId
  FROM entry LEFT JOIN naming ON naming.entry_id = entry.id LEFT JOIN seen_checkout ON seen_checkout.key = entry.key
  WHERE ${IS_OPEN}
  ORDER BY entry.started_at`;

/** In order of time. */
export function readOpenAttempts(journal: Database, toUtc: ToUtc, scope: Scope): readonly OpenAttempt[] {
  const { from, to } = scope === 'everything' ? { from: -MOST_MS, to: MOST_MS } : scope;
  return journal
    .prepare<[number, number], StoredAttempt>(SELECT)
    .all(from - BEFORE_MS, to + MEMORY_MS)
    .map((attempt) => openAttempt(attempt, toUtc));
}

/** Whether what happened in a span of time can say anything new about an attempt. */
export function hasOpenAttempts(journal: Database, { from, to }: UtcSpan): boolean {
  const find = journal.prepare<[number, number]>(`SELECT 1 FROM entry WHERE ${IS_OPEN} LIMIT 1`);
  return find.get(from - BEFORE_MS, to + MEMORY_MS) !== undefined;
}

function openAttempt(stored: StoredAttempt, toUtc: ToUtc): OpenAttempt {
  const { id, key, transactionId, source, logTime, line, endpoint, reported, required, available, error } = stored;
  const { seenUsername, seenUserId } = stored;
  const { spreadSeconds } = toUtc({ source, second: logTime, line });
  const items = JSON.parse(stored.items) as readonly (readonly [outcome: string, itemId: number])[];
  const itemsOf = (outcome: string) => items.filter(([found]) => found === outcome).map(([, itemId]) => itemId);
  const known: Naming = {
    username: stored.username,
    userId: stored.userId,
    attribution: stored.attribution,
    reason: stored.reason,
  };
  const own: Naming =
    stored.ownAttribution === null
      ? known
      : {
          username: stored.ownUsername,
          userId: stored.ownUserId,
          attribution: stored.ownAttribution,
          reason: stored.ownReason,
        };
  return {
    id,
    key,
    transactionId,
    from: stored.startedAt,
    to: stored.endedAt + 999,
    spreadMs: spreadSeconds === null ? null : spreadSeconds * 1000,
    endpoint,
    reported,
    hasBoughtNothing: stored.hasBoughtNothing !== 0,
    itemsDone: itemsOf('done'),
    itemsFailed: itemsOf('failed'),
    itemsTried: itemsOf('tried'),
    shortage: required === null || available === null ? null : { required, available },
    error,
    isDoubtful: stored.suspicions !== '[]' || own.reason === MIXED_REASON,
    own,
    known,
    seenCheckout: seenUsername === null || seenUserId === null ? null : { username: seenUsername, userId: seenUserId },
  };
}
