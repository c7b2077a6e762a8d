import { isDiskFull } from '../disk-full.ts';
import type { IndexWriter } from '../index/index-writer.ts';
import type { Written } from '../index/record-table.ts';
import type { StoredSource } from '../index/source.ts';
import type { LogRecord } from '../parse/record.ts';
import { RecordReader } from '../parse/record-reader.ts';
import type { LogFile } from './log-file.ts';
import { BrokenCompression } from './log-file.ts';

/** The first transaction is small, so that the first rows are there at once; then they grow, because each one costs. */
const FIRST_BATCH_BYTES = 64 * 1024;
const LARGEST_BATCH_BYTES = 4 * 1024 * 1024;

export interface FeedOptions {
  readonly signal: AbortSignal;
  /** After each chunk and each transaction; `bytes` of content since the last call. */
  readonly onRead?: (bytes: number) => void;
  readonly onWritten?: (written: Written) => void;
}

/** `cancelled` and `disk-full`: what was written stays, and the next reading goes on from there. */
export type FeedEnd = 'end' | 'cancelled' | 'damaged' | 'disk-full';

/** Reads a source from its position to where its file ends now, in transactions that each hold their own position. */
export async function feed(
  index: IndexWriter,
  file: LogFile,
  source: StoredSource,
  { signal, onRead, onWritten }: FeedOptions,
): Promise<FeedEnd> {
  let records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record), {
    offset: source.resume_offset,
    line: source.resume_line,
  });
  let readTo = source.resume_offset;
  let pendingBytes = 0;
  let batchBytes = FIRST_BATCH_BYTES;
  const write = (position = reader.position): void => {
    const written = index.records.write({ sourceId: source.id, records, position, readTo });
    records = [];
    pendingBytes = 0;
    batchBytes = Math.min(batchBytes * 4, LARGEST_BATCH_BYTES);
    onWritten?.(written);
  };

  try {
    const end = await readAll();
    if (end === 'cancelled') {
      if (records.length > 0) write();
      return end;
    }
    const position = reader.position;
    reader.end();
    write(position);
    return end;
  } catch (error) {
    if (isDiskFull(error)) return 'disk-full';
    throw error;
  }

  async function readAll(): Promise<'end' | 'cancelled' | 'damaged'> {
    try {
      for await (const chunk of file.chunks(source.resume_offset)) {
        if (signal.aborted) return 'cancelled';
        reader.push(chunk);
        readTo += chunk.length;
        pendingBytes += chunk.length;
        onRead?.(chunk.length);
        if (pendingBytes >= batchBytes && records.length > 0) write();
      }
      return 'end';
    } catch (error) {
      if (error instanceof BrokenCompression) return 'damaged';
      throw error;
    }
  }
}
