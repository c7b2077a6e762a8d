import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { SandboxRun } from '../shared/contract/sandbox.ts';
import { SCENARIO_NAMES } from '../shared/contract/sandbox.ts';
import { temporaryFolder } from './testing/world.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const data = join(folder.path, 'data');

/** The command line as a release pipeline calls it: a process of its own. */
function command(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

describe('simulate', () => {
  it.each(SCENARIO_NAMES)('%s prints its run as JSON and exits 0', (scenario) => {
    const { status, stdout, stderr } = command(
      'simulate',
      '--scenario',
      scenario,
      '--format',
      'json',
      '--data-dir',
      data,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const run = JSON.parse(stdout) as SandboxRun;
    expect(run).toMatchObject({ passed: true, scenario: { name: scenario } });
    expect(run.logLines.every(({ text }) => text.includes(`[TXN:${run.transactionId}]`))).toBe(true);
  });

  it('prints a table that says PASS', () => {
    const { status, stdout } = command('simulate', '--scenario', 'insufficient-credits', '--data-dir', data);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^PASS {2}Insufficient credits/);
    expect(stdout).toContain('Insufficient credits. Required: 3000, Available: 2000');
  });

  it('exits 1 when the expectation does not hold', () => {
    // A marketplace whose trigger lets every checkout fail.
    const { status: made } = command('simulate', '--scenario', 'single-item', '--data-dir', data);
    expect(made).toBe(0);
    const [demo = ''] = readdirSync(join(data, 'demo'));
    const demoFile = join(data, 'demo', demo, 'demo-marketplace.db');
    const broken = join(folder.path, 'broken.db');
    const source = new Database(demoFile, { readonly: true });
    source.prepare('VACUUM INTO ?').run(broken);
    source.close();
    const database = new Database(broken);
    database.exec("CREATE TRIGGER broken BEFORE INSERT ON trade BEGIN SELECT RAISE(ABORT, 'no trades today'); END");
    database.close();
    const { status, stdout } = command(
      'simulate',
      '--scenario',
      'single-item',
      '--database',
      broken,
      '--data-dir',
      data,
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}Single item purchase/);
    expect(stdout).toContain('NOT   The checkout ends as success (it is: failed)');
  });

  it('names the scenarios', () => {
    const { status, stdout } = command('simulate', '--list');
    expect(status).toBe(0);
    for (const name of SCENARIO_NAMES) expect(stdout).toContain(name);
  });
});

describe('bad usage and unreadable input', () => {
  const empty = file('empty.db', '');
  const text = file('notes.txt', 'Dear diary, this is not a database at all, just a long line of text.');
  const sub = join(folder.path, 'folder');
  mkdirSync(sub);
  const scenario = ['simulate', '--scenario', 'single-item'] as const;

  it.each([
    { args: ['simulate', '--scenario', 'nonsense'], status: 2, says: 'There is no scenario "nonsense"' },
    { args: ['simulate'], status: 2, says: '--list names them' },
    { args: ['simulate', '--speed', '9'], status: 2, says: 'There is no flag --speed' },
    { args: [...scenario, '--format', 'xml'], status: 2, says: '--format is table or json' },
    { args: ['dance'], status: 2, says: 'There is no command "dance"' },
    { args: [...scenario, '--database', 'postgres://u:p@host/db'], status: 2, says: 'not supported yet' },
    { args: [...scenario, '--database', join(sub, 'missing.db')], status: 3, says: 'missing.db' },
    { args: [...scenario, '--database', sub], status: 3, says: 'folder' },
    { args: [...scenario, '--database', empty], status: 3, says: 'empty' },
    { args: [...scenario, '--database', text], status: 3, says: 'SQLite' },
  ])('$args: exit $status and one sentence', ({ args, status, says }) => {
    const fresh = join(folder.path, `untouched-${args.join('').length}`);
    const result = command(...args, '--data-dir', fresh);
    expect(result.status).toBe(status);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(says);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(result.stderr).not.toContain('u:p');
    expect(existsSync(fresh)).toBe(false);
  });
});
