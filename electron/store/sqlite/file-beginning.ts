import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The first bytes of a file, fewer where it is shorter. Synchronous on purpose: on POSIX, closing any descriptor of a
 * file releases all locks that this process holds on it, so it must never happen in the middle of a SQLite call.
 */
export function readBeginning(path: string, length: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}
