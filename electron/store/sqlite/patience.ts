import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleError } from '../../../shared/errors.ts';

const LONGEST_PAUSE_MS = 100;

/**
 * Tries again, with growing pauses, while another program holds the file. SQLite's own waiting would stop everything
 * in this process; this waits without.
 */
export async function patiently<Result>(
  patienceMs: number,
  attempt: () => Result | Promise<Result>,
): Promise<Awaited<Result>> {
  for (let pauseMs = 10, waitedMs = 0; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= patienceMs) throw error;
      await pause(pauseMs);
      waitedMs += pauseMs;
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof ConsoleError && error.code === 'DATABASE_BUSY';
}
