import type { LogRecordRow } from '../../../shared/contract/logs.ts';
import type { Stretch } from '../index/index-reader.ts';
import type { StoredSource } from '../index/source.ts';
import { HEAD_BYTES, headHash } from './first-line.ts';
import type { LogFile } from './log-file.ts';
import { openLogFile } from './log-file.ts';

export interface SourceLine {
  readonly line: number;
  readonly text: string;
}

/** More than that around one record is a traceback of megabytes; the index has what can be shown of it. */
const MOST_BYTES = 1024 * 1024;
/** A compressed file is read from its beginning; further in, that takes longer than a person waits. */
const FARTHEST_COMPRESSED = 32 * 1024 * 1024;

/**
 * The lines of a stretch as the file has them now. Null when the file is gone, or another one, or has other bytes
 * there than the index says.
 */
export async function readSourceLines(source: StoredSource, stretch: Stretch): Promise<readonly SourceLine[] | null> {
  const { records, from, to } = stretch;
  if (to - from > MOST_BYTES || (source.is_compressed === 1 && to > FARTHEST_COMPRESSED)) return null;
  const file = await openLogFile(source.path).catch(() => null);
  if (file === null) return null;
  try {
    if (headHash(await file.beginning(HEAD_BYTES)) !== source.head_hash) return null;
    const lines = linesOf(await textOf(file, from, to));
    const first = records[0]?.line ?? 1;
    if (!records.every((record) => beginsAt(lines[record.line - first], record))) return null;
    return lines.map((text, index) => ({ line: first + index, text }));
  } catch {
    // Whatever keeps it from being read, the index has the record.
    return null;
  } finally {
    await file.close();
  }
}

/** The lines of a stretch as the index kept them. */
export function keptLines({ records }: Stretch): readonly SourceLine[] {
  return records.flatMap(({ line, time, logger, level, file, fileLine, message }) => {
    const head = level === null ? '' : `${time} - ${logger} - ${level} - [${file}:${fileLine}] - `;
    return `${head}${message}`.split('\n').map((text, index) => ({ line: line + index, text }));
  });
}

async function textOf(file: LogFile, from: number, to: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of file.chunks(from, to)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString('utf8');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function beginsAt(line: string | undefined, { message, isCut }: LogRecordRow): boolean {
  const [beginning = ''] = message.split('\n', 1);
  return line !== undefined && (isCut ? line.includes(beginning) : line.endsWith(beginning));
}
