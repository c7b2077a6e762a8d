import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { Exposure, Losses, MechanismLosses, VerdictFilter } from '../../../shared/contract/overview.ts';
import type { FindingKind } from '../../../shared/finding.ts';
import { FINDING_KINDS } from '../../../shared/finding.ts';
import type { Instant } from '../../../shared/time.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';
import { rowsOf } from '../queries.ts';
import { countVerdicts } from './kept-verdicts.ts';
import { NO_LOSSES, SUMS } from './losses.ts';
import { IS_AFFECTED, verdictCondition } from './verdict-conditions.ts';

export type Window = Pick<VerdictFilter, 'after' | 'before'>;

interface StoredRun {
  readonly judgedAt: Instant;
  readonly coverage: string;
  readonly lastWriteAt: Instant | null;
}

/** What was lost in the whole workspace, as the last audit found it; null before there was one. */
export function readExposure(journal: Database, window: Window): Exposure | null {
  const run = journal
    .prepare<[], StoredRun>(
      'SELECT judged_at AS judgedAt, coverage, last_write_at AS lastWriteAt FROM audit_run WHERE id = 1',
    )
    .get();
  if (run === undefined) return null;
  const from = sql`FROM verdict WHERE ${IS_AFFECTED} AND ${verdictCondition(window)}`;
  const [totals = NO_LOSSES] = rowsOf(journal, sql<Losses>`SELECT ${SUMS} ${from}`);
  return {
    judgedAt: run.judgedAt,
    attempts: countVerdicts(journal, window),
    totals,
    byMechanism: rowsOf(
      journal,
      sql<MechanismLosses>`SELECT mechanism, ${SUMS} ${from} GROUP BY mechanism ORDER BY mechanism`,
    ),
    byDay: rowsOf(
      journal,
      sql<MechanismLosses & { readonly day: string }>`
        SELECT date(started_at / 1000, 'unixepoch') AS day, mechanism, ${SUMS} ${from}
        GROUP BY day, mechanism ORDER BY day, mechanism`,
    ),
    findings: countFindings(journal, window),
    coverage: JSON.parse(run.coverage) as Exposure['coverage'],
    lastWriteAt: run.lastWriteAt,
  };
}

/** In the order of the kinds; those of which there are none are left out. */
function countFindings(journal: Database, { after, before }: Window): Exposure['findings'] {
  const fromMs = after === undefined ? Number.MIN_SAFE_INTEGER : millisecondsFromInstant(after);
  const toMs = before === undefined ? Number.MAX_SAFE_INTEGER : millisecondsFromInstant(before);
  const rows = journal
    .prepare<[number, number], { kind: FindingKind; count: number }>(
      'SELECT kind, count(*) AS count FROM finding WHERE at >= ? AND at < ? GROUP BY kind',
    )
    .all(fromMs, toMs);
  return FINDING_KINDS.flatMap((kind) => rows.find((row) => row.kind === kind) ?? []);
}
