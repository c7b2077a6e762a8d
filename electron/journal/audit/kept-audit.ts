import type { Database } from 'better-sqlite3';
import type {
  AuditedVerdict,
  AuditSummary,
  Exposure,
  Finding,
  OwedUser,
  VerdictFilter,
} from '../../../shared/contract/overview.ts';
import type { Page } from '../../../shared/contract/page.ts';
import { readExposure } from './exposure.ts';
import type { Audit } from './keep-audit.ts';
import { keepAudit } from './keep-audit.ts';
import type { FindingListRequest } from './kept-findings.ts';
import { listFindings } from './kept-findings.ts';
import type { VerdictListRequest } from './kept-verdicts.ts';
import { listVerdicts } from './kept-verdicts.ts';
import type { OwedUserRequest } from './owed-users.ts';
import { listOwedUsers } from './owed-users.ts';

/** What the last audit found, and the way to replace it. Every call reads one audit, never parts of two. */
export interface KeptAudit {
  /** Null before the first audit has ended. */
  exposure(window: Pick<VerdictFilter, 'after' | 'before'>): Exposure | null;
  owedUsers(request: OwedUserRequest): Page<OwedUser>;
  verdicts(request: VerdictListRequest): Page<AuditedVerdict>;
  findings(request: FindingListRequest): Page<Finding>;
  keep(audit: Audit): AuditSummary;
}

export function keptAudit(journal: Database): KeptAudit {
  // A page and its total are one view of the file.
  const inOneView = <Result>(read: () => Result): Result => journal.transaction(read).deferred();
  return {
    exposure: (window) => inOneView(() => readExposure(journal, window)),
    owedUsers: (request) => inOneView(() => listOwedUsers(journal, request)),
    verdicts: (request) => inOneView(() => listVerdicts(journal, request)),
    findings: (request) => inOneView(() => listFindings(journal, request)),
    keep: (audit) => keepAudit(journal, audit),
  };
}
