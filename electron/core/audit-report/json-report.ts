import type { AuditedVerdict, OwedUser } from '../../../shared/contract/overview.ts';
import type { WorkspaceAudit } from '../workspace-audit.ts';

/** The object of DESIGN section 11: credits in hundredths, times in ISO 8601 UTC. Programs rely on its keys. */
export function auditJson({ workspace, exposure, verdicts, users }: WorkspaceAudit) {
  const { name, location, schema, missing } = workspace;
  return {
    workspace: { name, location, schema, missing },
    coverage: exposure.coverage,
    transactions: verdicts.map(transactionJson),
    users: users.filter(({ transactions }) => transactions > 0).map(userJson),
  };
}

export type AuditJson = ReturnType<typeof auditJson>;

function transactionJson(verdict: AuditedVerdict) {
  return {
    transactionId: verdict.transactionId,
    username: verdict.username,
    userId: verdict.userId,
    startedAt: verdict.startedAt,
    endedAt: verdict.endedAt,
    source: verdict.source,
    engineFamily: verdict.engineFamily,
    reported: verdict.reported,
    verdict: verdict.kind,
    order: verdict.order,
    charged: verdict.charged,
    received: verdict.received,
    overwritten: verdict.overwritten,
    lost: verdict.lost,
    returned: verdict.returned,
    owed: verdict.owed,
    items: verdict.items.map(({ itemId, price, outcome }) => ({ itemId, price, outcome })),
    mechanism: verdict.mechanism,
    confidence: verdict.confidence,
    reasons: verdict.reasons,
    missing: verdict.missing,
  };
}

function userJson({ userId, username, lost, returned, owed, transactions }: OwedUser) {
  return { userId, username, lost, returned, owed, transactions };
}
