import type { LogRecordRow } from '../../shared/contract/logs.ts';
import { openLogFile } from './import/log-file.ts';
import type { IndexReader } from './index/index-reader.ts';
import type { RecordPlace } from './index/record-place.ts';

export interface SourceLine {
  readonly line: number;
  readonly text: string;
}

export interface LinesAround {
  readonly path: string;
  readonly readFrom: 'file' | 'index';
  readonly lines: readonly SourceLine[];
}

/** How far above and below a record a file is read: thousands of ordinary lines, or some dozens with tracebacks. */
const REACH_BYTES = 256 * 1024;
/** A compressed file is read from its beginning; further in, that takes longer than a person waits. */
const FARTHEST_COMPRESSED = 32 * 1024 * 1024;

/**
 * A record's lines with up to `before` lines above them and `after` below: as the file has them when it is there and
 * still holds the record at its place, else as the index kept them. Of a log that is neither, the record alone.
 */
export async function linesAround(
  index: IndexReader,
  place: RecordPlace,
  before: number,
  after: number,
): Promise<LinesAround> {
  const known = index.find(place);
  // The file may have another name by now.
  const path = known?.path ?? place.path;
  const lines = await readAround({ ...place, path });
  const kept = lines !== null || known === null ? null : index.around(known.recordId, before, after);
  const [first, last] = [place.line - before, place.line + place.lineCount - 1 + after];
  return {
    path,
    readFrom: lines === null ? 'index' : 'file',
    lines: (lines ?? keptLines(kept, place)).filter(({ line }) => line >= first && line <= last),
  };
}

/** Null when the file is gone, or another one, or has something else at this place. */
async function readAround({ path, offset, line, message }: RecordPlace): Promise<readonly SourceLine[] | null> {
  const file = await openLogFile(path).catch(() => null);
  if (file === null) return null;
  try {
    if (file.isCompressed && offset > FARTHEST_COMPRESSED) return null;
    const from = Math.max(0, offset - REACH_BYTES);
    const parts: Buffer[] = [];
    for await (const chunk of file.chunks(from, offset + REACH_BYTES)) parts.push(Buffer.from(chunk));
    const bytes = Buffer.concat(parts);
    const above = bytes.subarray(0, offset - from);
    const below = bytes.subarray(offset - from);
    if (above.length > 0 && above.at(-1) !== LINE_FEED) return null;
    // Reading begins and ends in the middle of lines.
    const ahead = linesIn(above).slice(from === 0 ? 0 : 1);
    const onwards = linesIn(below).slice(0, below.length < REACH_BYTES ? undefined : -1);
    if (!message.split('\n').every((text, at) => onwards[at]?.includes(text) === true)) return null;
    return [...numbered(ahead, line - ahead.length), ...numbered(onwards, line)];
  } catch {
    // Whatever keeps it from being read, the index has the record.
    return null;
  } finally {
    await file.close();
  }
}

const LINE_FEED = 0x0a;

function keptLines(records: readonly LogRecordRow[] | null, place: RecordPlace): readonly SourceLine[] {
  if (records === null) return numbered(place.message.split('\n'), place.line);
  return records.flatMap(({ line, time, logger, level, file, fileLine, message }) => {
    const head = level === null ? '' : `${time} - ${logger} - ${level} - [${file}:${fileLine}] - `;
    return numbered(`${head}${message}`.split('\n'), line);
  });
}

function linesIn(bytes: Buffer): readonly string[] {
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function numbered(lines: readonly string[], first: number): readonly SourceLine[] {
  return lines.map((text, index) => ({ line: first + index, text }));
}
