import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { ConsoleError } from '../../../shared/errors.ts';
import { copyInSteps } from './copy-in-steps.ts';
import { copyOfWal } from './copy-of-wal.ts';
import type { CopyRequest } from './copy-request.ts';
import { refuseCancelled } from './copy-request.ts';
import { examineDatabaseFile } from './database-file.ts';
import { failureOf } from './failure.ts';

/** Leaves a complete, consistent database with a rollback journal at `target`, or nothing at all. */
export async function copyDatabase(request: CopyRequest): Promise<void> {
  const { target } = request;
  const source = examineDatabaseFile(request.file);
  refuseCancelled(request);
  const handle = await createTarget(target);
  try {
    if (source.journal === 'rollback') await copyInSteps(source, handle, request);
    else await copyOfWal(source, request);
    await handle.close();
  } catch (error) {
    await handle.close();
    await Promise.all(['', '-journal', '-wal', '-shm'].map((suffix) => rm(`${target}${suffix}`, { force: true })));
    throw failureOf(error, source.name);
  }
}

async function createTarget(target: string): Promise<FileHandle> {
  try {
    // For this person only: a copy holds the same personal data as the marketplace.
    return await open(target, 'wx', 0o600);
  } catch (error) {
    const failure = failureOf(error, '');
    if (failure instanceof ConsoleError && failure.code === 'DISK_FULL') throw failure;
    throw new ConsoleError('BAD_INPUT', 'The copy cannot be created there. Choose a new name in a folder of yours.', {
      field: 'file',
    });
  }
}
