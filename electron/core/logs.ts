import { resolve } from 'node:path';
import type {
  ImportProgress,
  ImportReceipt,
  LogContext,
  LogPlace,
  LogSource,
  TailEvent,
} from '../../shared/contract/logs.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { Instant } from '../../shared/time.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { spansBetween } from '../journal/clock/clock.ts';
import type { Journal } from '../journal/journal.ts';
import { openWorkspaceFile } from '../journal/workspace-file.ts';
import { isDiskFull } from '../logs/disk-full.ts';
import { Mutex } from '../logs/import/mutex.ts';
import { IndexReader } from '../logs/index/index-reader.ts';
import { logTimeFromSeconds } from '../logs/index/log-time.ts';
import type { StoredSource } from '../logs/index/source.ts';
import { isStandIn } from '../logs/index/source.ts';
import { linesAround } from '../logs/lines-around.ts';
import type { LogPlaces } from '../logs/workspace/log-places.ts';
import { prepareLogPlaces } from '../logs/workspace/log-places.ts';
import { LogTail } from './log-tail.ts';
import { SharedWork } from './shared-work.ts';

export interface LogsOptions {
  /** The workspace's own folder. */
  readonly folder: string;
  readonly jobs: JobRunner;
  readonly clocks: SourceClocks;
  /** Brings up to date what is known of the attempts in the logs, and with it the clocks. */
  readonly follow: () => Promise<void>;
  /** Called when an import has ended that read something, and whenever a followed log grows. */
  readonly onNews?: (news: 'imported' | 'appended') => void;
  readonly now: () => Instant;
}

/** Where the clocks of sources are known, by their paths. */
export type SourceClocks = Pick<Journal, 'clocks' | 'setClock'>;

/** The logs of a workspace: read and written by the job process, asked here. */
export class Logs {
  readonly #folder: string;
  readonly #jobs: JobRunner;
  readonly #clocks: SourceClocks;
  readonly #follow: () => Promise<void>;
  readonly #now: () => Instant;
  readonly #file: ReturnType<typeof openWorkspaceFile>;
  readonly #places: LogPlaces;
  readonly #onNews: (news: 'imported' | 'appended') => void;
  readonly #import: SharedWork<ImportProgress, ImportReceipt>;
  readonly #tail: LogTail;
  /** Reading and forgetting take turns: what is being forgotten must not come back. */
  readonly #turns = new Mutex();
  #interrupt = new AbortController();
  readonly index: IndexReader;
  /** The last one, when there was no room to keep it: it is the one that says so. */
  #receipt: ImportReceipt | null = null;

  constructor({ folder, jobs, clocks, follow, onNews, now }: LogsOptions) {
    this.#folder = folder;
    this.#jobs = jobs;
    this.#clocks = clocks;
    this.#follow = follow;
    this.#onNews = onNews ?? (() => {});
    this.#now = now;
    this.#file = openWorkspaceFile(folder);
    this.#places = prepareLogPlaces(this.#file);
    this.index = new IndexReader(folder);
    this.#import = new SharedWork((onProgress, signal) => this.#runImport(onProgress, signal));
    this.#tail = new LogTail((onAppended, signal) => {
      const onEvent: typeof onAppended = (appended) => {
        this.#onNews('appended');
        onAppended(appended);
      };
      return jobs.run('follow-logs', this.#input(), { onEvent, signal });
    }, this.index);
  }

  places(): readonly LogPlace[] {
    const sources = this.index.sources();
    return this.#places.all().map((place) => ({
      ...place,
      files: sources.filter((source) => source.place === place.path && isThere(source)).length,
    }));
  }

  /** Idempotent. A path that means something else elsewhere is made absolute. */
  addPlace(path: string): LogPlace {
    const { placeId } = this.#places.add(resolve(path), this.#now());
    this.#tail.restart();
    const added = this.places().find((place) => place.placeId === placeId);
    if (added === undefined) throw new Error('The place that was added is not there');
    return added;
  }

  /** An import that runs stops first, and goes on with the other places afterwards. */
  async removePlace(placeId: number): Promise<{ readonly removed: boolean }> {
    const place = this.#places.find(placeId);
    if (place === null) return { removed: false };
    this.#places.remove(placeId);
    this.#tail.restart();
    this.#interrupt.abort();
    await this.#turns.run(() => this.#jobs.run('forget-place', { folder: this.#folder, place: place.path }));
    return { removed: true };
  }

  /** With their clocks as they are found now; while logs are being read, as they were found before. */
  async sources(): Promise<readonly LogSource[]> {
    if (!this.#import.isRunning) {
      await this.#follow().catch((error: unknown) => {
        // The marketplace cannot be read just now: that is told where it is needed.
        if (!(error instanceof ConsoleError)) throw error;
      });
    }
    return this.#sources();
  }

  #sources(): readonly LogSource[] {
    const clocks = this.#clocks.clocks();
    return this.index.sources().map((stored) => ({
      sourceId: stored.id,
      place: stored.place,
      path: stored.path,
      state: stored.state,
      problem: stored.problem,
      isCompressed: stored.is_compressed === 1,
      sizeBytes: stored.size,
      readBytes: stored.read_to,
      records: stored.records,
      lines: stored.lines,
      suspicious: stored.suspicious,
      skippedBytes: stored.skipped_bytes,
      firstTime: stored.first_time === null ? null : logTimeFromSeconds(stored.first_time),
      lastTime: stored.last_time === null ? null : logTimeFromSeconds(stored.last_time),
      levels: stored.levels,
      clock: clockOf(stored, clocks),
    }));
  }

  setClock(sourceId: number, offsetSeconds: number | null): LogSource {
    const path = this.index.findSource(sourceId)?.path ?? null;
    if (path !== null) this.#clocks.setClock(path, offsetSeconds);
    const source = this.#sources().find((candidate) => candidate.sourceId === sourceId);
    if (source !== undefined) return source;
    throw new ConsoleError('LOG_SOURCE_NOT_FOUND', 'This log is no longer known. Look at the list again.', {});
  }

  import(onProgress: (progress: ImportProgress) => void, signal: AbortSignal): Promise<ImportReceipt> {
    return this.#import.join(onProgress, signal);
  }

  lastReceipt(): ImportReceipt | null {
    return this.#receipt ?? this.#places.lastReceipt();
  }

  /** A record with `above` and `below` others of its file around it. */
  async context(recordId: number, above: number, below: number): Promise<LogContext> {
    const records = this.index.around(recordId, above, below);
    const place = this.index.placeOf(recordId);
    if (records === null || place === null) {
      throw new ConsoleError('LOG_RECORD_NOT_FOUND', 'This log line is no longer in the index. Search again.', {});
    }
    const [first, last] = [records[0], records.at(-1)];
    const before = place.line - (first?.line ?? place.line);
    const after = (last === undefined ? 0 : last.line + last.lineCount) - place.line - place.lineCount;
    return { records, ...(await linesAround(this.index, place, before, after)) };
  }

  tail(signal: AbortSignal | undefined): AsyncGenerator<TailEvent, void, void> {
    return this.#tail.listen(signal);
  }

  async close(): Promise<void> {
    await this.#jobs.close();
    this.index.close();
    this.#file.close();
  }

  /** An import goes on as long as places come and go meanwhile. */
  async #runImport(onEvent: (progress: ImportProgress) => void, signal: AbortSignal): Promise<ImportReceipt> {
    const interrupt = new AbortController();
    const { receipt, places } = await this.#turns.run(async () => {
      this.#interrupt = interrupt;
      const input = this.#input();
      const options = { onEvent, signal: AbortSignal.any([signal, interrupt.signal]) };
      return { receipt: await this.#jobs.run('import-logs', input, options), places: input.places };
    });
    this.#keep(receipt);
    if (receipt.records > 0) this.#onNews('imported');
    const hasMore = interrupt.signal.aborted || this.#input().places.some((path) => !places.includes(path));
    return hasMore && !signal.aborted ? this.#runImport(onEvent, signal) : receipt;
  }

  #keep(receipt: ImportReceipt): void {
    try {
      this.#places.keepReceipt(receipt);
      this.#receipt = null;
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      this.#receipt = receipt;
    }
  }

  #input() {
    return { folder: this.#folder, places: this.#places.all().map(({ path }) => path) };
  }
}

function isThere(source: StoredSource): boolean {
  return source.state !== 'vanished' && !isStandIn(source);
}

/** Of what is known of a clock, the part that a log has lines in. */
function clockOf(stored: StoredSource, clocks: ReturnType<SourceClocks['clocks']>): LogSource['clock'] {
  const clock = clocks.get(stored.path);
  if (clock === undefined) return null;
  const { spans, isSetByHand, borrowedFrom } = clock;
  const { first_time: first, last_time: last } = stored;
  return {
    spans: spansBetween(spans, first ?? Number.NEGATIVE_INFINITY, last ?? Number.POSITIVE_INFINITY).map(
      ({ until, ...span }) => ({
        ...span,
        until:
          until === null ? null : { earliest: logTimeFromSeconds(until.from), latest: logTimeFromSeconds(until.to) },
      }),
    ),
    isSetByHand,
    borrowedFrom,
  };
}
