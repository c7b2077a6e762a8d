import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentOf, freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';
import { startWriter } from './testing/writer.ts';

/** Root may read everything, so as root another user's process does the opening. */
const NOBODY = 65_534;
const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const inFolder = freshFolder();
const inTemporary = freshFolder();

beforeEach(() => {
  mkdirSync(inFolder('data'));
  chmodSync(inFolder(), 0o755);
  chmodSync(inTemporary(), 0o777);
});

/** With the folder in another mode for as long as it takes. */
function openAsOther(file: string, folderMode = 0o755): unknown {
  chmodSync(inFolder('data'), folderMode);
  try {
    return runAsOther(file);
  } finally {
    chmodSync(inFolder('data'), 0o755);
  }
}

function runAsOther(file: string): unknown {
  const script = join(import.meta.dirname, 'testing/open-process.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [script, file, inTemporary()], {
    ...identity,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  expect(readdirSync(inTemporary())).toEqual([]);
  return JSON.parse(stdout);
}

describe.skipIf(process.platform === 'win32')('a person without the right to write', () => {
  it.each(['DELETE', 'WAL'])('reads a database in a read-only folder (journal mode %s)', (journalMode) => {
    const file = createMarketplace(inFolder('data', 'shop.db'));
    change(file, `PRAGMA journal_mode = ${journalMode}`);
    chmodSync(file, 0o444);
    const before = contentOf(inFolder('data'));
    expect(openAsOther(file, 0o555)).toEqual({ users: 12, journal: journalMode === 'WAL' ? 'wal' : 'rollback' });
    expect(contentOf(inFolder('data'))).toEqual(before);
  });

  it.each([true, false])('reads what a crashed writer left in a read-only folder (with -shm: %s)', async (hasShm) => {
    const file = createMarketplace(inFolder('data', 'shop.db'));
    change(file, 'PRAGMA journal_mode = WAL');
    const writer = await startWriter(file);
    await writer.tell({ kind: 'run', sql: 'DELETE FROM user WHERE id > 5' });
    await writer.kill();
    if (!hasShm) rmSync(`${file}-shm`);
    for (const name of readdirSync(inFolder('data'))) chmodSync(inFolder('data', name), 0o444);
    const before = contentOf(inFolder('data'));
    expect(openAsOther(file, 0o555)).toEqual({ users: 5, journal: 'wal' });
    expect(contentOf(inFolder('data'))).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('a person without the right to read', () => {
  it('is told so, for the file', () => {
    const file = createMarketplace(inFolder('data', 'shop.db'));
    chmodSync(file, 0o000);
    expect(openAsOther(file)).toEqual({
      code: 'NO_PERMISSION',
      message: 'You are not allowed to read "shop.db". Ask for read permission on the file and its folder.',
    });
  });

  it('is told so, for the folder', () => {
    const file = createMarketplace(inFolder('data', 'shop.db'));
    expect(openAsOther(file, 0o000)).toMatchObject({ code: 'NO_PERMISSION' });
  });

  it('is told so, for the WAL of a file', async () => {
    const file = createMarketplace(inFolder('data', 'shop.db'));
    change(file, 'PRAGMA journal_mode = WAL');
    const writer = await startWriter(file);
    await writer.tell({ kind: 'run', sql: 'DELETE FROM user WHERE id > 5' });
    await writer.kill();
    chmodSync(`${file}-wal`, 0o000);
    expect(openAsOther(file)).toMatchObject({ code: 'NO_PERMISSION' });
  });
});
