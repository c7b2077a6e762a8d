import { basename } from 'node:path';
import type { AuditedVerdict } from '../../shared/contract/overview.ts';
import type { AttemptEvidence } from '../verdict/evidence.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { verdictRecord } from './verdict-record.ts';

/** A verdict as an audit keeps it: with the stretch of the log that it is about. */
export function auditedVerdict(verdict: Verdict, attempt: AttemptEvidence | undefined): AuditedVerdict {
  return { ...verdictRecord(verdict), source: attempt === undefined ? null : sourceOf(attempt) };
}

/** The file that the attempt begins in; where a rotation has torn its lines apart, those of that part. */
function sourceOf({ lines }: AttemptEvidence): AuditedVerdict['source'] {
  const path = lines[0]?.ref.path;
  if (path === undefined) return null;
  const own = lines.filter(({ ref }) => ref.path === path).map(({ ref }) => ref.line);
  return { file: basename(path), lines: [Math.min(...own), Math.max(...own)] };
}
