import { copyFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../shared/ids.ts';
import type { MarketplaceReader } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { contentOf, freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';
import { startWriter } from './testing/writer.ts';

const inFolder = freshFolder();
const inTemporary = freshFolder();
let file = '';

beforeEach(() => {
  file = createMarketplace(inFolder('shop.db'));
});

const open = (path = file) => openMarketplace(path, { temporaryFolder: inTemporary(), patienceMs: 500 });
const balanceOf = async (reader: MarketplaceReader, userId: number) =>
  (await reader.findUser(userId as UserId))?.balance;
const setBalance = (credits: number) => `UPDATE user SET credits = ${credits} WHERE id = 1`;

/** Opens, reads the balance of user 1 and a list, copies, closes; nothing in the folder may change. */
async function tour(path = file): Promise<number | null | undefined> {
  const before = contentOf(inFolder());
  const reader = await open(path);
  const balance = await balanceOf(reader, 1);
  await reader.listUsers({ search: '', sort: 'balance', direction: 'descending', limit: 500 });
  await reader.copyTo(inTemporary('copy.db'), () => undefined);
  const copy = await open(inTemporary('copy.db'));
  expect((await copy.facts()).journal).toBe('rollback');
  expect(await balanceOf(copy, 1)).toBe(balance);
  copy.close();
  reader.close();
  expect(contentOf(inFolder())).toEqual(before);
  expect(readdirSync(inTemporary())).toEqual(['copy.db']);
  return balance;
}

/** What is left when the writer has been killed after a commit that only its WAL holds. */
async function crashWalWriter(): Promise<void> {
  change(file, 'PRAGMA journal_mode = WAL');
  const writer = await startWriter(file);
  await writer.tell({ kind: 'run', sql: `PRAGMA wal_autocheckpoint = 0; ${setBalance(77)}` });
  await writer.kill();
  expect(readdirSync(inFolder()).sort()).toEqual(['shop.db', 'shop.db-shm', 'shop.db-wal']);
}

describe('a database with a rollback journal', () => {
  it('is read without a trace', async () => {
    expect(await tour()).toBe(1000_00);
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
  });

  it('is read beside an old journal that is over', async () => {
    writeFileSync(inFolder('shop.db-journal'), '');
    expect(await tour()).toBe(1000_00);
    writeFileSync(inFolder('shop.db-journal'), Buffer.alloc(512));
    rmSync(inTemporary('copy.db'));
    expect(await tour()).toBe(1000_00);
  });

  it('is refused with a hot journal, and left for Barterex to recover', async () => {
    change(file, `UPDATE user SET password_hash = hex(zeroblob(4000))`);
    const writer = await startWriter(file);
    // A cache of a few pages makes SQLite sync the journal and write into the file before the commit.
    await writer.tell({
      kind: 'run',
      sql: `PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE user SET credits = 5, password_hash = hex(randomblob(4000))`,
    });
    const live = await open().catch((error: unknown) => error);
    await writer.kill();
    const before = contentOf(inFolder());
    expect(Object.keys(before).sort()).toEqual(['shop.db', 'shop.db-journal']);
    await expect(open()).rejects.toMatchObject({ code: 'DATABASE_NEEDS_RECOVERY' });
    expect(contentOf(inFolder())).toEqual(before);
    expect(live).toMatchObject({ code: 'DATABASE_BUSY' });

    change(file, 'SELECT 1 FROM user');
    expect(await tour()).toBe(1000_00);
  });

  it('tells when a crash leaves a hot journal while it is open', async () => {
    change(file, `UPDATE user SET password_hash = hex(zeroblob(4000))`);
    const reader = await open();
    const writer = await startWriter(file);
    await writer.tell({
      kind: 'run',
      sql: `PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE user SET password_hash = hex(randomblob(4000))`,
    });
    await writer.kill();
    await expect(reader.facts()).rejects.toMatchObject({ code: 'DATABASE_NEEDS_RECOVERY' });
    await expect(reader.copyTo(inTemporary('copy.db'), () => undefined)).rejects.toMatchObject({
      code: 'DATABASE_NEEDS_RECOVERY',
    });
    expect(readdirSync(inTemporary())).toEqual([]);
    reader.close();
  });

  it('waits for a short exclusive lock of another program', async () => {
    const reader = await open();
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    setTimeout(() => other.exec('COMMIT'), 150);
    expect(await balanceOf(reader, 1)).toBe(1000_00);
    other.close();
    reader.close();
  });
});

describe('a WAL database', () => {
  it('at rest is read without a trace', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
    expect(await tour()).toBe(1000_00);
    const reader = await open();
    expect((await reader.facts()).journal).toBe('wal');
    reader.close();
  });

  it('of a crashed writer is read with its last commit', async () => {
    await crashWalWriter();
    expect(await tour()).toBe(77_00);
  });

  it('of a crashed writer is read without its shared memory file', async () => {
    await crashWalWriter();
    rmSync(inFolder('shop.db-shm'));
    expect(await tour()).toBe(77_00);
  });

  it('is read with a broken end of its WAL, as after a power cut', async () => {
    await crashWalWriter();
    writeFileSync(inFolder('shop.db-wal'), Buffer.alloc(3000, 7), { flag: 'a' });
    expect(await tour()).toBe(77_00);
  });

  it('is read when the end of the file is still in the WAL', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    const writer = await startWriter(file);
    const grow = `INSERT INTO notification (message) SELECT hex(zeroblob(50000)) FROM user`;
    await writer.tell({ kind: 'run', sql: `PRAGMA wal_autocheckpoint = 0; ${setBalance(77)}; ${grow}` });
    await writer.kill();
    expect(await tour()).toBe(77_00);
  });

  it('with a living writer shows each commit at once, and changes nothing', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    await using writer = await startWriter(file);
    await writer.tell({ kind: 'run', sql: setBalance(1) });
    const reader = await open();
    for (let credits = 2; credits < 12; credits++) {
      await writer.tell({ kind: 'run', sql: setBalance(credits) });
      const before = contentOf(inFolder());
      expect(await balanceOf(reader, 1)).toBe(credits * 100);
      expect(contentOf(inFolder())).toEqual(before);
    }
    await writer.tell({ kind: 'run', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' });
    await writer.tell({ kind: 'run', sql: setBalance(500) });
    expect(await balanceOf(reader, 1)).toBe(500_00);
    await writer.tell({ kind: 'close' });
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
    expect(await balanceOf(reader, 1)).toBe(500_00);
    reader.close();
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
    expect(readdirSync(inTemporary())).toEqual([]);
  });

  it('with a living writer answers many reads at once, also while it is copied', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    await using writer = await startWriter(file);
    await writer.tell({ kind: 'hammer', sql: 'UPDATE user SET credits = credits + 1' });
    const reader = await open();
    const reads = Array.from({ length: 40 }, (_, index) => balanceOf(reader, 1 + (index % 12)));
    const copy = reader.copyTo(inTemporary('copy.db'), () => undefined);
    const balances = await Promise.all(reads);
    await copy;
    expect(balances.every((balance) => typeof balance === 'number')).toBe(true);
    const ofFirst = balances.filter((_, index) => index % 12 === 0).map(Number);
    expect(ofFirst).toEqual(ofFirst.toSorted((a, b) => a - b));
    reader.close();
  });

  it('that is moved from one place to another with a stray WAL beside it is read as SQLite would', async () => {
    await crashWalWriter();
    rmSync(inFolder('shop.db-shm'));
    const other = createMarketplace(inTemporary('other.db'));
    copyFileSync(other, inFolder('plain.db'));
    writeFileSync(inFolder('plain.db-wal'), '');
    rmSync(other);
    expect(await tour(inFolder('plain.db'))).toBe(1000_00);
  });

  it('that somebody was turning into one when it crashed is refused', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    writeFileSync(inFolder('shop.db-journal'), Buffer.alloc(512, 1));
    const before = contentOf(inFolder());
    await expect(open()).rejects.toMatchObject({ code: 'DATABASE_NEEDS_RECOVERY' });
    expect(contentOf(inFolder())).toEqual(before);
  });

  it('leaves no private copy behind when it is damaged', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    writeFileSync(file, Buffer.alloc(3000, 0xff), { flag: 'r+', flush: true });
    await expect(open()).rejects.toMatchObject({ code: 'FILE_NOT_SQLITE' });
    expect(readdirSync(inTemporary())).toEqual([]);
  });

  it('answers a call after closing with an expected error', async () => {
    change(file, 'PRAGMA journal_mode = WAL');
    const reader = await open();
    reader.close();
    await expect(reader.facts()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(inTemporary())).toEqual([]);
  });
});

describe('an open database', () => {
  it('is followed when another file takes its place', async () => {
    const reader = await open();
    const other = createMarketplace(inFolder('new.db'), { users: 3, schema: 'legacy' });
    change(other, setBalance(9));
    renameSync(other, file);
    expect(await balanceOf(reader, 1)).toBe(900);
    expect(await reader.facts()).toMatchObject({ schema: 'legacy', counts: { users: 3 } });
    rmSync(file);
    await expect(reader.facts()).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    reader.close();
  });

  it('is followed when its journal mode changes', async () => {
    const reader = await open();
    change(file, `PRAGMA journal_mode = WAL; ${setBalance(2)}`);
    expect(await balanceOf(reader, 1)).toBe(200);
    change(file, `PRAGMA journal_mode = DELETE; ${setBalance(3)}`);
    expect(await balanceOf(reader, 1)).toBe(300);
    reader.close();
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
  });

  it('is followed when tables and columns are added', async () => {
    rmSync(file);
    createMarketplace(file, { schema: 'legacy' });
    const reader = await open();
    expect(await reader.facts()).toMatchObject({ schema: 'legacy', counts: { attempts: null } });
    change(file, 'ALTER TABLE user ADD COLUMN last_checkout_transaction_id VARCHAR(8)');
    change(file, 'ALTER TABLE user ADD COLUMN last_checkout_timestamp DATETIME');
    change(file, "UPDATE user SET last_checkout_transaction_id = 'a1b2c3d4' WHERE id = 1");
    expect(await reader.facts()).toMatchObject({ schema: 'repaired' });
    expect(await reader.findUser(1 as UserId)).toMatchObject({ hasLastCheckout: true, lastCheckoutId: 'a1b2c3d4' });
    reader.close();
  });

  it.each(['a b.db', 'what?.db', 'no#1.db', '100%20.db', 'ünï😀.db', 'file:shop.db', "o'dara;--.db", ':memory:'])(
    'may have the name %j, also as a WAL database',
    async (name) => {
      renameSync(file, inFolder(name));
      expect(await tour(inFolder(name))).toBe(1000_00);
      rmSync(inTemporary('copy.db'));
      change(inFolder(name), 'PRAGMA journal_mode = WAL');
      expect(await tour(inFolder(name))).toBe(1000_00);
    },
  );

  it('may be reached by relative links, with its side files beside the file itself', async () => {
    await crashWalWriter();
    symlinkSync('shop.db', inFolder('link.db'));
    symlinkSync(join('.', 'link.db'), inFolder('link of a link.db'));
    expect(await tour(inFolder('link of a link.db'))).toBe(77_00);
  });
});
