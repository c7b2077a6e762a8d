import type { IndexWriter } from '../index/index-writer.ts';
import type { KnownRecord } from '../index/record-table.ts';
import type { StoredSource } from '../index/source.ts';
import type { LogRecord } from '../parse/record.ts';
import { RecordReader } from '../parse/record-reader.ts';
import type { LogFile } from './log-file.ts';
import { BrokenCompression } from './log-file.ts';

/** How a file with the same first line stands to a source. `older`: it ends inside what was read of the source. */
export type Relation = 'same' | 'longer' | 'older' | 'different';

/** So many records at the end of what both have must read the same. */
const COMPARED = 20;

/** `length` is the content's. */
export async function compare(
  index: IndexWriter,
  file: LogFile,
  length: number,
  source: StoredSource,
): Promise<Relation> {
  const common = Math.min(length, source.read_to);
  const known = index.records.lastBefore(source.id, common, COMPARED);
  if (known.length > 0 && !(await readsLike(file, known))) return 'different';
  if (length === source.read_to) return 'same';
  return length > source.read_to ? 'longer' : 'older';
}

/** The length of what can be read of it. */
export async function contentLength(file: LogFile, size: number): Promise<number> {
  if (!file.isCompressed) return size;
  let length = 0;
  try {
    for await (const chunk of file.chunks(0)) length += chunk.length;
  } catch (error) {
    if (!(error instanceof BrokenCompression)) throw error;
  }
  return length;
}

async function readsLike(file: LogFile, known: readonly KnownRecord[]): Promise<boolean> {
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return true;
  const found: LogRecord[] = [];
  const reader = new RecordReader((record) => found.push(record), { offset: first.offset, line: 1 });
  for await (const chunk of file.chunks(first.offset, last.offset + last.byteLength)) reader.push(chunk);
  reader.end();
  return (
    found.length === known.length &&
    known.every(({ message, byteLength }, at) => {
      const record = found[at];
      return record?.message === message && record.byteLength === byteLength;
    })
  );
}
