import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ConsoleError } from '../../../shared/errors.ts';
import { openMarketplace } from './open-marketplace.ts';
import { contentOf, freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';

const inFolder = freshFolder();

/** Opens, and expects one clear sentence that shows no path and no SQL, and a folder as it was. */
async function refusalOf(file: string): Promise<ConsoleError> {
  const before = contentOf(inFolder());
  const error = await openMarketplace(file, { patienceMs: 100, temporaryFolder: inFolder() }).then(
    () => expect.unreachable('it opened'),
    (reason: unknown) => reason,
  );
  expect(contentOf(inFolder())).toEqual(before);
  if (!(error instanceof ConsoleError)) throw error;
  expect(error.message).toMatch(/^[^\n]+\.$/);
  expect(error.message).not.toContain(dirname(file));
  expect(error.message).not.toMatch(/SQLITE|SELECT|PRAGMA/);
  return error;
}

function fileWith(name: string, content: string | Buffer): string {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
}

describe('a file that cannot be opened', () => {
  it('is missing', async () => {
    const error = await refusalOf(inFolder('no.db'));
    expect(error).toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: 'There is no file "no.db" at this place. Check the path.',
    });
  });

  it('is in a folder that is missing, or behind a file, or a link to nothing, or has an endless name', async () => {
    symlinkSync('nowhere.db', inFolder('link.db'));
    const file = fileWith('plain.txt', 'text');
    for (const missing of [inFolder('a', 'b.db'), `${file}/b.db`, inFolder('link.db'), inFolder('x'.repeat(300))]) {
      const refused = await openMarketplace(missing).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'FILE_NOT_FOUND' });
    }
  });

  it('is a folder', async () => {
    mkdirSync(inFolder('data'));
    expect(await refusalOf(inFolder('data'))).toMatchObject({ code: 'FILE_IS_A_FOLDER' });
  });

  it('is a text file', async () => {
    expect(await refusalOf(fileWith('notes.txt', 'SQLite is nice\n'.repeat(100)))).toMatchObject({
      code: 'FILE_NOT_SQLITE',
    });
  });

  it('is empty', async () => {
    expect(await refusalOf(fileWith('empty.db', ''))).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it.skipIf(process.platform === 'win32')('is a pipe, without waiting for somebody to write into it', async () => {
    execFileSync('mkfifo', [inFolder('pipe.db')]);
    await expect(openMarketplace(inFolder('pipe.db'))).rejects.toMatchObject({ code: 'FILE_NOT_SQLITE' });
  });

  it('has a name that ends with a space, beside one without', async () => {
    copyFileSync(createMarketplace(inFolder('shop.db')), inFolder('shop.db '));
    expect(await refusalOf(inFolder('shop.db '))).toMatchObject({ code: 'BAD_INPUT', data: { field: 'database' } });
  });

  it('is a SQLite database of something else: the missing tables are named', async () => {
    const file = inFolder('music.db');
    const database = new Database(file);
    database.exec('CREATE TABLE song (id INTEGER PRIMARY KEY); CREATE TABLE user (id INTEGER PRIMARY KEY, email TEXT)');
    database.close();
    const missing = ['column user.username', 'column user.credits', 'table item', 'table trade'];
    expect(await refusalOf(file)).toMatchObject({
      code: 'DATABASE_NOT_BARTEREX',
      data: { missing },
      message:
        '"music.db" is not a Barterex database: it has no column user.username, no column user.credits, no table item, no table trade. Give the file that Barterex writes.',
    });
  });

  it('has views and virtual tables in place of the tables', async () => {
    const file = inFolder('views.db');
    change(
      file,
      `CREATE VIEW user AS SELECT 1 AS id, '' AS username, '' AS email, 0 AS credits;
       CREATE VIRTUAL TABLE item USING fts5(id, name, value, is_available, user_id); CREATE TABLE trade (id INTEGER)`,
    );
    expect(await refusalOf(file)).toMatchObject({ data: { missing: ['table user', 'table item'] } });
  });

  it.each([0.9, 0.5, 0.1])('is cut off at %d of its size', async (part) => {
    const file = createMarketplace(inFolder('shop.db'), { items: 500 });
    truncateSync(file, Math.floor(readFileSync(file).length * part));
    expect(await refusalOf(file)).toMatchObject({ code: 'FILE_TRUNCATED' });
  });

  it('is cut off in the middle of its header', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    truncateSync(file, 60);
    expect(await refusalOf(file)).toMatchObject({ code: 'FILE_TRUNCATED' });
  });

  it('is damaged in its schema', async () => {
    const bytes = readFileSync(createMarketplace(inFolder('shop.db')));
    bytes.fill(0xff, 100, 2000);
    expect(await refusalOf(fileWith('damaged.db', bytes))).toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('has a header that no SQLite wrote', async () => {
    const bytes = readFileSync(createMarketplace(inFolder('shop.db')));
    bytes.fill(9, 16, 24);
    expect(await refusalOf(fileWith('damaged.db', bytes))).toMatchObject({ code: 'DATABASE_DAMAGED' });
  });

  it('is locked by another program', async () => {
    const file = createMarketplace(inFolder('shop.db'));
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    const error = await refusalOf(file);
    other.close();
    expect(error).toMatchObject({ code: 'DATABASE_BUSY' });
    expect((await openMarketplace(file)).file).toBe(file);
  });
});

describe('a database that turns out to be damaged while it is read', () => {
  it('says so for the damaged part, and still shows the rest', async () => {
    const file = createMarketplace(inFolder('shop.db'), { users: 2000 });
    const root = new Database(file);
    const page = Number(root.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'item'").pluck().get());
    root.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, (page - 1) * 4096, page * 4096);
    const damaged = fileWith(`damaged-${basename(file)}`, bytes);
    await expect(openMarketplace(damaged)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(Object.keys(contentOf(inFolder())).sort()).toEqual(['damaged-shop.db', 'shop.db']);
  });
});
