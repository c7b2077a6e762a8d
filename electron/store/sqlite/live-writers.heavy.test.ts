import { readdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../shared/ids.ts';
import type { MarketplaceReader } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';
import { hasPython, startPythonWriter } from './testing/python-writer.ts';
import { startWriter } from './testing/writer.ts';
import type { WriterAnswer } from './testing/writer-process.ts';

const inFolder = freshFolder();
const inTemporary = freshFolder();

/** Moves credits from one user to the other: the sum is the same before and after every commit. */
const MOVE = 'UPDATE user SET credits = credits + CASE id WHEN 1 THEN -1 ELSE 1 END WHERE id IN (1, 2)';

type StartHammer = (file: string) => Promise<() => Promise<WriterAnswer>>;

const startNodeHammer: StartHammer = async (file) => {
  const writer = await startWriter(file);
  await writer.tell({ kind: 'hammer', sql: MOVE });
  return async () => {
    const answer = await writer.tell({ kind: 'stop' });
    await writer.tell({ kind: 'close' });
    await writer.kill();
    return answer;
  };
};

const startPythonHammer: StartHammer = (file) => startPythonWriter(file, MOVE);

const HAMMERS: readonly (readonly [language: string, start: StartHammer])[] = [
  ['Node', startNodeHammer],
  ...(hasPython ? [['Python', startPythonHammer] as const] : []),
];

async function readAll(reader: MarketplaceReader): Promise<void> {
  await reader.facts();
  await reader.listUsers({ search: 'member', sort: 'balance', direction: 'descending', limit: 500 });
  await reader.attemptsAfter(0, 50);
  await reader.listSandboxItems('lamp', { limit: 500 });
  await reader.findUser(1 as UserId);
  await reader.listUserItems(1 as UserId, { limit: 500 });
}

/** A copy is complete, undamaged, and of one moment. */
function checkCopy(copy: string): void {
  const database = new Database(copy, { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.prepare('SELECT sum(credits) FROM user WHERE id IN (1, 2)').pluck().get()).toBe(3000);
  expect(database.prepare('SELECT count(*) FROM user').pluck().get()).toBe(2000);
  database.close();
  rmSync(copy);
}

describe.each([
  ['rollback journal', 'DELETE'],
  ['WAL', 'WAL'],
])('a program that commits all the time to a database with %s', (_, journalMode) => {
  it.each(HAMMERS)('is never kept waiting by our reading and copying (%s)', async (_language, startHammer) => {
    const file = createMarketplace(inFolder('shop.db'), { users: 2000, items: 3000, attempts: 3000 });
    change(file, `PRAGMA journal_mode = ${journalMode}`);
    const reader = await openMarketplace(file, { temporaryFolder: inTemporary(), patienceMs: 10_000 });
    const stop = await startHammer(file);
    for (let round = 0; round < 6; round++) {
      await readAll(reader);
      await reader.copyTo(inTemporary('copy.db'), () => undefined);
      checkCopy(inTemporary('copy.db'));
    }
    const { commits, failures } = await stop();
    reader.close();
    expect(failures).toEqual([]);
    expect(commits).toBeGreaterThan(6);
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
    expect(readdirSync(inTemporary())).toEqual([]);
  });
});

describe('a WAL database whose writer checkpoints all the time', () => {
  it('is read and copied directly, and its writer never waits', async () => {
    const file = createMarketplace(inFolder('shop.db'), { users: 2000 });
    change(file, 'PRAGMA journal_mode = WAL');
    const writer = await startWriter(file);
    await writer.tell({ kind: 'run', sql: 'PRAGMA wal_autocheckpoint = 1' });
    await writer.tell({ kind: 'hammer', sql: MOVE });
    const reader = await openMarketplace(file, { temporaryFolder: inTemporary(), patienceMs: 10_000 });
    for (let round = 0; round < 3; round++) {
      await readAll(reader);
      await reader.copyTo(inTemporary('copy.db'), () => undefined);
      checkCopy(inTemporary('copy.db'));
    }
    reader.close();
    const { failures } = await writer.tell({ kind: 'stop' });
    await writer.tell({ kind: 'close' });
    await writer.kill();
    expect(failures).toEqual([]);
    expect(readdirSync(inFolder())).toEqual(['shop.db']);
    expect(readdirSync(inTemporary())).toEqual([]);
  });
});
