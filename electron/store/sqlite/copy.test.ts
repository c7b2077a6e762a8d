import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CopyProgress } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { contentOf, freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';

const inFolder = freshFolder();
const inTemporary = freshFolder();

const open = (file: string) => openMarketplace(file, { temporaryFolder: inTemporary(), patienceMs: 100 });

/** Larger than the first step of a copy. */
const LARGE = 'INSERT INTO notification (message) SELECT hex(randomblob(60000)) FROM item, user LIMIT 120';

describe('a copy', () => {
  it('is the same file, and tells its progress in pages', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    change(file, LARGE);
    const reader = await open(file);
    const progress: CopyProgress[] = [];
    await reader.copyTo(inFolder('copy.db'), (step) => progress.push(step));
    expect(readFileSync(inFolder('copy.db')).equals(readFileSync(file))).toBe(true);
    const pages = readFileSync(file).length / 4096;
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toEqual({ done: pages, total: pages });
    expect(progress.map((step) => step.done)).toEqual(progress.map((step) => step.done).toSorted((a, b) => a - b));
  });

  it('of a WAL database is one file with a rollback journal and all that the WAL held', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    const writer = new Database(file);
    writer.pragma('journal_mode = WAL');
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec(LARGE);
    const reader = await open(file);
    const progress: CopyProgress[] = [];
    await reader.copyTo(inFolder('copy.db'), (step) => progress.push(step));
    reader.close();
    writer.close();
    expect(readdirSync(inFolder()).sort()).toEqual(['copy.db', 'shop.db']);
    expect(progress.length).toBeGreaterThan(1);
    const copy = new Database(inFolder('copy.db'), { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) FROM notification').pluck().get()).toBe(120);
    copy.close();
  });

  it.each(['DELETE', 'WAL'])('that is cancelled leaves nothing behind (%s)', async (journalMode) => {
    const file = createMarketplace(inFolder('shop.db'));
    change(file, `${LARGE}; PRAGMA journal_mode = ${journalMode}`);
    const before = contentOf(inFolder());
    const reader = await open(file);
    const cancel = new AbortController();
    const copying = reader.copyTo(inFolder('copy.db'), () => cancel.abort(), cancel.signal);
    await expect(copying).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(reader.copyTo(inFolder('copy.db'), () => undefined, cancel.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    reader.close();
    expect(contentOf(inFolder())).toEqual(before);
    expect(readdirSync(inTemporary())).toEqual([]);
  });

  it('never replaces a file', async () => {
    const reader = await open(createMarketplace(inFolder('shop.db')));
    writeFileSync(inFolder('mine.txt'), 'mine');
    for (const target of [inFolder('mine.txt'), inFolder('shop.db'), inFolder('no', 'copy.db')]) {
      await expect(reader.copyTo(target, () => undefined)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { field: 'file' },
      });
    }
    expect(readFileSync(inFolder('mine.txt'), 'utf8')).toBe('mine');
  });

  it('of a file that is locked for long says so and leaves nothing behind', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    const reader = await open(file);
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    await expect(reader.copyTo(inFolder('copy.db'), () => undefined)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    other.close();
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
  });

  it('starts over when somebody commits between two of its steps', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    change(file, LARGE);
    const reader = await open(file);
    let commits = 0;
    await reader.copyTo(inFolder('copy.db'), () => {
      if (commits++ === 0)
        change(file, 'UPDATE user SET credits = 12345; INSERT INTO notification (message) VALUES (1)');
    });
    expect(readFileSync(inFolder('copy.db')).equals(readFileSync(file))).toBe(true);
  });

  it('of a large file that changes at every step is refused after a while', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    change(file, `INSERT INTO notification (message) SELECT zeroblob(900000) FROM item, user LIMIT 90`);
    const reader = await open(file);
    const copying = reader.copyTo(inFolder('copy.db'), () => change(file, 'UPDATE user SET credits = credits + 1'));
    await expect(copying).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
  });
});
