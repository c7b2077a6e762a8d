import type { LogSourceState } from '../../../shared/contract/logs.ts';
import type { Connection } from './open-index.ts';
import { recordRange } from './record-id.ts';
import type { FileSight, StoredSource } from './source.ts';

export interface NewSource {
  readonly place: string;
  readonly sight: FileSight;
  readonly isCompressed: boolean;
  readonly headHash: string | null;
}

/** A file that could not be read, and nothing was read of it before. */
export interface UnreadFile {
  readonly place: string;
  readonly path: string;
  readonly state: LogSourceState;
  readonly problem: string;
}

export interface SourceTable {
  all(): readonly StoredSource[];
  find(id: number): StoredSource | null;
  withHead(headHash: string): readonly StoredSource[];
  withFile(fileId: string): readonly StoredSource[];
  add(source: NewSource): StoredSource;
  /** See `isStandIn`; one for each path. */
  standIn(file: UnreadFile): void;
  removeStandIn(path: string): void;
  /** It was found as this file now: under another name, compressed, as a copy, or only longer. */
  see(id: number, sight: FileSight, isCompressed: boolean, headHash: string | null): void;
  setState(id: number, state: LogSourceState, problem: string | null): void;
  /** At this path lies another source now: what was read from there before is gone, until it is found elsewhere. */
  displace(path: string, byId: number): void;
  duplicates(): readonly (FileSight & { readonly sourceId: number })[];
  addDuplicate(sight: FileSight, sourceId: number): void;
  removeDuplicate(path: string): void;
}

export function prepareSourceTable(database: Connection): SourceTable {
  const all = database.prepare<[], StoredSource>('SELECT * FROM source ORDER BY path');
  const find = database.prepare<[number], StoredSource>('SELECT * FROM source WHERE id = ?');
  const withHead = database.prepare<[string], StoredSource>('SELECT * FROM source WHERE head_hash = ?');
  const withFile = database.prepare<[string], StoredSource>('SELECT * FROM source WHERE file_id = ?');
  const add = database.prepare<unknown[], StoredSource>(
    `INSERT INTO source (place, path, file_id, size, modified_ms, is_compressed, head_hash, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'importing') RETURNING *`,
  );
  const standIn = database.prepare(
    `INSERT INTO source (place, path, file_id, size, modified_ms, is_compressed, state, problem)
     VALUES (?, ?, '', 0, 0, 0, ?, ?)`,
  );
  const removeStandIn = database.prepare("DELETE FROM source WHERE file_id = '' AND path = ?");
  const see = database.prepare(
    `UPDATE source SET path = ?, file_id = ?, size = ?, modified_ms = ?, is_compressed = ?, head_hash = ? WHERE id = ?`,
  );
  const setState = database.prepare('UPDATE source SET state = ?, problem = ? WHERE id = ?');
  const displace = database.prepare(
    `UPDATE source SET state = 'vanished', problem = 'Its file was replaced or emptied. What was read of it is kept.'
     WHERE path = ? AND id <> ?`,
  );
  const duplicates = database.prepare<[], FileSight & { readonly sourceId: number }>(
    'SELECT path, file_id AS fileId, size, modified_ms AS modifiedMs, source_id AS sourceId FROM duplicate',
  );
  const addDuplicate = database.prepare(
    'INSERT OR REPLACE INTO duplicate (path, file_id, size, modified_ms, source_id) VALUES (?, ?, ?, ?, ?)',
  );
  const removeDuplicate = database.prepare('DELETE FROM duplicate WHERE path = ?');

  return Object.freeze({
    all: () => all.all(),
    find: (id: number) => find.get(id) ?? null,
    withHead: (headHash: string) => withHead.all(headHash),
    withFile: (fileId: string) => withFile.all(fileId),
    add({ place, sight, isCompressed, headHash }: NewSource) {
      const { path, fileId, size, modifiedMs } = sight;
      const added = add.get(place, path, fileId, size, modifiedMs, isCompressed ? 1 : 0, headHash);
      if (added === undefined) throw new Error('SQLite did not give the new source back');
      return added;
    },
    standIn({ place, path, state, problem }: UnreadFile) {
      removeStandIn.run(path);
      standIn.run(place, path, state, problem);
    },
    removeStandIn: (path: string) => void removeStandIn.run(path),
    see(id: number, { path, fileId, size, modifiedMs }: FileSight, isCompressed: boolean, headHash: string | null) {
      see.run(path, fileId, size, modifiedMs, isCompressed ? 1 : 0, headHash, id);
    },
    setState: (id: number, state: LogSourceState, problem: string | null) => void setState.run(state, problem, id),
    displace: (path: string, byId: number) => void displace.run(path, byId),
    duplicates: () => duplicates.all(),
    addDuplicate({ path, fileId, size, modifiedMs }: FileSight, sourceId: number) {
      addDuplicate.run(path, fileId, size, modifiedMs, sourceId);
    },
    removeDuplicate: (path: string) => void removeDuplicate.run(path),
  });
}

/** Rows per transaction while a source is taken out: each of them must be taken out of the text as well. */
const FORGOTTEN_AT_ONCE = 5_000;

/**
 * Takes out one piece of a source; false when nothing of it is left. The source itself goes last, so that after a kill
 * in between the rest can still be found.
 */
export function forgetPiece(database: Connection, sourceId: number): boolean {
  const { first, last } = recordRange(sourceId);
  return database
    .transaction(() => {
      const end = database
        .prepare<[number, number, number], number>(
          'SELECT max(id) FROM (SELECT id FROM record WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?)',
        )
        .pluck()
        .get(first, last, FORGOTTEN_AT_ONCE);
      if (typeof end === 'number') {
        database
          .prepare(
            `INSERT INTO record_text (record_text, rowid, message)
             SELECT 'delete', id, message FROM record WHERE id BETWEEN ? AND ?`,
          )
          .run(first, end);
        database.prepare('DELETE FROM event WHERE record_id BETWEEN ? AND ?').run(first, end);
        database.prepare('DELETE FROM unsighted WHERE record_id BETWEEN ? AND ?').run(first, end);
        database.prepare('DELETE FROM record WHERE id BETWEEN ? AND ?').run(first, end);
        return true;
      }
      database.prepare('DELETE FROM rollup WHERE source_id = ?').run(sourceId);
      database.prepare('DELETE FROM duplicate WHERE source_id = ?').run(sourceId);
      database.prepare('DELETE FROM source WHERE id = ?').run(sourceId);
      return false;
    })
    .immediate();
}
