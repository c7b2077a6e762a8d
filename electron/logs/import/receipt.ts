import type { ImportReceipt, LogSourceState } from '../../../shared/contract/logs.ts';
import { RECORD_LEVELS } from '../../../shared/contract/logs.ts';
import type { Instant } from '../../../shared/time.ts';
import type { IndexWriter } from '../index/index-writer.ts';
import type { StoredSource } from '../index/source.ts';
import { LEVEL_NUMBERS } from '../index/stored-record.ts';
import { findGaps } from './gaps.ts';

/** A folder of ten thousand wrong files is one problem; the rest is counted by the states of the sources. */
const MOST_ENTRIES = 500;

/** What an import notes while it goes on. */
export class ReceiptBook {
  readonly #startedAt: Instant;
  readonly #duplicates: { readonly path: string; readonly of: string }[] = [];
  readonly #problems: { readonly path: string; readonly state: LogSourceState; readonly message: string }[] = [];
  #filesFound = 0;
  #filesRead = 0;
  #filesUnchanged = 0;
  #bytes = 0;
  #lines = 0;
  #records = 0;
  #isFull = false;

  constructor(startedAt: Instant) {
    this.#startedAt = startedAt;
  }

  found(): void {
    this.#filesFound += 1;
  }

  read(): void {
    this.#filesRead += 1;
  }

  /** What was wrong with it still is. */
  unchanged({ path, state, problem }: StoredSource): void {
    this.#filesUnchanged += 1;
    if (problem !== null) this.problem(path, state, problem);
  }

  bytes(count: number): void {
    this.#bytes += count;
  }

  written(records: number, lines: number): void {
    this.#records += records;
    this.#lines += lines;
  }

  duplicate(path: string, of: string): void {
    if (this.#duplicates.length < MOST_ENTRIES) this.#duplicates.push({ path, of });
  }

  problem(path: string, state: LogSourceState, message: string): void {
    if (this.#problems.length < MOST_ENTRIES) this.#problems.push({ path, state, message });
  }

  full(): void {
    this.#isFull = true;
  }

  close(index: IndexWriter, finishedAt: Instant, isCancelled: boolean): ImportReceipt {
    const sources = index.sources.all();
    const levels = new Set(index.levels());
    const isPresent = (level: (typeof RECORD_LEVELS)[number]) => levels.has(LEVEL_NUMBERS[level]);
    return {
      outcome: this.#isFull ? 'disk-full' : isCancelled ? 'cancelled' : 'complete',
      startedAt: this.#startedAt,
      finishedAt,
      filesFound: this.#filesFound,
      filesRead: this.#filesRead,
      filesUnchanged: this.#filesUnchanged,
      bytes: this.#bytes,
      lines: this.#lines,
      records: this.#records,
      duplicates: this.#duplicates,
      problems: this.#problems,
      transactionIds: index.countTransactionIds(),
      suspicious: sources.reduce((sum, { suspicious }) => sum + suspicious, 0),
      skippedBytes: sources.reduce((sum, { skipped_bytes: skipped }) => sum + skipped, 0),
      gaps: findGaps(sources),
      levelsPresent: RECORD_LEVELS.filter(isPresent),
      // Barterex logs nothing as CRITICAL; its absence says nothing.
      levelsMissing: RECORD_LEVELS.filter((level) => level !== 'CRITICAL' && !isPresent(level)),
    };
  }
}
