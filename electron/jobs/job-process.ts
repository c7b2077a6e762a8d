import { auditJobs } from './audit-jobs.ts';
import { logJobs } from './log-jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/**
 * The job process: whatever takes longer than 50 ms runs here, because a running SQLite statement cannot be
 * interrupted and the core must answer. Started by Node or by Electron; ends with whoever started it.
 */

/** Electron's way to the process that started this one; its types come with the package, which is not imported here. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };

const handlers = { ...logJobs(), ...auditJobs() };

if (parentPort !== undefined) {
  const take = serveJobs(handlers, (report) => parentPort.postMessage(report));
  parentPort.on('message', ({ data }) => take(data));
} else {
  const take = serveJobs(handlers, (report) => process.send?.(report));
  process.on('message', take);
  process.on('disconnect', () => process.exit());
}
