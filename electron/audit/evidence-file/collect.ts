import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { UserDetail } from '../../../shared/contract/users.ts';
import type { EvidenceRef, Verdict } from '../../../shared/contract/verdicts.ts';
import type { Instant } from '../../../shared/time.ts';
import type { EvidenceTable } from '../../../shared/verdict.ts';
import type { StoredColumn } from '../../store/port.ts';
import type { Mask } from './mask.ts';
import { maskOf } from './mask.ts';

/** A line or a row as it was when the file was made. The hash is of the original, also where names are masked. */
export interface KeptEvidence {
  readonly id: string;
  readonly where: string;
  /** Null when it could not be read any more. */
  readonly text: string | null;
  readonly sha256: string | null;
}

/** Everything that an evidence file holds; amounts are hundredths, times UTC. */
export interface EvidenceDocument {
  readonly madeAt: Instant;
  readonly isMasked: boolean;
  readonly user: { readonly userId: number; readonly username: string; readonly createdAt: Instant | null };
  readonly verdicts: readonly Verdict[];
  readonly evidence: readonly KeptEvidence[];
}

export interface CollectOptions {
  /** Null when the account is gone. */
  readonly user: UserDetail | null;
  readonly madeAt: Instant;
  readonly isMasked: boolean;
  readonly readLine: (path: string, line: number) => Promise<string>;
  readonly readRow: (table: EvidenceTable, id: number) => Promise<readonly StoredColumn[] | null>;
}

/** Reads every line and row that the verdicts rest on, once. */
export async function collectEvidence(
  verdicts: readonly Verdict[],
  { user, madeAt, isMasked, readLine, readRow }: CollectOptions,
): Promise<EvidenceDocument> {
  const refs = new Map(
    verdicts.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.refs)).map((ref) => [evidenceId(ref), ref]),
  );
  const read: { readonly id: string; readonly where: string; readonly original: string | null }[] = [];
  for (const [id, ref] of refs) {
    const original =
      ref.kind === 'line' ? await lineOrNull(readLine(ref.path, ref.line)) : rowText(await readRow(ref.table, ref.id));
    read.push({ id, where: whereOf(ref), original });
  }
  const userId = verdicts[0]?.userId ?? user?.userId ?? 0;
  const username = user?.username ?? verdicts[0]?.username ?? '';
  const mask = maskOf(isMasked, { userId, username, email: user?.email ?? '' });
  return {
    madeAt,
    isMasked,
    user: { userId, username: mask(username), createdAt: user?.createdAt ?? null },
    verdicts: verdicts.map((verdict) => maskVerdict(verdict, mask)),
    evidence: read.map(({ id, where, original }) => ({
      id,
      where,
      text: original === null ? null : mask(original),
      sha256: original === null ? null : createHash('sha256').update(original).digest('hex'),
    })),
  };
}

/** What names a line or a row inside the file. */
export function evidenceId(ref: EvidenceRef): string {
  return ref.kind === 'line' ? `${basename(ref.path)}:${ref.line}` : `${ref.table}:${ref.id}`;
}

function whereOf(ref: EvidenceRef): string {
  return ref.kind === 'line' ? `${basename(ref.path)}, line ${ref.line}` : `table ${ref.table}, row ${ref.id}`;
}

/** A log that is gone, and was not kept, leaves a gap; the file says so. */
async function lineOrNull(reading: Promise<string>): Promise<string | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}

function rowText(columns: readonly StoredColumn[] | null): string | null {
  return columns === null ? null : columns.map(({ name, value }) => `${name} = ${value ?? 'NULL'}`).join('\n');
}

function maskVerdict(verdict: Verdict, mask: Mask): Verdict {
  return {
    ...verdict,
    username: verdict.username === null ? null : mask(verdict.username),
    reasons: verdict.reasons.map(({ text, refs }) => ({
      text: mask(text),
      // Only the file's name: where it lay on this machine is nobody's business.
      refs: refs.map((ref) => (ref.kind === 'line' ? { ...ref, path: basename(ref.path) } : ref)),
    })),
  };
}
