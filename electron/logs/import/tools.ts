import type { Instant } from '../../../shared/time.ts';
import type { IndexWriter } from '../index/index-writer.ts';
import type { Mutex } from './mutex.ts';

/** What reading logs needs from outside; it reads no clock by itself. */
export interface ImportTools {
  readonly index: IndexWriter;
  /** One file is identified at a time: two readers must not make two sources of it. */
  readonly identifying: Mutex;
  /** Sources that somebody is reading right now. */
  readonly claimed: Set<number>;
  readonly now: () => Instant;
  /** Milliseconds that never go back. */
  readonly elapsedMs: () => number;
}
