import type { Attribution, EngineFamily, Suspicion, TransactionOutcome } from '../../shared/checkout.ts';
import type { JudgedInBrief, TransactionRow } from '../../shared/contract/transactions.ts';
import type { Credits } from '../../shared/credits.ts';
import type { TransactionId, UserId } from '../../shared/ids.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';

/** A row of `entry` as the list needs it; the journal wrote it and vouches for its closed lists. */
export interface EntryRecord {
  readonly id: number;
  readonly key: string;
  readonly attempt_id: number | null;
  readonly twins: number;
  readonly transaction_id: TransactionId | null;
  readonly family: EngineFamily;
  readonly outcome: TransactionOutcome;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly username: string | null;
  readonly user_id: UserId | null;
  readonly attribution: Attribution;
  readonly items_requested: number | null;
  readonly items_received: number | null;
  readonly claimed: Credits | null;
  readonly charged: Credits | null;
  readonly credits: number;
  readonly has_traceback: number;
  readonly suspicions: string;
  /** What the last audit judged, as JSON. */
  readonly verdict: string | null;
}

export const ENTRY_COLUMNS = `entry.id, entry.key, entry.attempt_id, entry.transaction_id, entry.family, entry.outcome,
  entry.started_at, entry.ended_at, entry.username, entry.user_id, entry.attribution, entry.items_requested,
  entry.items_received, entry.claimed, entry.charged, entry.credits, entry.has_traceback, entry.suspicions,
  (SELECT json_object('kind', kind, 'order', order_state, 'lost', lost, 'owed', owed) FROM verdict
    WHERE verdict.key = entry.key) AS verdict,
  (SELECT count(*) FROM entry AS twin WHERE twin.transaction_id = entry.transaction_id AND twin.merged_into = entry.id)`;

const NOBODY = { attribution: 'none', username: null, userId: null } as const;

export function rowOf(entry: EntryRecord): TransactionRow {
  const isRecorded = entry.attempt_id !== null;
  const suspicions = JSON.parse(entry.suspicions) as readonly Suspicion[];
  return {
    key: entry.key,
    origin: isRecorded ? (entry.twins > 0 ? 'both' : 'database') : 'log',
    transactionId: entry.transaction_id,
    startedAt: instantFromMilliseconds(entry.started_at),
    endedAt: entry.ended_at === null ? null : instantFromMilliseconds(entry.ended_at),
    // What is suspicious names nobody.
    user:
      suspicions.length > 0
        ? NOBODY
        : { attribution: entry.attribution, username: entry.username, userId: entry.user_id },
    family: entry.family,
    outcome: entry.outcome,
    itemsRequested: entry.items_requested,
    itemsReceived: entry.items_received,
    claimed: entry.claimed,
    charged: entry.charged,
    hasTraceback: entry.has_traceback !== 0,
    verdict: entry.verdict === null ? null : (JSON.parse(entry.verdict) as JudgedInBrief),
    suspicions,
  };
}
