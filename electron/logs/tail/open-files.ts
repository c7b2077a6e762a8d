import type { LogFile } from '../import/log-file.ts';
import type { FileSight } from '../index/source.ts';

export interface OpenFile {
  readonly file: LogFile;
  readonly path: string;
  readonly place: string;
  readonly sight: FileSight;
}

/** The files that changed last stay open: an open file can be read to its end even when its name is gone. */
const MOST_OPEN = 32;

/** The open files by what the file system calls them, the one that changed last at the end. */
export class OpenFiles {
  readonly #open = new Map<string, OpenFile>();

  all(): readonly OpenFile[] {
    return [...this.#open.values()];
  }

  /** The same file under a new name takes the place of the old one. */
  async add(opened: OpenFile): Promise<void> {
    await this.#close(opened.sight.fileId);
    this.#open.set(opened.sight.fileId, opened);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) await this.#close(oldest);
  }

  changed(opened: OpenFile, sight: FileSight): void {
    this.#open.delete(sight.fileId);
    this.#open.set(sight.fileId, { ...opened, sight });
  }

  /** Closes those that are nowhere any more; they were read to their end before. */
  async closeUnless(there: ReadonlySet<string>): Promise<void> {
    for (const fileId of [...this.#open.keys()]) if (!there.has(fileId)) await this.#close(fileId);
  }

  async closeAll(): Promise<void> {
    await this.closeUnless(new Set());
  }

  async #close(fileId: string): Promise<void> {
    const opened = this.#open.get(fileId);
    this.#open.delete(fileId);
    await opened?.file.close();
  }
}
