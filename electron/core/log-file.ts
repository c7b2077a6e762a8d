import { once } from 'node:events';
import type { RotatingFileStream } from 'rotating-file-stream';
import { createStream } from 'rotating-file-stream';

/** A log file of the console's own: created with its first line, rotated like Barterex's (10 MB, 10 parts). */
export class LogFile {
  readonly #name: string;
  readonly #folder: string;
  #stream: RotatingFileStream | null = null;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
  }

  /** A full disk must not stop a checkout: what cannot be written is told on the terminal. */
  readonly write = (line: string): void => {
    this.#stream ??= this.#open();
    this.#stream.write(`${line}\n`);
  };

  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    if (stream === null) return;
    stream.end();
    await once(stream, 'close');
  }

  #open(): RotatingFileStream {
    const stream = createStream(this.#name, { path: this.#folder, size: '10M', rotate: 10 });
    stream.on('error', (error) =>
      process.stderr.write(`The log file ${this.#name} cannot be written: ${error.message}\n`),
    );
    return stream;
  }
}
