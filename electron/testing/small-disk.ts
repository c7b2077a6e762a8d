import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A file system of its own, so small that it is soon full. */
export interface SmallDisk {
  grow(megabytes: number): void;
  remove(): void;
}

/** Puts one at a folder; null where mounting is not allowed, or there is no such file system. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  if (!runs('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) return null;
  return {
    grow: (larger) => void runs('mount', '-o', `remount,size=${larger}m`, folder),
    remove: () => void runs('umount', folder),
  };
}

function runs(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
