import { join } from 'node:path';

/** A workspace's folder holds its index as two files: the index and the lock of whoever writes it. */
export function indexFile(folder: string): string {
  return join(folder, 'index.db');
}

export function lockFile(folder: string): string {
  return join(folder, 'index.lock');
}
