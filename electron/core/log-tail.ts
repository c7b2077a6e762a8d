import type { LogRecordRow, TailEvent } from '../../shared/contract/logs.ts';
import { LARGEST_TAIL } from '../../shared/contract/logs.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { AppendedRecords } from '../jobs/jobs.ts';
import type { IndexReader } from '../logs/index/index-reader.ts';
import { sourceOfRecord } from '../logs/index/record-id.ts';

export type Follow = (onAppended: (appended: AppendedRecords) => void, signal: AbortSignal) => Promise<unknown>;

/** The job process is started again at once; a fault that comes back must not become a busy loop. */
const RESTART_AFTER_MS = 1000;

/** What a listener has not taken yet: only the ranges, so that one who does not listen costs nothing. */
class Backlog {
  #ranges = new Map<number, { readonly first: number; readonly last: number }>();
  #count = 0;
  #bytesBehind = 0;
  #news = Promise.withResolvers<void>();

  add({ first, last, count, bytesBehind }: AppendedRecords): void {
    const sourceId = sourceOfRecord(first);
    const known = this.#ranges.get(sourceId);
    this.#ranges.set(sourceId, {
      first: Math.min(first, known?.first ?? first),
      last: Math.max(last, known?.last ?? last),
    });
    this.#count += count;
    this.#bytesBehind = bytesBehind;
    this.#news.resolve();
  }

  fail(error: unknown): void {
    this.#news.promise.catch(() => {});
    this.#news.reject(error);
  }

  wake(): void {
    this.#news.resolve();
  }

  /** Waits for something to take. */
  async take(index: IndexReader): Promise<TailEvent> {
    await this.#news.promise;
    this.#news = Promise.withResolvers();
    const [ranges, count] = [this.#ranges, this.#count];
    this.#ranges = new Map();
    this.#count = 0;
    const records = [...ranges.values()]
      .flatMap(({ first, last }) => index.newestIn(first, last, LARGEST_TAIL))
      .toSorted(inTime)
      .slice(-LARGEST_TAIL);
    return { records, skipped: Math.max(0, count - records.length), bytesBehind: this.#bytesBehind };
  }
}

/** One job follows the logs for everybody who listens, and ends with the last of them. */
export class LogTail {
  readonly #follow: Follow;
  readonly #index: IndexReader;
  readonly #listeners = new Set<Backlog>();
  #job: AbortController | null = null;

  constructor(follow: Follow, index: IndexReader) {
    this.#follow = follow;
    this.#index = index;
  }

  /** The first event comes at once and is empty: from here on nothing is missed. */
  async *listen(signal: AbortSignal | undefined): AsyncGenerator<TailEvent, void, void> {
    const backlog = new Backlog();
    const stop = (): void => backlog.wake();
    signal?.addEventListener('abort', stop);
    this.#listeners.add(backlog);
    if (this.#job === null) this.#start();
    try {
      yield { records: [], skipped: 0, bytesBehind: 0 };
      while (signal?.aborted !== true) {
        const event = await backlog.take(this.#index);
        if (event.records.length > 0 || event.skipped > 0) yield event;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#listeners.delete(backlog);
      if (this.#listeners.size === 0) this.#stop();
    }
  }

  /** The places have changed. */
  restart(): void {
    if (this.#job === null) return;
    this.#stop();
    this.#start();
  }

  #start(): void {
    const job = new AbortController();
    this.#job = job;
    const tell = (appended: AppendedRecords): void => {
      for (const backlog of this.#listeners) backlog.add(appended);
    };
    this.#follow(tell, job.signal).catch((error: unknown) => {
      if (job.signal.aborted) return;
      this.#job = null;
      if (error instanceof ConsoleError && error.code === 'JOB_STOPPED') {
        setTimeout(() => this.#startAgain(), RESTART_AFTER_MS);
      } else {
        for (const backlog of this.#listeners) backlog.fail(error);
      }
    });
  }

  #startAgain(): void {
    if (this.#job === null && this.#listeners.size > 0) this.#start();
  }

  #stop(): void {
    this.#job?.abort();
    this.#job = null;
  }
}

function inTime(left: LogRecordRow, right: LogRecordRow): number {
  return (left.time ?? '').localeCompare(right.time ?? '') || left.recordId - right.recordId;
}
