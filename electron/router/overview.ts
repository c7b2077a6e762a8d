import type { AuditEvent } from '../../shared/contract/overview.ts';
import type { Audit } from '../core/audit.ts';
import type { Implementer } from './base.ts';
import type { ErrorReporter } from './failure.ts';
import { progressStream } from './progress-stream.ts';

export function overviewRouter(os: Implementer, audit: Audit, report: ErrorReporter) {
  return os.overview.router({
    audit: os.overview.audit.handler(({ signal }) =>
      progressStream<AuditEvent>(report, signal, async (emit, untilCancelled) => {
        const summary = await audit.join((progress) => emit({ kind: 'progress', progress }), untilCancelled);
        emit({ kind: 'finished', summary });
      }),
    ),
    exposure: os.overview.exposure.handler(({ input }) => ({
      isJudging: audit.isRunning,
      exposure: audit.kept.exposure(input),
    })),
    owedUsers: os.overview.owedUsers.handler(({ input }) => audit.kept.owedUsers(input)),
    verdicts: os.overview.verdicts.handler(({ input }) => audit.kept.verdicts(input)),
    findings: os.overview.findings.handler(({ input }) => audit.kept.findings(input)),
  });
}
