import { constants, rmSync, statSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConsoleError } from '../../../shared/errors.ts';
import type { Connection } from './connection.ts';
import { openReadOnly } from './connection.ts';
import { readBeginning } from './file-beginning.ts';

/**
 * A WAL database cannot be opened, not even for reading, without SQLite creating or changing its side files. So it is
 * read through a copy of the file and its `-wal` in a private folder, taken anew when either has changed.
 *
 * The copy is consistent although no lock is taken: in WAL mode the file itself changes only at a checkpoint, and the
 * `-wal` only grows until it is started over with a new header. If the file and the `-wal`'s header are the same
 * before and after copying, the copy is what a crash at that moment would have left, and SQLite reads it like that.
 */
export interface PrivateCopy {
  /**
   * Hands over a connection to an up-to-date copy, which is good until `use` has ended; null when the files change
   * faster than they can be copied.
   */
  use<Result>(path: string, use: (copy: Connection | null) => Result | Promise<Result>): Promise<Result>;
  close(): void;
}

/**
 * File times are as coarse as the kernel's tick. A state that was seen for this long is older than a tick, so that any
 * later change shows.
 */
const SETTLE_MS = 50;
const COPY_ATTEMPTS = 3;
const WAL_HEADER_BYTES = 32;

interface Files {
  readonly main: string;
  /** The `-wal`'s header with its salts: another one after each restart of the log. */
  readonly walHeader: string;
  readonly walEnd: string;
  readonly all: string;
}

export function createPrivateCopy(temporaryFolder: string): PrivateCopy {
  let folder: string | null = null;
  let connection: Connection | null = null;
  let copied: { readonly files: Files; readonly isSettled: boolean } | null = null;
  const isMainSettled = createSettling();
  const areFilesSettled = createSettling();
  let working: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function connect(path: string): Promise<Connection | null> {
    refuseClosed();
    for (let attempt = 0; attempt < COPY_ATTEMPTS; attempt++) {
      const files = lookAt(path);
      const isSettled = areFilesSettled(files.all);
      if (connection !== null && copied?.isSettled && copied.files.all === files.all) return connection;
      if (!isMainSettled(files.main)) {
        await pause(SETTLE_MS);
        continue;
      }
      if (!(await copy(path, files))) continue;
      copied = { files, isSettled };
      connection = openReadOnly(mainCopy());
      return connection;
    }
    return null;
  }

  /** True when it is consistent. Leaves out the file itself when only its `-wal` has moved on. */
  async function copy(path: string, files: Files): Promise<boolean> {
    const keepsMain = copied?.files.main === files.main;
    disconnect();
    folder ??= await mkdtemp(join(temporaryFolder, 'barterex-console-'));
    const target = mainCopy();
    try {
      await Promise.all(['-wal', '-shm'].map((suffix) => rm(`${target}${suffix}`, { force: true })));
      if (!keepsMain) await copyInto(path, target);
      if (files.walEnd !== '') await copyInto(`${path}-wal`, `${target}-wal`);
    } catch (error) {
      refuseClosed();
      // The last writer has just left, and took its `-wal` with it.
      if (isMissing(error)) return false;
      throw error;
    }
    refuseClosed();
    const after = lookAt(path);
    return after.main === files.main && after.walHeader === files.walHeader;
  }

  function mainCopy(): string {
    return join(folder ?? temporaryFolder, 'marketplace.db');
  }

  function disconnect(): void {
    connection?.close();
    connection = null;
    copied = null;
  }

  function refuseClosed(): void {
    if (!isClosed) return;
    removeFolder();
    throw new ConsoleError('CANCELLED', 'The database was closed.', {});
  }

  function removeFolder(): void {
    if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    folder = null;
  }

  return {
    /** One after the other: making a new copy closes the connection to the one before. */
    use(path, use) {
      const result = working.then(() => connect(path)).then(use);
      working = result.catch(() => undefined);
      return result;
    },
    close() {
      isClosed = true;
      disconnect();
      removeFolder();
    },
  };
}

async function copyInto(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  // The marketplace's file may be read-only; Windows would not remove such a copy of it.
  await chmod(to, 0o600);
}

/** Asked with a state each time: true once it has been the same for `SETTLE_MS`. */
function createSettling(): (state: string) => boolean {
  let last = { state: '', isSettled: false };
  return (state) => {
    if (last.state !== state) {
      const next = { state, isSettled: false };
      const settle = () => {
        next.isSettled = true;
      };
      setTimeout(settle, SETTLE_MS).unref();
      last = next;
    }
    return last.isSettled;
  };
}

function lookAt(path: string): Files {
  const main = stateOf(path) ?? '';
  const walHeader = beginningOf(`${path}-wal`);
  const walEnd = stateOf(`${path}-wal`) ?? '';
  return { main, walHeader, walEnd, all: [main, walHeader, walEnd].join(' ') };
}

function stateOf(path: string): string | null {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (status === undefined) return null;
  return [status.dev, status.ino, status.size, status.mtimeNs, status.ctimeNs].join(':');
}

function beginningOf(path: string): string {
  try {
    return readBeginning(path, WAL_HEADER_BYTES).toString('hex');
  } catch (error) {
    if (isMissing(error)) return 'none';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
