import { mkdirSync } from 'node:fs';
import { lockFile } from './index-folder.ts';
import type { Connection, IndexOptions } from './open-index.ts';
import { openIndexForWriting } from './open-index.ts';
import type { Recogniser } from './recogniser.ts';
import type { RecordTable } from './record-table.ts';
import { prepareRecordTable } from './record-table.ts';
import type { SourceTable } from './source-table.ts';
import { forgetPiece, prepareSourceTable } from './source-table.ts';
import { takeWriterLock } from './writer-lock.ts';

/** The index, open for its one writer. */
export interface IndexWriter {
  /** For whoever groups what was recognised; records and sources are written through their tables only. */
  readonly connection: Connection;
  readonly sources: SourceTable;
  readonly records: RecordTable;
  /** See `forgetPiece`. */
  forgetPiece(sourceId: number): boolean;
  /** How many different transaction ids the logs hold. */
  countTransactionIds(): number;
  /** The levels that occur, as numbers. */
  levels(): readonly number[];
  close(): void;
}

/** Error: `WORKSPACE_IN_USE` when another process writes it. */
export function openIndexWriter(folder: string, recognise: Recogniser, options: IndexOptions = {}): IndexWriter {
  mkdirSync(folder, { recursive: true });
  const lock = takeWriterLock(lockFile(folder));
  try {
    const database = openIndexForWriting(folder, options);
    const transactionIds = database
      .prepare<[], number>('SELECT count(DISTINCT transaction_id) FROM record WHERE transaction_id IS NOT NULL')
      .pluck();
    const levels = database.prepare<[], number>('SELECT DISTINCT level FROM rollup').pluck();
    return Object.freeze({
      connection: database,
      sources: prepareSourceTable(database),
      records: prepareRecordTable(database, recognise),
      forgetPiece: (sourceId: number) => forgetPiece(database, sourceId),
      countTransactionIds: () => transactionIds.get() ?? 0,
      levels: () => levels.all(),
      close() {
        database.close();
        lock.release();
      },
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}
