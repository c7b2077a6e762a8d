import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { decimalFromCredits } from '../shared/credits.ts';
import { isInstant } from '../shared/time.ts';
import type { AuditJson } from './core/audit-report/json-report.ts';
import { HAS_RECORDINGS, RECORDINGS } from './testing/recorded-logs.ts';
import { temporaryFolder } from './testing/world.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Where the command's own temporary files lie. */
const temporary = join(folder.path, 'tmp');
mkdirSync(temporary);

/** The command line as a release pipeline calls it: a process of its own. */
function command(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  return { status, stdout, stderr };
}

const SAMPLE = join(RECORDINGS, 'sample');
const HEAD = join(SAMPLE, 'head.db');
const HEAD_LOGS = ['25', '26', '28'].map((day) => join(SAMPLE, 'logs', `barterex_202605${day}.log`));

function audit(...args: readonly string[]) {
  return command('audit', '--database', HEAD, '--logs', ...HEAD_LOGS, ...args);
}

function file(name: string, content: unknown): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe.skipIf(!HAS_RECORDINGS)('audit (skipped without the recordings)', () => {
  it('prints the object of the design as JSON, and leaves nothing behind', () => {
    const before = createHash('sha256').update(readFileSync(HEAD)).digest('hex');
    const { status, stdout, stderr } = audit('--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(stdout) as AuditJson;
    expect(Object.keys(report)).toEqual(['workspace', 'coverage', 'transactions', 'users']);
    expect(report.transactions).toHaveLength(63);
    for (const transaction of report.transactions) {
      expect(Object.keys(transaction)).toEqual([
        'transactionId',
        'username',
        'userId',
        'startedAt',
        'endedAt',
        'source',
        'engineFamily',
        'reported',
        'verdict',
        'order',
        'charged',
        'received',
        'overwritten',
        'lost',
        'returned',
        'owed',
        'items',
        'mechanism',
        'confidence',
        'reasons',
        'missing',
      ]);
      expect([transaction.startedAt, transaction.endedAt].every(isInstant)).toBe(true);
      expect(transaction.lost === null).toBe(transaction.verdict === 'cannot-tell');
      expect(transaction.source?.lines).toEqual([expect.any(Number), expect.any(Number)]);
      expect(Object.keys(transaction.source ?? {})).toEqual(['file', 'lines']);
      for (const item of transaction.items) expect(Object.keys(item)).toEqual(['itemId', 'price', 'outcome']);
    }
    for (const user of report.users)
      expect(Object.keys(user)).toEqual(['userId', 'username', 'lost', 'returned', 'owed', 'transactions']);
    expect(report.transactions.find(({ transactionId }) => transactionId === '33d91f50')).toMatchObject({
      username: 'zestyember76',
      verdict: 'overcharged',
      mechanism: 'M1',
      charged: 455_000,
      received: 15_000,
      lost: 440_000,
      source: { file: 'barterex_20260525.log', lines: [1075, 1090].map(() => expect.any(Number)) },
    });
    const owed = report.transactions.reduce((sum, transaction) => sum + (transaction.owed ?? 0), 0);
    expect(report.users.reduce((sum, user) => sum + user.owed, 0)).toBe(owed);
    expect(createHash('sha256').update(readFileSync(HEAD)).digest('hex')).toBe(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('keeps what it read where it is told to, and asks for no log the second time', () => {
    const data = join(folder.path, 'data');
    const { stdout } = audit('--format', 'csv', '--data-dir', data);
    const again = command('audit', '--database', HEAD, '--format', 'csv', '--data-dir', data);
    expect(again).toEqual({ status: 0, stdout, stderr: '' });
  });

  it('prints CSV in credits that no spreadsheet takes for formulas', () => {
    const { stdout } = audit('--format', 'csv');
    const [head = '', ...rows] = stdout.trimEnd().split('\r\n');
    expect(rows).toHaveLength(63);
    expect(head.split(',')).toContain('owed');
    expect(stdout).not.toMatch(/(^|,)"?[=+@-][^\d]/m);
    const row = rows.find((line) => line.startsWith('TXN:33d91f50')) ?? '';
    expect(row).toContain(`,${decimalFromCredits(440_000 as never)},`);
  });

  it('looks only at attempts of the time that is asked for', () => {
    const { stdout } = audit('--format', 'json', '--after', '2026-05-28', '--before', '2026-05-28T18:00');
    const { transactions, users } = JSON.parse(stdout) as AuditJson;
    expect(transactions.length).toBeGreaterThan(0);
    expect(transactions.every(({ startedAt }) => startedAt >= '2026-05-28' && startedAt < '2026-05-28T18:00')).toBe(
      true,
    );
    const lost = transactions.reduce((sum, transaction) => sum + (transaction.lost ?? 0), 0);
    expect(users.reduce((sum, user) => sum + user.lost, 0)).toBe(lost);
  });

  describe('as a gate', () => {
    it.each([
      ['a loss', ['--after', '2026-05-28'], 1, ''],
      ['no loss', ['--after', '2026-05-28T09:00', '--before', '2026-05-28T13:00'], 0, ''],
      ['a time before the logs', ['--after', '2026-05-20', '--before', '2026-05-21'], 4, 'The logs do not tell'],
      ['a time behind the logs', ['--after', '2026-06-01'], 4, 'The logs do not tell'],
    ] as const)('exits as it should at %s', (_what, window, status, says) => {
      const result = audit('--fail-on-loss', ...window);
      expect({ status: result.status, stderr: result.stderr }).toMatchObject({
        status,
        stderr: says === '' ? '' : expect.stringContaining(says),
      });
    });

    it('without being asked to be one exits 0', () => {
      expect(audit('--after', '2026-06-01').status).toBe(0);
    });
  });

  describe('against expectations', () => {
    const asRecorded = { user: 'zestyember76', items: [10, 29, 11], outcome: 'overcharged' };

    it('exits 0 when all came out as expected', () => {
      const { status, stderr } = audit('--expect', file('met.json', [asRecorded]));
      expect({ status, stderr }).toEqual({
        status: 0,
        stderr: 'ok   zestyember76, items 10, 29, 11: expected overcharged (TXN:33d91f50)\n',
      });
    });

    it('exits 1 and says which did not, and which never happened', () => {
      const { status, stdout, stderr } = audit(
        '--format',
        'json',
        '--expect',
        file('unmet.json', [
          { ...asRecorded, outcome: 'success', after: '2026-05-25T18:00:00Z' },
          { user: 'nobody', items: [1], outcome: 'rejected' },
        ]),
      );
      expect(status).toBe(1);
      expect(Object.keys(JSON.parse(stdout) as AuditJson)).toContain('transactions');
      expect(stderr.trim().split('\n')).toEqual([
        'NOT  zestyember76, items 10, 29, 11: expected success, it is overcharged (TXN:33d91f50)',
        'NOT  nobody, item 1: expected rejected, there is no such attempt',
      ]);
    });
  });

  it('is given up by a signal without leaving anything behind', async () => {
    const args = [join(import.meta.dirname, 'cli.ts'), 'audit', '--database', HEAD, '--logs', ...HEAD_LOGS];
    const child = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } });
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += String(bytes);
    });
    while (readdirSync(temporary).length === 0) await wait(20);
    child.kill('SIGTERM');
    const [status] = await once(child, 'close');
    expect({ status, said }).toEqual({ status: 3, said: 'The audit was cancelled.\n' });
    expect(readdirSync(temporary)).toEqual([]);
  });

  const inputs = ['--database', HEAD, '--logs', ...HEAD_LOGS] as const;
  it.each([
    { args: [], status: 2, says: '--database FILE' },
    { args: ['--database', HEAD], status: 2, says: '--logs PATH' },
    { args: [...inputs, '--after', 'yesterday'], status: 2, says: '--after is a time in UTC' },
    { args: [...inputs, '--after', '2026-05-28', '--before', '2026-05-27'], status: 2, says: '--before is a later' },
    { args: [...inputs, '--format', 'xml'], status: 2, says: '--format is table, json or csv' },
    { args: [...inputs, '--expect', join(folder.path, 'none.json')], status: 3, says: 'none.json' },
    { args: ['--database', join(folder.path, 'none.db'), '--logs', 'x'], status: 3, says: 'none.db' },
    { args: ['--database', HEAD, '--logs', join(folder.path, 'none.log')], status: 3, says: 'none.log' },
  ])('$args: exit $status and one sentence', ({ args, status, says }) => {
    const result = command('audit', ...args);
    expect(result).toMatchObject({ status, stdout: '' });
    expect(result.stderr).toContain(says);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(temporary) ? readdirSync(temporary) : []).toEqual([]);
  });
});
