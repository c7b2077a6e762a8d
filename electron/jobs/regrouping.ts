/** While a long log is read, looking for attempts may take this part of the time. */
const SHARE = 4;

/**
 * Looks for attempts while logs are read: at once after the first rows, then as often as it costs little, and once
 * more when asked to finish. Never twice at a time.
 */
export class Regrouping {
  readonly #regroup: () => Promise<void>;
  readonly #elapsedMs: () => number;
  #running: Promise<void> | null = null;
  #nextMs = Number.NEGATIVE_INFINITY;
  #isWanted = false;

  constructor(regroup: () => Promise<void>, elapsedMs: () => number) {
    this.#regroup = regroup;
    this.#elapsedMs = elapsedMs;
  }

  /** There are new rows. What goes wrong is thrown by `finish`. */
  want(): void {
    this.#isWanted = true;
    if (this.#running === null && this.#elapsedMs() >= this.#nextMs) this.#start();
  }

  /** What is there is grouped when this resolves. */
  async finish(): Promise<void> {
    await this.#running;
    if (!this.#isWanted) return;
    this.#start();
    await this.#running;
  }

  /** As `finish`, whether or not anybody said that there is something new. */
  async goOn(): Promise<void> {
    this.want();
    await this.finish();
  }

  #start(): void {
    this.#isWanted = false;
    const startMs = this.#elapsedMs();
    const running = this.#regroup().finally(() => {
      const endMs = this.#elapsedMs();
      this.#nextMs = endMs + (endMs - startMs) * SHARE;
      this.#running = null;
    });
    running.catch(() => {
      this.#isWanted = true;
    });
    this.#running = running;
  }
}
