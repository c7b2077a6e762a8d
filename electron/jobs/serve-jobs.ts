import { ConsoleError } from '../../shared/errors.ts';
import type { JobHandlers, JobName } from './jobs.ts';
import { JOBS } from './jobs.ts';
import type { ReportMessage } from './messages.ts';
import { orderMessage } from './messages.ts';

/** Runs jobs as messages ask for them; give the result every message that comes in. */
export function serveJobs(handlers: JobHandlers, report: (message: ReportMessage) => void): (message: unknown) => void {
  const running = new Map<number, AbortController>();

  async function run<Name extends JobName>(
    job: number,
    name: Name,
    input: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const handler: (input: never, context: never) => Promise<unknown> = handlers[name];
      const emit = (event: unknown): void => report({ kind: 'event', job, event });
      const result = await handler(JOBS[name].input.parse(input) as never, { signal, emit } as never);
      report({ kind: 'finished', job, result });
    } catch (error) {
      report(failureOf(job, error));
    } finally {
      running.delete(job);
    }
  }

  return (message) => {
    const order = orderMessage.parse(message);
    if (order.kind === 'cancel') {
      running.get(order.job)?.abort();
      return;
    }
    const cancel = new AbortController();
    running.set(order.job, cancel);
    void run(order.job, order.name, order.input, cancel.signal);
  };
}

function failureOf(job: number, error: unknown): ReportMessage {
  if (error instanceof ConsoleError) {
    const { code, message, data }: ConsoleError = error;
    return { kind: 'failed', job, code, message, data };
  }
  return { kind: 'broken', job, story: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
