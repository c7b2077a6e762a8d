import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Connection } from './connection.ts';
import { inOneRead, openReadOnly } from './connection.ts';
import type { CopyRequest } from './copy-request.ts';
import { refuseCancelled } from './copy-request.ts';
import type { DatabaseFile } from './database-file.ts';
import { pageSize } from './database-file.ts';
import { failureOf, fileError } from './failure.ts';
import { patiently } from './patience.ts';

/**
 * Copies a database with a rollback journal. SQLite's backup API would hold its read lock while the copy is written
 * to disk, and starts over without end under a busy writer. Here the lock is held only while bytes come from the page
 * cache into memory: a small file in one step, a large one in several. A commit between two steps starts the copy
 * over with larger steps; a large file that never holds still is refused.
 */

/** About 5 ms of a lock. */
const FIRST_STEP_BYTES = 8 * 1024 * 1024;
/** About 40 ms of a lock. */
const LARGEST_STEP_BYTES = 64 * 1024 * 1024;
const PASSES = 8;
/** Room for what is added while a small file is being copied. */
const GROWTH_BYTES = 1024 * 1024;

const HEADER_BYTES = 100;

const readAhead = promisify(read);

interface Step {
  /** The header's change counter among other things: another one after every commit. */
  readonly state: string;
  readonly sizeBytes: number;
  readonly pageBytes: number;
  readonly copiedBytes: number;
}

interface Pass {
  readonly request: CopyRequest;
  readonly target: FileHandle;
  readonly stepBytes: number;
}

export async function copyInSteps(source: DatabaseFile, target: FileHandle, request: CopyRequest): Promise<void> {
  let stepBytes = FIRST_STEP_BYTES;
  for (let pass = 0; pass < PASSES; pass++) {
    if (await copyUnchanged(source, { request, target, stepBytes })) return;
    stepBytes = Math.min(stepBytes * 2, LARGEST_STEP_BYTES);
  }
  throw fileError('DATABASE_BUSY', source.name);
}

/** False when somebody has committed in between. */
async function copyUnchanged(source: DatabaseFile, { request, target, stepBytes }: Pass): Promise<boolean> {
  await target.truncate(0);
  const bytes = Buffer.alloc(Math.min(stepBytes, source.sizeBytes + GROWTH_BYTES));
  const connection = openReadOnly(source.path);
  const descriptor = openSync(source.path, 'r');
  try {
    let first: Step | null = null;
    for (let position = 0; first === null || position < first.sizeBytes; ) {
      refuseCancelled(request);
      // Once without the lock, so that nobody waits for a cold disk.
      await readAhead(descriptor, bytes, 0, bytes.length, position);
      const step = await patiently(request.patienceMs, () => {
        try {
          return readStep(connection, descriptor, bytes, position);
        } catch (error) {
          throw failureOf(error, source.name);
        }
      });
      first ??= step;
      if (step.state !== first.state || step.copiedBytes === 0) return false;
      await target.write(bytes, 0, step.copiedBytes, position);
      position += step.copiedBytes;
      request.onProgress({
        done: Math.ceil(position / step.pageBytes),
        total: Math.ceil(step.sizeBytes / step.pageBytes),
      });
    }
    return true;
  } finally {
    connection.close();
    // Last, and outside of any transaction: it releases this process's locks on the file (POSIX).
    closeSync(descriptor);
  }
}

/** Reads under a read lock from begin to end, without a moment for anything else in between. */
function readStep(connection: Connection, descriptor: number, bytes: Buffer, position: number): Step {
  return inOneRead(connection, () => {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
    const { size } = fstatSync(descriptor);
    return {
      state: `${header.toString('hex')}:${size}`,
      sizeBytes: size,
      pageBytes: pageSize(header),
      copiedBytes: readSync(descriptor, bytes, 0, bytes.length, position),
    };
  });
}
