import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^run-(\d+)-/;

/**
 * Gives `use` a folder of its own under `root` and removes it afterwards, whatever happens. The folder's name carries
 * the process, so that what a killed process left behind is found and removed by the next run.
 */
export async function withCopyFolder<Result>(root: string, use: (folder: string) => Promise<Result>): Promise<Result> {
  await mkdir(root, { recursive: true });
  await removeAbandonedCopies(root);
  const folder = await mkdtemp(join(root, `run-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what processes left behind that have ended; nothing where nothing was ever copied. */
export async function removeAbandonedCopies(root: string): Promise<void> {
  if (!existsSync(root)) return;
  for (const name of await readdir(root)) {
    const owner = NAME.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(root, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Alive, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
