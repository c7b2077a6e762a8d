import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileSight } from '../index/source.ts';

/** A log file, open: whatever happens to its name, the handle stays at the same content. */
export interface LogFile {
  readonly isCompressed: boolean;
  /** What the file is now; its path is where it was opened. */
  look(): Promise<FileSight>;
  /** The first bytes of the content. */
  beginning(length: number): Promise<Buffer>;
  /**
   * The content from `offset` to `end` or to where the file ends now. A chunk is valid until the next one is asked
   * for. Throws `BrokenCompression` behind the last byte that can be read.
   */
  chunks(offset: number, end?: number): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** The rest of a compressed file cannot be read: cut off, or not written to its end yet. */
export class BrokenCompression extends Error {}

const CHUNK_BYTES = 512 * 1024;
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** Opens only what is a file: opening a pipe would wait for whoever writes it. */
export async function openLogFile(path: string): Promise<LogFile> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await handle.stat()).isFile()) throw new NotAFile();
    const magic = await readAt(handle, 0, GZIP_MAGIC.length);
    // By content, because a name can say anything.
    const isCompressed = GZIP_MAGIC.every((byte, index) => magic[index] === byte);
    return Object.freeze({
      isCompressed,
      look: () => look(handle, path),
      beginning: (length: number) => (isCompressed ? inflatedBeginning(handle, length) : readAt(handle, 0, length)),
      chunks: (offset: number, end = Number.POSITIVE_INFINITY) =>
        isCompressed ? inflatedChunks(handle, offset, end) : plainChunks(handle, offset, end),
      close: () => handle.close(),
    });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

export class NotAFile extends Error {}

async function look(handle: FileHandle, path: string): Promise<FileSight> {
  // As bigints: some file systems number their files beyond what a number can hold.
  const { dev, ino, size, mtimeNs } = await handle.stat({ bigint: true });
  return { path, fileId: `${dev}:${ino}`, size: Number(size), modifiedMs: Number(mtimeNs / 1000n) / 1000 };
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function* plainChunks(handle: FileHandle, offset: number, end: number): AsyncGenerator<Uint8Array> {
  const last = Math.min(end, (await handle.stat()).size);
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, last - offset)));
  for (let at = offset; at < last; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, last - at), at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* inflatedChunks(handle: FileHandle, offset: number, end: number): AsyncGenerator<Uint8Array> {
  const raw = Readable.from(copies(plainChunks(handle, 0, Number.POSITIVE_INFINITY)), { objectMode: false });
  const inflated = raw.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  raw.on('error', (error) => inflated.destroy(error));
  let at = 0;
  try {
    for await (const chunk of inflated as AsyncIterable<Buffer>) {
      const from = Math.max(0, offset - at);
      const to = Math.min(chunk.length, end - at);
      at += chunk.length;
      if (from < to) yield chunk.subarray(from, to);
      if (at >= end) return;
    }
  } catch (error) {
    if (isZlibError(error)) throw new BrokenCompression('The compressed file ends too early', { cause: error });
    throw error;
  } finally {
    raw.destroy();
    inflated.destroy();
  }
}

/** A stream keeps what it is given for as long as it likes. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function inflatedBeginning(handle: FileHandle, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const chunk of inflatedChunks(handle, 0, length)) parts.push(Buffer.from(chunk));
  } catch (error) {
    if (!(error instanceof BrokenCompression)) throw error;
  }
  return Buffer.concat(parts);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
