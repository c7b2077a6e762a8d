import { join } from 'node:path';
import type { AuditProgress, AuditSummary } from '../../shared/contract/overview.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { Instant } from '../../shared/time.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import type { Journal } from '../journal/journal.ts';
import { withCopyFolder } from '../store/copy-folder.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import type { Evidence, MarketEvidence } from '../verdict/evidence.ts';
import { findFindings } from '../verdict/findings/find-findings.ts';
import type { Judgement } from '../verdict/judge.ts';
import { judgeInPieces } from '../verdict/judge.ts';
import { auditedVerdict } from './audited-verdict.ts';
import { gatherEverything } from './gather.ts';

export interface AuditSubject {
  readonly journal: Pick<Journal, 'evidence' | 'audit'>;
  /** The marketplace's database file; only copied. */
  readonly database: string;
  /** Where the copy lies meanwhile. */
  readonly copies: string;
}

export interface AuditControl {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AuditProgress) => void;
  /** Lets other work in between two pieces. */
  readonly breathe: () => Promise<void>;
  readonly now: () => Instant;
}

/** So many users or attempts take some milliseconds. */
const PIECES_AT_ONCE = 50;

/**
 * Judges every attempt of a workspace on a copy of its marketplace, looks for what no single verdict says, and keeps
 * all of it in the place of the last audit. Cancelled or killed, it leaves the last audit as it was. Errors:
 * `CANCELLED`, and those of copying and reading the marketplace.
 */
export async function runAudit(subject: AuditSubject, control: AuditControl): Promise<AuditSummary> {
  const { journal } = subject;
  await report(control, { phase: 'gather', done: 0, total: 0 });
  const suspicious = journal.evidence.suspicious();
  const evidence = await gatherEverything(journal.evidence, {
    readEvidence: () => readCopy(subject, control),
  });
  const judgement = await judgeAll(evidence, control);
  const findings = findFindings({ evidence, judgement, suspicious });
  await report(control, { phase: 'keep', done: 0, total: 0 });
  const attempts = new Map(evidence.attempts.map((attempt) => [attempt.key, attempt]));
  const names = new Map(evidence.market.users.map(({ id, username }) => [id, username]));
  const { lastWriteMs } = evidence.market;
  return journal.audit.keep({
    judgedAt: control.now(),
    verdicts: judgement.verdicts.map((verdict) => auditedVerdict(verdict, attempts.get(verdict.key))),
    findings: findings.map(({ atMs, ...finding }) => ({
      ...finding,
      username: finding.userId === null ? null : (names.get(finding.userId) ?? null),
      at: instantFromMilliseconds(atMs),
    })),
    coverage: evidence.coverage.map(({ fromMs, toMs }) => ({
      from: instantFromMilliseconds(fromMs),
      to: instantFromMilliseconds(toMs),
    })),
    lastWriteAt: lastWriteMs === 0 ? null : instantFromMilliseconds(lastWriteMs),
  });
}

/** A live database may not be read for as long as this takes (DESIGN section 6). */
async function readCopy({ database, copies }: AuditSubject, control: AuditControl): Promise<MarketEvidence> {
  return await withCopyFolder(copies, async (folder) => {
    const file = join(folder, 'marketplace.db');
    const live = await openMarketplace(database);
    try {
      await live.copyTo(file, (pages) => control.onProgress({ phase: 'copy', ...pages }), control.signal);
    } finally {
      live.close();
    }
    await report(control, { phase: 'gather', done: 0, total: 0 });
    const copy = await openMarketplace(file);
    try {
      return await copy.readEvidence('everybody');
    } finally {
      copy.close();
    }
  });
}

async function judgeAll(evidence: Evidence, control: AuditControl): Promise<Judgement> {
  const work = judgeInPieces(evidence);
  for (let pieces = 0; ; pieces += 1) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
    if (pieces % PIECES_AT_ONCE === 0) await report(control, { phase: 'judge', ...piece.value });
  }
}

/** Tells how far it is, and ends it where somebody has cancelled meanwhile. */
async function report({ onProgress, breathe, signal }: AuditControl, progress: AuditProgress): Promise<void> {
  onProgress(progress);
  await breathe();
  if (signal.aborted) throw new ConsoleError('CANCELLED', 'The audit was cancelled. The last one is kept.', {});
}
