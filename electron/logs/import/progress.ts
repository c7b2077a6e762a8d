import type { ImportProgress } from '../../../shared/contract/logs.ts';

const TOLD_EVERY_MS = 200;

/** Tells how far an import is, not more often than a person can see. */
export class Progress {
  readonly #elapsedMs: () => number;
  readonly #tell: (progress: ImportProgress) => void;
  readonly #sizes: readonly number[];
  readonly #bytesTotal: number;
  readonly #startedMs: number;
  #toldMs = Number.NEGATIVE_INFINITY;
  #files = 0;
  #bytesOfEndedFiles = 0;
  #bytesOfFile = 0;
  #records = 0;
  #lines = 0;
  #path: string | null = null;

  /** `sizes`: the bytes to read of each file, in the order in which they begin. */
  constructor(elapsedMs: () => number, tell: (progress: ImportProgress) => void, sizes: readonly number[]) {
    this.#elapsedMs = elapsedMs;
    this.#tell = tell;
    this.#sizes = sizes;
    this.#bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
    this.#startedMs = elapsedMs();
    this.#say();
  }

  begin(path: string): void {
    this.#path = path;
    this.#sayIfTime();
  }

  read(bytes: number): void {
    // A compressed file is larger inside than outside; it counts as much as it was announced.
    this.#bytesOfFile = Math.min(this.#bytesOfFile + bytes, this.#sizes[this.#files] ?? 0);
    this.#sayIfTime();
  }

  written(records: number, lines: number): void {
    const isFirst = this.#records === 0;
    this.#records += records;
    this.#lines += lines;
    // The first rows are there: whoever waits for them should know at once.
    if (isFirst) this.#say();
  }

  end(): void {
    this.#bytesOfEndedFiles += this.#sizes[this.#files] ?? 0;
    this.#bytesOfFile = 0;
    this.#files += 1;
    if (this.#files === this.#sizes.length) this.#say();
    else this.#sayIfTime();
  }

  #sayIfTime(): void {
    if (this.#elapsedMs() - this.#toldMs >= TOLD_EVERY_MS) this.#say();
  }

  #say(): void {
    this.#toldMs = this.#elapsedMs();
    const seconds = (this.#toldMs - this.#startedMs) / 1000;
    const bytes = this.#bytesOfEndedFiles + this.#bytesOfFile;
    this.#tell({
      files: this.#files,
      filesTotal: this.#sizes.length,
      bytes,
      bytesTotal: this.#bytesTotal,
      records: this.#records,
      linesPerSecond: seconds > 0 ? Math.round(this.#lines / seconds) : 0,
      secondsLeft: bytes > 0 ? Math.round(((this.#bytesTotal - bytes) / bytes) * seconds) : null,
      path: this.#path,
    });
  }
}
