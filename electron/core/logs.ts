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
import type { Journal } from '../journal/journal.ts';
import { openWorkspaceFile } from '../journal/workspace-file.ts';
import { keptLines, readSourceLines } from '../logs/import/source-lines.ts';
import { IndexReader } from '../logs/index/index-reader.ts';
import { logTimeFromSeconds } from '../logs/index/log-time.ts';
import { sourceOfRecord } from '../logs/index/record-id.ts';
import type { LogPlaces } from '../logs/workspace/log-places.ts';
import { prepareLogPlaces } from '../logs/workspace/log-places.ts';
import { LogTail } from './log-tail.ts';
import { SharedImport } from './shared-import.ts';

export interface LogsOptions {
  /** The workspace's own folder. */
  readonly folder: string;
  readonly jobs: JobRunner;
  readonly clocks: SourceClocks;
  readonly now: () => Instant;
}

/** Where the clocks of sources are known, by their paths. */
export type SourceClocks = Pick<Journal, 'clocks' | 'setClock'>;

/** The logs of a workspace: read and written by the job process, asked here. */
export class Logs {
  readonly #folder: string;
  readonly #jobs: JobRunner;
  readonly #clocks: SourceClocks;
  readonly #now: () => Instant;
  readonly #file: ReturnType<typeof openWorkspaceFile>;
  readonly #places: LogPlaces;
  readonly #import: SharedImport;
  readonly #tail: LogTail;
  readonly index: IndexReader;

  constructor({ folder, jobs, clocks, now }: LogsOptions) {
    this.#folder = folder;
    this.#jobs = jobs;
    this.#clocks = clocks;
    this.#now = now;
    this.#file = openWorkspaceFile(folder);
    this.#places = prepareLogPlaces(this.#file);
    this.index = new IndexReader(folder);
    this.#import = new SharedImport((onProgress, signal) => this.#runImport(onProgress, signal));
    this.#tail = new LogTail(
      (onAppended, signal) => jobs.run('follow-logs', this.#input(), { onEvent: onAppended, signal }),
      this.index,
    );
  }

  places(): readonly LogPlace[] {
    const sources = this.index.sources();
    return this.#places
      .all()
      .map((place) => ({ ...place, files: sources.filter((source) => source.place === place.path).length }));
  }

  /** Idempotent. A path that means something else elsewhere is made absolute. */
  addPlace(path: string): LogPlace {
    const { placeId } = this.#places.add(resolve(path), this.#now());
    this.#tail.restart();
    const added = this.places().find((place) => place.placeId === placeId);
    if (added === undefined) throw new Error('The place that was added is not there');
    return added;
  }

  async removePlace(placeId: number): Promise<{ readonly removed: boolean }> {
    const place = this.#places.find(placeId);
    if (place === null) return { removed: false };
    this.#places.remove(placeId);
    this.#tail.restart();
    await this.#jobs.run('forget-place', { folder: this.#folder, place: place.path });
    return { removed: true };
  }

  sources(): readonly LogSource[] {
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
      clock: clocks.get(stored.path) ?? null,
    }));
  }

  setClock(sourceId: number, offsetSeconds: number | null): LogSource {
    const path = this.index.findSource(sourceId)?.path ?? null;
    if (path !== null) this.#clocks.setClock(path, offsetSeconds);
    const source = this.sources().find((candidate) => candidate.sourceId === sourceId);
    if (source !== undefined) return source;
    throw new ConsoleError('LOG_SOURCE_NOT_FOUND', 'This log is no longer known. Look at the list again.', {});
  }

  import(onProgress: (progress: ImportProgress) => void, signal: AbortSignal): Promise<ImportReceipt> {
    return this.#import.join(onProgress, signal);
  }

  lastReceipt(): ImportReceipt | null {
    return this.#places.lastReceipt();
  }

  /** A record with `above` and `below` others of its file around it. */
  async context(recordId: number, above: number, below: number): Promise<LogContext> {
    const stretch = this.index.around(recordId, above, below);
    const source = this.index.findSource(sourceOfRecord(recordId));
    if (stretch === null || source === null) {
      throw new ConsoleError('LOG_RECORD_NOT_FOUND', 'This log line is no longer in the index. Search again.', {});
    }
    const lines = await readSourceLines(source, stretch);
    return {
      records: stretch.records,
      path: source.path,
      readFrom: lines === null ? 'index' : 'file',
      lines: lines ?? keptLines(stretch),
    };
  }

  tail(signal: AbortSignal | undefined): AsyncGenerator<TailEvent, void, void> {
    return this.#tail.listen(signal);
  }

  async close(): Promise<void> {
    await this.#jobs.close();
    this.index.close();
    this.#file.close();
  }

  async #runImport(onProgress: (progress: ImportProgress) => void, signal: AbortSignal): Promise<ImportReceipt> {
    const receipt = await this.#jobs.run('import-logs', this.#input(), { onEvent: onProgress, signal });
    this.#places.keepReceipt(receipt);
    return receipt;
  }

  #input() {
    return { folder: this.#folder, places: this.#places.all().map(({ path }) => path) };
  }
}
