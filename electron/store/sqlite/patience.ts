import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleError } from '../../../shared/errors.ts';

const PAUSE_MS = 5;

/** Tries again for about so long when another program holds the file, without stopping everything else in this process. */
export async function patiently<Result>(
  patienceMs: number,
  attempt: () => Result | Promise<Result>,
): Promise<Awaited<Result>> {
  for (let patienceLeftMs = patienceMs; ; patienceLeftMs -= PAUSE_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || patienceLeftMs <= 0) throw error;
      await pause(PAUSE_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof ConsoleError && error.code === 'DATABASE_BUSY';
}
