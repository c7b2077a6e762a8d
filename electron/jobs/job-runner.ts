import { ConsoleError } from '../../shared/errors.ts';
import type { JobEvent, JobInput, JobName, JobResult } from './jobs.ts';
import { JOBS } from './jobs.ts';
import type { OrderMessage, ReportMessage } from './messages.ts';
import { reportMessage } from './messages.ts';

/** A started job process, as the core sees it. Both hosts have their own way to start one. */
export interface JobProcess {
  send(order: OrderMessage): void;
  kill(): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Once, however it ended. */
  onExit(listener: () => void): void;
}

export type StartJobProcess = () => JobProcess;

export interface JobOptions<Name extends JobName> {
  readonly onEvent?: (event: JobEvent<Name>) => void;
  readonly signal?: AbortSignal;
}

/** A job that has not ended this long after it was cancelled takes the process with it. */
const PATIENCE_MS = 2000;

interface RunningJob {
  take(report: ReportMessage): void;
  stop(): void;
}

/**
 * Runs jobs in one job process, which is started when it is first needed and again after it ended. A job that is
 * cancelled in time gives back what it has; one that does not listen is killed with the process.
 */
export class JobRunner {
  readonly #start: StartJobProcess;
  readonly #patienceMs: number;
  readonly #running = new Map<number, RunningJob>();
  #process: JobProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #lastJob = 0;

  constructor(start: StartJobProcess, patienceMs = PATIENCE_MS) {
    this.#start = start;
    this.#patienceMs = patienceMs;
  }

  /** Errors: those of the job; `JOB_STOPPED` when the process ended, `CANCELLED` when it had to be killed. */
  run<Name extends JobName>(
    name: Name,
    input: JobInput<Name>,
    { onEvent, signal }: JobOptions<Name> = {},
  ): Promise<JobResult<Name>> {
    if (signal?.aborted === true) return Promise.reject(cancelled());
    this.#lastJob += 1;
    const job = this.#lastJob;
    const process = this.#processOf();
    const { promise, resolve, reject } = Promise.withResolvers<JobResult<Name>>();
    let killing: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      process.send({ kind: 'cancel', job });
      killing = setTimeout(() => process.kill(), this.#patienceMs);
    };
    const end = (): void => {
      clearTimeout(killing);
      signal?.removeEventListener('abort', cancel);
      this.#running.delete(job);
    };
    this.#running.set(job, {
      take: (report) => {
        if (report.kind === 'event') {
          onEvent?.(JOBS[name].event.parse(report.event) as JobEvent<Name>);
          return;
        }
        end();
        if (report.kind === 'finished') resolve(JOBS[name].result.parse(report.result) as JobResult<Name>);
        else reject(errorOf(report));
      },
      stop: () => {
        end();
        reject(signal?.aborted === true ? cancelled() : stopped());
      },
    });
    signal?.addEventListener('abort', cancel);
    process.send({ kind: 'start', job, name, input });
    return promise;
  }

  /** Ends the process with all that runs in it; what a job has finished stays. */
  async close(): Promise<void> {
    this.#process?.kill();
    await this.#ended;
  }

  #processOf(): JobProcess {
    if (this.#process !== null) return this.#process;
    const started = this.#start();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    started.onMessage((message) => {
      const report = reportMessage.parse(message);
      this.#running.get(report.job)?.take(report);
    });
    started.onExit(() => {
      this.#process = null;
      for (const running of [...this.#running.values()]) running.stop();
      resolve();
    });
    this.#process = started;
    return started;
  }
}

function errorOf(report: Extract<ReportMessage, { readonly kind: 'failed' | 'broken' }>): Error {
  if (report.kind === 'failed') return new ConsoleError(report.code, report.message, report.data as never);
  return new Error(`A job failed.\n${report.story}`);
}

function cancelled(): ConsoleError {
  return new ConsoleError('CANCELLED', 'This was cancelled. What was done before is kept.', {});
}

function stopped(): ConsoleError {
  return new ConsoleError(
    'JOB_STOPPED',
    'The background process stopped. What it had done is kept; start again to go on from there.',
    {},
  );
}
