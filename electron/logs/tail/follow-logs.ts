import { diskFull } from '../disk-full.ts';
import type { FoundFile } from '../import/find-files.ts';
import { findFiles } from '../import/find-files.ts';
import { identify } from '../import/identify.ts';
import { isSameSight, KnownFiles, sightOf } from '../import/known-files.ts';
import type { LogFile } from '../import/log-file.ts';
import { openLogFile } from '../import/log-file.ts';
import { unreadableSentence } from '../import/open-failure.ts';
import { readFile } from '../import/read-file.ts';
import type { ImportTools } from '../import/tools.ts';
import type { Written } from '../index/record-table.ts';
import type { FileSight } from '../index/source.ts';
import { FolderWatch } from './folder-watch.ts';
import { OpenFiles } from './open-files.ts';

/** Records that came into the index; `bytesBehind` is what is written but not read yet. */
export interface Appended {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly bytesBehind: number;
}

export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly onAppended: (appended: Appended) => void;
  /** When all that was written has been read, before it is looked at again. */
  readonly onQuiet?: () => Promise<void>;
}

/** File systems do not tell of every change, so everything is looked at this often as well. */
const LOOKED_AT_EVERY_MS = 200;
const SEARCHED_EVERY_MS = 1000;
/** A search of a large folder may take this part of the time. */
const SEARCH_SHARE = 20;

/**
 * Reads what is written to the logs as it is written, until it is cancelled. Nothing is lost over a rotation: a file
 * stays open until its new name is found, and what a file is, is decided by its content (identify.ts). Errors: `DISK_FULL`.
 */
export async function followLogs(
  tools: ImportTools,
  places: readonly string[],
  { signal, onAppended, onQuiet }: FollowOptions,
): Promise<void> {
  const follower = new Follower(tools, places, signal, onAppended);
  const watch = new FolderWatch();
  try {
    let nextSearchMs = Number.NEGATIVE_INFINITY;
    while (!signal.aborted) {
      const isMoved = await follower.readOn();
      const startMs = tools.elapsedMs();
      if (isMoved || watch.takeRenames() || startMs >= nextSearchMs) {
        watch.watch(await follower.search());
        const endMs = tools.elapsedMs();
        nextSearchMs = endMs + Math.max(SEARCHED_EVERY_MS, (endMs - startMs) * SEARCH_SHARE);
      }
      await onQuiet?.();
      await watch.wait(LOOKED_AT_EVERY_MS, signal);
    }
  } finally {
    watch.close();
    await follower.close();
  }
}

class Follower {
  readonly #tools: ImportTools;
  readonly #places: readonly string[];
  readonly #signal: AbortSignal;
  readonly #onAppended: (appended: Appended) => void;
  readonly #files = new OpenFiles();
  /** How a file looked when it was last read to its end. */
  #seen = new Map<string, FileSight>();
  #bytesBehind = 0;

  constructor(
    tools: ImportTools,
    places: readonly string[],
    signal: AbortSignal,
    onAppended: (appended: Appended) => void,
  ) {
    this.#tools = tools;
    this.#places = places;
    this.#signal = signal;
    this.#onAppended = onAppended;
    const known = new KnownFiles(tools.index.sources);
    for (const sight of known.settled()) this.#seen.set(sight.path, sight);
  }

  /** Reads on in the open files; true when one of them has another name now, or none. */
  async readOn(): Promise<boolean> {
    let isMoved = false;
    for (const open of this.#files.all()) {
      const sight = await open.file.look();
      if (!isSameSight(sight, open.sight)) {
        this.#files.changed(open, sight);
        await this.#read(open.file, open.place, sight);
      }
      const there = await sightOf(open.path).catch(() => null);
      isMoved ||= there?.fileId !== sight.fileId;
    }
    return isMoved;
  }

  /** Looks for new, changed and renamed files, and reads them; gives back where files were found. */
  async search(): Promise<readonly string[]> {
    const { files } = await findFiles(this.#places);
    const there = new Set<string>();
    for (const found of files) {
      if (this.#signal.aborted) break;
      const sight = await sightOf(found.path).catch(() => null);
      if (sight === null) continue;
      there.add(sight.fileId);
      if (!this.#isSeen(sight)) await this.#open(found);
    }
    await this.#files.closeUnless(there);
    return files.map(({ path }) => path);
  }

  async close(): Promise<void> {
    await this.#files.closeAll();
  }

  #isSeen(sight: FileSight): boolean {
    const seen = this.#seen.get(sight.path);
    return seen !== undefined && isSameSight(seen, sight);
  }

  async #open({ path, place }: FoundFile): Promise<void> {
    const file = await openLogFile(path).catch((error: unknown) => {
      // It may have gone since it was found; what cannot be read is told by the import.
      unreadableSentence(error);
      return null;
    });
    if (file === null) return;
    const sight = await file.look();
    await this.#files.add({ file, path, place, sight });
    await this.#read(file, place, sight);
  }

  async #read(file: LogFile, place: string, sight: FileSight): Promise<void> {
    const { index, identifying, claimed } = this.#tools;
    const identity = await identifying.run(async () => {
      const found = await identify(index, file, place);
      if (claimed.has(found.source.id)) return null;
      claimed.add(found.source.id);
      return found;
    });
    // An import is reading it; it looks changed until that has ended.
    if (identity === null) return;
    const { source } = identity;
    // A new log where another one was: a copy of that one, known by sight, may be all that is left of it.
    if (source.records === 0) this.#seen = new Map();
    this.#bytesBehind = Math.max(0, sight.size - source.resume_offset);
    try {
      const { kind } = await readFile(index, file, identity, {
        signal: this.#signal,
        onRead: (bytes) => {
          this.#bytesBehind = Math.max(0, this.#bytesBehind - bytes);
        },
        onWritten: (written) => this.#tell(written),
      });
      if (kind === 'disk-full') throw diskFull();
      this.#seen.set(sight.path, sight);
    } finally {
      claimed.delete(source.id);
    }
  }

  #tell({ count, range }: Written): void {
    if (range !== null) this.#onAppended({ ...range, count, bytesBehind: this.#bytesBehind });
  }
}
