import { instantFromMilliseconds } from '../../shared/time.ts';
import { runAudit } from '../audit/run-audit.ts';
import { Journal } from '../journal/journal.ts';
import { breathe } from './breathe.ts';
import type { JobHandlers } from './jobs.ts';

/** Judging everything. The workspace's own file is opened for each audit: they are rare. */
export function auditJobs(): Pick<JobHandlers, 'audit'> {
  return {
    audit: async ({ folder, database, copies }, { signal, emit }) => {
      const journal = Journal.open(folder);
      try {
        return await runAudit(
          { journal, database, copies },
          { signal, onProgress: emit, breathe, now: () => instantFromMilliseconds(Date.now()) },
        );
      } finally {
        journal.close();
      }
    },
  };
}
