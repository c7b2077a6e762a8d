import type { Database } from 'better-sqlite3';
import type { EngineFamily } from '../../shared/checkout.ts';
import type { Endpoint } from '../logs/parse/message.ts';
import type { Scope } from './scope.ts';

/** The route that each release posted its purchases to (BARTEREX.md section 1). */
const ENDPOINTS: Readonly<Partial<Record<EngineFamily, Endpoint>>> = {
  legacy: 'process_checkout',
  announced: 'process_checkout',
  'release-2025-12-24': 'finalize_purchase',
  current: 'finalize_purchase',
};

/** An attempt whose own lines could be any release's. */
interface Undecided {
  readonly id: number;
  readonly source: string;
  readonly logTime: number;
  readonly endpoint: Endpoint | null;
  readonly hasTransactionId: number;
}

const IS_UNDECIDED = "(family = 'unknown' OR is_family_derived = 1)";
const IS_DECIDED = "family NOT IN ('unknown', 'console') AND is_family_derived = 0 AND suspicions = '[]'";

/**
 * Gives attempts that do not tell their release that of the attempts around them in the same source: the server ran it
 * before and after. No key holds a family, so this may change when more of the log is known.
 */
export function decideFamilies(journal: Database, scope: Scope): void {
  const before = journal
    .prepare<[string, number], EngineFamily>(
      `SELECT family FROM entry WHERE source = ? AND log_time <= ? AND ${IS_DECIDED} ORDER BY log_time DESC LIMIT 1`,
    )
    .pluck();
  const after = journal
    .prepare<[string, number], EngineFamily>(
      `SELECT family FROM entry WHERE source = ? AND log_time >= ? AND ${IS_DECIDED} ORDER BY log_time LIMIT 1`,
    )
    .pluck();
  const decide = journal.prepare<[EngineFamily, number, number, EngineFamily]>(
    'UPDATE entry SET family = ?, is_family_derived = ? WHERE id = ? AND family <> ?',
  );
  journal
    .transaction(() => {
      for (const attempt of undecided(journal, scope)) {
        const { id, source, logTime } = attempt;
        const family = familyBetween(before.get(source, logTime), after.get(source, logTime), attempt);
        decide.run(family, Number(family !== 'unknown'), id, family);
      }
    })
    .immediate();
}

function undecided(journal: Database, scope: Scope): readonly Undecided[] {
  const select = `SELECT id, source, log_time AS logTime, endpoint, transaction_id IS NOT NULL AS hasTransactionId
    FROM entry WHERE ${IS_UNDECIDED} AND suspicions = '[]'`;
  if (scope === 'everything') return journal.prepare<[], Undecided>(`${select} AND source IS NOT NULL`).all();
  // What is new tells about everything up to the next attempts that tell by themselves.
  const inReach = journal.prepare<[object], Undecided>(
    `${select} AND source = :source
     AND log_time >= coalesce((SELECT max(log_time) FROM entry WHERE source = :source AND log_time < :from AND ${IS_DECIDED}), -9e15)
     AND log_time <= coalesce((SELECT min(log_time) FROM entry WHERE source = :source AND log_time > :to AND ${IS_DECIDED}), 9e15)`,
  );
  return scope.sources.flatMap((stretch) => inReach.all(stretch));
}

function familyBetween(
  before: EngineFamily | undefined,
  after: EngineFamily | undefined,
  { endpoint, hasTransactionId }: Undecided,
): EngineFamily {
  const family = before ?? after ?? 'unknown';
  if (after !== undefined && after !== family) return 'unknown';
  const isContradicted =
    (endpoint !== null && endpoint !== ENDPOINTS[family]) || (hasTransactionId !== 0 && family === 'legacy');
  return isContradicted ? 'unknown' : family;
}
