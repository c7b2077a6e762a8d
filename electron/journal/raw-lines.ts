import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { LinePlace } from './log-story.ts';

/** How far around a line is read: a hundred ordinary lines, or a few with tracebacks. */
const REACH_BYTES = 64 * 1024;

export interface SourceLine {
  readonly line: number;
  readonly text: string;
}

/**
 * The source's own lines around a record, up to `before` and `after` of them. Null when the source is not there, is
 * compressed, or does not hold this record at this place any more: then it is another file under the same name.
 */
export async function readAround(
  place: LinePlace,
  before: number,
  after: number,
): Promise<readonly SourceLine[] | null> {
  if (place.path.endsWith('.gz')) return null;
  let file: FileHandle;
  try {
    file = await open(place.path);
  } catch {
    return null;
  }
  try {
    const start = Math.max(0, place.offset - REACH_BYTES);
    const above = await readBytes(file, start, place.offset - start);
    const below = linesOf(await readBytes(file, place.offset, REACH_BYTES));
    if (!(below[0] ?? '').endsWith(place.message.split('\n', 1)[0] ?? '')) return null;
    // Where reading begins in the middle of the file, it begins in the middle of a line.
    const aboveLines = linesOf(above).slice(start === 0 ? 0 : 1);
    return [
      ...numbered(aboveLines, place.line - aboveLines.length).slice(before === 0 ? aboveLines.length : -before),
      ...numbered(below, place.line).slice(0, place.lineCount + after),
    ];
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

async function readBytes(file: FileHandle, offset: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead).toString('utf8');
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function numbered(lines: readonly string[], first: number): readonly SourceLine[] {
  return lines.map((text, index) => ({ line: first + index, text }));
}
