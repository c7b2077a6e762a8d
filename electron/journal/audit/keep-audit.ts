import type { Database } from 'better-sqlite3';
import type { AuditedVerdict, AuditSummary, Finding, LogCoverage } from '../../../shared/contract/overview.ts';
import type { Instant } from '../../../shared/time.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';

/** Everything that one audit found. */
export interface Audit {
  readonly judgedAt: Instant;
  readonly verdicts: readonly AuditedVerdict[];
  readonly findings: readonly Omit<Finding, 'findingId'>[];
  readonly coverage: readonly LogCoverage[];
  readonly lastWriteAt: Instant | null;
}

/** Puts an audit in the place of the one before: whoever reads meanwhile sees all of the old one or all of the new. */
export function keepAudit(journal: Database, audit: Audit): AuditSummary {
  const { judgedAt, verdicts, findings, coverage, lastWriteAt } = audit;
  const insertVerdict = journal.prepare(
    `INSERT INTO verdict (key, started_at, user_id, username, kind, mechanism, order_state, confidence, lost, returned,
       possibly_returned, owed, most_lost, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertFinding = journal.prepare(
    'INSERT INTO finding (kind, sentence, amount, user_id, username, key, at, refs) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // Made before the file is locked.
  const rows = verdicts.map((verdict) => [
    verdict.key,
    millisecondsFromInstant(verdict.startedAt),
    verdict.userId,
    verdict.username,
    verdict.kind,
    verdict.mechanism,
    verdict.order,
    verdict.confidence,
    verdict.lost,
    verdict.returned,
    verdict.possiblyReturned,
    verdict.owed,
    verdict.mostLost,
    JSON.stringify(verdict),
  ]);
  const replace = journal.transaction(() => {
    journal.exec('DELETE FROM verdict; DELETE FROM finding; DELETE FROM audit_run;');
    for (const row of rows) insertVerdict.run(...row);
    for (const { kind, sentence, amount, userId, username, key, at, refs } of findings) {
      const atMs = millisecondsFromInstant(at);
      insertFinding.run(kind, sentence, amount, userId, username, key, atMs, JSON.stringify(refs));
    }
    journal
      .prepare(
        `INSERT INTO audit_run (id, judged_at, attempts, findings, coverage, last_write_at) VALUES (1, ?, ?, ?, ?, ?)`,
      )
      .run(judgedAt, verdicts.length, findings.length, JSON.stringify(coverage), lastWriteAt);
  });
  replace.immediate();
  return { judgedAt, attempts: verdicts.length, findings: findings.length };
}
