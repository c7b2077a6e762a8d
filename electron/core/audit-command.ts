import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { VerdictFilter } from '../../shared/contract/overview.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { ExpectedAttempt } from '../../shared/expected-attempt.ts';
import { parseExpectedAttempts } from '../../shared/expected-attempt.ts';
import type { Instant } from '../../shared/time.ts';
import { uncoveredPart } from './audit-gate.ts';
import { auditCsv } from './audit-report/csv-report.ts';
import { auditJson } from './audit-report/json-report.ts';
import { auditTable } from './audit-report/table-report.ts';
import type { LocalClient } from './command-line.ts';
import { withLocalClient } from './command-line.ts';
import { checkExpectations, describeExpectation } from './expected-attempts.ts';
import { openConsole } from './open-console.ts';
import type { WorkspaceAudit } from './workspace-audit.ts';
import { readWorkspaceAudit } from './workspace-audit.ts';

export interface AuditRequest {
  readonly database: string;
  readonly logs: readonly string[];
  readonly format: keyof typeof REPORTS;
  readonly after: Instant | null;
  readonly before: Instant | null;
  readonly failOnLoss: boolean;
  /** A file of expectations. */
  readonly expect: string | null;
  /** Null: a folder of its own, of which nothing is left. */
  readonly dataFolder: string | null;
}

export interface AuditAnswer {
  /** What a program may read. */
  readonly output: string;
  /** What a person should know beside it. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 1 | 4;
}

const REPORTS = {
  table: auditTable,
  json: (audit: WorkspaceAudit) => JSON.stringify(auditJson(audit), null, 2),
  csv: auditCsv,
} as const;

/** Imports logs, audits, and reports. Rejects with a `ConsoleError` for what cannot be read. */
export async function auditCommand(request: AuditRequest, signal: AbortSignal): Promise<AuditAnswer> {
  const expected = request.expect === null ? [] : parseExpectedAttempts(await readExpectations(request.expect));
  return await inDataFolder(request.dataFolder, async (dataFolder) => {
    const console = await openConsole({ database: request.database, dataFolder });
    return await withLocalClient(console, async (client) => {
      try {
        const notes = await importLogs(client, request.logs, signal);
        await auditNow(client, signal);
        return answer(request, await readWorkspaceAudit(client, windowOf(request)), { expected, notes });
      } catch (error) {
        throw signal.aborted ? cancelled() : error;
      }
    });
  });
}

interface Asked {
  readonly expected: readonly ExpectedAttempt[];
  readonly notes: readonly string[];
}

function answer(request: AuditRequest, audit: WorkspaceAudit, { expected, notes }: Asked): AuditAnswer {
  const checked = checkExpectations(expected, audit.verdicts);
  const gap = request.failOnLoss ? uncovered(request, audit) : null;
  const hasLoss = request.failOnLoss && audit.verdicts.some(({ lost }) => lost === null || lost > 0);
  const hasFailed = hasLoss || checked.some(({ isMet }) => !isMet);
  return {
    output: REPORTS[request.format](audit),
    notes: [...notes, ...checked.map(describeExpectation), ...(gap === null ? [] : [gap])],
    exitCode: hasFailed ? 1 : gap === null ? 0 : 4,
  };
}

function uncovered(request: AuditRequest, { exposure }: WorkspaceAudit): string | null {
  const gap = uncoveredPart(exposure, windowOf(request));
  return gap === null ? null : `The logs do not tell of the time from ${gap.from} to ${gap.to}.`;
}

function windowOf({ after, before }: AuditRequest): Pick<VerdictFilter, 'after' | 'before'> {
  return { ...(after !== null && { after }), ...(before !== null && { before }) };
}

/** A path that leads to nothing ends the audit; what is wrong with one file among others is only told. */
async function importLogs(
  client: LocalClient,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  for (const path of paths) await client.logs.addPlace({ path: resolve(path) });
  const named = new Set(paths.map((path) => resolve(path)));
  const events = await client.logs.import({ commandId: randomUUID() }, { signal });
  for await (const event of events) {
    if (event.kind !== 'finished') continue;
    const { outcome, problems } = event.receipt;
    if (outcome === 'disk-full')
      throw new ConsoleError('DISK_FULL', 'The disk is full: not all of the logs could be read.', {});
    const fatal = problems.find(({ path, state }) => named.has(path) && UNREADABLE.has(state));
    if (fatal !== undefined) throw new ConsoleError('FILE_NOT_FOUND', `${fatal.path}: ${fatal.message}`, {});
    return problems.map(({ path, message }) => `${path}: ${message}`);
  }
  throw cancelled();
}

const UNREADABLE: ReadonlySet<string> = new Set(['vanished', 'unreadable', 'wrong-format']);

async function auditNow(client: LocalClient, signal: AbortSignal): Promise<void> {
  const events = await client.overview.audit({ commandId: randomUUID() }, { signal });
  for await (const event of events) if (event.kind === 'finished') return;
  throw cancelled();
}

async function readExpectations(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new ConsoleError('FILE_NOT_FOUND', `The file of expectations cannot be read: ${file}`, {});
  }
}

async function inDataFolder<Result>(path: string | null, work: (folder: string) => Promise<Result>): Promise<Result> {
  if (path !== null) return await work(path);
  const folder = await mkdtemp(join(tmpdir(), 'barterex-audit-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function cancelled(): ConsoleError {
  return new ConsoleError('CANCELLED', 'The audit was cancelled.', {});
}
