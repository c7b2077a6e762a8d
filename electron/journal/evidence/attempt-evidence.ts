import type { Database } from 'better-sqlite3';
import type { Attribution, EngineFamily, Reported } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { ItemId, TransactionId, UserId } from '../../../shared/ids.ts';
import type { PurchaseClaim } from '../../logs/parse/message.ts';
import type { AttemptEvidence, AttemptLine } from '../../verdict/evidence.ts';
import type { ToUtc } from '../source-clocks.ts';
import { prepareUtc } from '../source-clocks.ts';
import { logSpan } from './log-span.ts';

/** Whose attempts are wanted: by name or by number, and some by their keys. Those of nobody may be anybody's. */
export interface AttemptScope {
  readonly userIds: readonly number[];
  readonly usernames: readonly string[];
  readonly keys: readonly string[];
}

/** Attempts as evidence, in order of time; the logs' lines of one that the console recorded are its own. */
export function readAttemptEvidence(journal: Database, scope: AttemptScope | 'everybody'): readonly AttemptEvidence[] {
  const select = prepareSelects(journal);
  const entries =
    scope === 'everybody'
      ? select.all.all()
      : select.some.all(JSON.stringify(scope.userIds), JSON.stringify(scope.usernames), JSON.stringify(scope.keys));
  const toUtc = prepareUtc(journal);
  return entries.map((entry) => attemptOf(entry, select, toUtc));
}

interface StoredEntry {
  readonly id: number;
  readonly key: string;
  /** The entry that the logs tell of: this one, or the twin of what the console recorded; null without one. */
  readonly logId: number | null;
  readonly attemptId: number | null;
  readonly transactionId: TransactionId | null;
  readonly family: EngineFamily;
  readonly reported: Reported | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly username: string | null;
  readonly userId: UserId | null;
  readonly attribution: Attribution;
  readonly itemCount: number | null;
  readonly claimed: Credits | null;
  readonly available: Credits | null;
  readonly orderNumber: string | null;
  readonly error: string | null;
  readonly hasPhases: number;
  readonly suspicions: string;
}

interface StoredLine {
  readonly path: string;
  readonly line: number;
  readonly time: number;
  readonly kind: PurchaseClaim['kind'];
  readonly message: string;
}

interface StoredItem {
  readonly itemId: ItemId;
  readonly outcome: string;
}

// Of a record and its twin in the logs the record leads, and the twin tells what only lines tell.
const SELECT = `SELECT entry.id, entry.key, coalesce(twin.id, CASE WHEN entry.attempt_id IS NULL THEN entry.id END) AS logId,
    entry.attempt_id AS attemptId, entry.transaction_id AS transactionId, entry.family,
    coalesce(twin.reported, entry.reported) AS reported, entry.started_at AS startedAt, entry.ended_at AS endedAt,
    entry.username, entry.user_id AS userId, entry.attribution,
    coalesce(twin.items_received, entry.items_received) AS itemCount, coalesce(twin.claimed, entry.claimed) AS claimed,
    coalesce(twin.available, entry.available) AS available, coalesce(twin.order_number, entry.order_number) AS orderNumber,
    coalesce(twin.error, entry.error) AS error, entry.has_phases AS hasPhases, entry.suspicions
  FROM entry LEFT JOIN entry AS twin ON twin.transaction_id = entry.transaction_id AND twin.merged_into = entry.id
  WHERE entry.merged_into IS NULL`;

/** Exported for the test of the query plans. */
export const OF_USERS = `${SELECT} AND (entry.user_id IN (SELECT value FROM json_each(?))
  OR entry.username IN (SELECT value FROM json_each(?)) OR entry.key IN (SELECT value FROM json_each(?))
  OR (entry.username IS NULL AND entry.user_id IS NULL AND entry.reported IS NOT 'rejected'))
  ORDER BY entry.started_at, entry.id`;

function prepareSelects(journal: Database) {
  return {
    all: journal.prepare<[], StoredEntry>(`${SELECT} ORDER BY entry.started_at, entry.id`),
    some: journal.prepare<[string, string, string], StoredEntry>(OF_USERS),
    lines: journal.prepare<[number], StoredLine>(
      'SELECT path, line, time, kind, message FROM entry_line WHERE entry_id = ? ORDER BY position',
    ),
    items: journal.prepare<[number], StoredItem>(
      'SELECT item_id AS itemId, outcome FROM entry_item WHERE entry_id = ? ORDER BY item_id',
    ),
  };
}

function attemptOf(entry: StoredEntry, select: ReturnType<typeof prepareSelects>, toUtc: ToUtc): AttemptEvidence {
  const lines = entry.logId === null ? [] : select.lines.all(entry.logId);
  const items = entry.logId === null ? [] : select.items.all(entry.logId);
  const itemsThat = (outcome: string): readonly ItemId[] =>
    items.filter((item) => item.outcome === outcome).map(({ itemId }) => itemId);
  return {
    key: entry.key,
    attemptId: entry.attemptId,
    transactionId: entry.transactionId,
    family: entry.family,
    reported: entry.reported ?? 'none',
    at: spanOf(entry, lines, toUtc),
    told: { fromMs: entry.startedAt, toMs: entry.endedAt ?? entry.startedAt },
    username: entry.username,
    userId: entry.userId,
    attribution: entry.attribution,
    itemsDone: itemsThat('done'),
    itemsFailed: itemsThat('failed'),
    itemCount: entry.itemCount,
    claimed: entry.claimed,
    available: entry.available,
    orderNumber: entry.orderNumber,
    error: entry.error,
    hasPhases: entry.hasPhases !== 0,
    isSuspicious: entry.suspicions !== '[]',
    lines: lines.map(
      ({ path, line, kind, message }): AttemptLine => ({ ref: { kind: 'line', path, line }, kind, message }),
    ),
  };
}

/** The lines of one request may lie in several parts, each with its own clock. */
function spanOf({ startedAt, endedAt, attemptId }: StoredEntry, lines: readonly StoredLine[], toUtc: ToUtc) {
  const spans = lines.map(({ path, line, time }) => {
    const moment = { second: time, line };
    return logSpan(toUtc, { source: path, from: moment, to: moment });
  });
  const recorded = { fromMs: startedAt, toMs: endedAt ?? startedAt };
  const all = attemptId === null && spans.length > 0 ? spans : [recorded];
  return { fromMs: Math.min(...all.map(({ fromMs }) => fromMs)), toMs: Math.max(...all.map(({ toMs }) => toMs)) };
}
