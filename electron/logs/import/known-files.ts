import { stat } from 'node:fs/promises';
import type { FileSight, StoredSource } from '../index/source.ts';
import { isStandIn } from '../index/source.ts';
import type { SourceTable } from '../index/source-table.ts';

export type KnownFile =
  | { readonly kind: 'source'; readonly source: StoredSource }
  | { readonly kind: 'duplicate'; readonly of: string };

/** What the index knew of the files when an import began: one that looks as it did then is not opened. */
export class KnownFiles {
  readonly #read: ReadonlySet<string>;
  readonly #sources: ReadonlyMap<string, StoredSource>;
  readonly #duplicates: ReadonlyMap<string, FileSight & { readonly of: string }>;

  constructor(table: SourceTable) {
    const sources = table.all().filter((source) => !isStandIn(source));
    const byId = new Map(sources.map((source) => [source.id, source]));
    this.#read = new Set(sources.map(({ path }) => path));
    this.#sources = new Map(sources.filter(({ state }) => state !== 'vanished').map((source) => [source.path, source]));
    this.#duplicates = new Map(
      table.duplicates().flatMap((sight) => {
        const source = byId.get(sight.sourceId);
        // A copy of what vanished takes its place.
        return source === undefined || source.state === 'vanished' ? [] : [[sight.path, { ...sight, of: source.path }]];
      }),
    );
  }

  find(sight: FileSight): KnownFile | null {
    const source = this.#sources.get(sight.path);
    if (source !== undefined && isSameSight(sight, ofSource(source)) && isSettled(source)) {
      return { kind: 'source', source };
    }
    const duplicate = this.#duplicates.get(sight.path);
    return duplicate !== undefined && isSameSight(sight, duplicate) ? { kind: 'duplicate', of: duplicate.of } : null;
  }

  /** Whether something that lay there was read, even if that was before it vanished. */
  wasRead(path: string): boolean {
    return this.#read.has(path);
  }

  sourceAt(path: string): StoredSource | null {
    return this.#sources.get(path) ?? null;
  }

  /** Every file that need not be opened while it looks like this. */
  settled(): readonly FileSight[] {
    return [...[...this.#sources.values()].filter(isSettled).map(ofSource), ...this.#duplicates.values()];
  }

  unreadBytes(sight: FileSight): number {
    const source = this.#sources.get(sight.path);
    const isItsFile = source?.file_id === sight.fileId && source.is_compressed === 0;
    return isItsFile ? Math.max(0, sight.size - source.resume_offset) : sight.size;
  }
}

export async function sightOf(path: string): Promise<FileSight> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return { path, fileId: `${dev}:${ino}`, size: Number(size), modifiedMs: Number(mtimeNs / 1000n) / 1000 };
}

function ofSource({ path, file_id: fileId, size, modified_ms: modifiedMs }: StoredSource): FileSight {
  return { path, fileId, size, modifiedMs };
}

export function isSameSight(left: FileSight, right: FileSight): boolean {
  return left.fileId === right.fileId && left.size === right.size && left.modifiedMs === right.modifiedMs;
}

function isSettled({ state }: StoredSource): boolean {
  return state !== 'importing' && state !== 'disk-full' && state !== 'unreadable';
}
