import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { TransactionRow } from '../../shared/contract/transactions.ts';
import { formatQuery } from '../../shared/query/format.ts';
import { parseQuery } from '../../shared/query/parse.ts';
import type { Instant } from '../../shared/time.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS, RECORDINGS, readRecording } from '../testing/recorded-logs.ts';
import { AT, temporaryFolder } from '../testing/world.ts';
import { Journal } from './journal.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const readMoment = (text: string): Instant | null => (/^\d{4}/.test(text) ? (`${text}Z` as Instant) : null);
const ask = (text: string) => {
  const { terms, problems } = parseQuery(text, readMoment);
  expect(problems).toEqual([]);
  expect(
    parseQuery(
      formatQuery(terms, (moment) => moment.slice(0, -1)),
      readMoment,
    ).terms,
  ).toEqual(terms);
  return terms;
};

function search(journal: Journal, text: string): readonly TransactionRow[] {
  const rows: TransactionRow[] = [];
  let cursor: string | undefined;
  do {
    const page = journal.list({
      query: ask(text),
      sort: 'startedAt',
      direction: 'descending',
      limit: 7,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) expect(rows).toHaveLength(page.total);
  } while (cursor !== undefined);
  return rows;
}

describe.skipIf(!HAS_RECORDINGS)('a journal of the recorded logs (skipped without the recordings)', () => {
  it.each(['sample', 'debug'] as const)('%s: each TXN id is found by its id, with exactly its lines', async (name) => {
    const workspace = join(folder.path, name);
    await importInto(workspace, [join(RECORDINGS, name, 'logs')]);
    const journal = Journal.open(workspace);
    const { attempts } = readRecording(name);
    for (const attempt of attempts) {
      if (attempt.txn_id === null) continue;
      const rows = search(journal, `txn:${attempt.txn_id}`);
      expect(rows.map(({ transactionId }) => transactionId)).toEqual([attempt.txn_id]);
      const lines = journal.find(rows[0]?.key ?? '')?.log?.lines ?? [];
      const told = lines.flatMap(({ line, lineCount }) =>
        Array.from({ length: lineCount }, (_, index) => line + index),
      );
      const neutral = new Set(attempt.related_log_lines);
      expect(told.filter((line) => !neutral.has(line)).sort((a, b) => a - b)).toEqual(
        [...attempt.log_lines].sort((a, b) => a - b),
      );
      expect(new Set(lines.map(({ file }) => file))).toEqual(new Set([attempt.log_file]));
    }
    const posted = attempts.length;
    const suspicious = search(journal, 'suspicious').length;
    expect(search(journal, '').length).toBe(posted + suspicious);
    expect(suspicious).toBe(name === 'sample' ? 4 : 1);
    journal.close();
  });

  it('answers the support step: who and when, and finds what the words say', async () => {
    const journal = Journal.open(join(folder.path, 'sample'));
    const rows = search(journal, 'user:keenfalcon after:2025-12-24T13:00:00 before:2025-12-24T14:00:00');
    expect(rows).toMatchObject([{ transactionId: '2976f03c', outcome: 'partial', family: 'announced' }]);
    expect(search(journal, 'txn:2976 item:19 "points service unavailable"')).toHaveLength(1);
    expect(search(journal, 'txn:2976 -status:partial')).toEqual([]);
    const counts = journal.count(ask('family:announced'));
    expect(counts.total).toBe(search(journal, 'family:announced').length);
    const histogram = journal.histogram(ask(''), 20);
    const sum = histogram
      .flatMap(({ counts: bucket }) => Object.values(bucket))
      .reduce((total, count) => total + count, 0);
    expect(sum).toBe(journal.count(ask('')).total);
    journal.close();
  });

  it('keeps notes and finds nothing twice when the index is thrown away and the logs are read again', async () => {
    const workspace = join(folder.path, 'again');
    const logs = join(RECORDINGS, 'sample', 'logs');
    await importInto(workspace, [logs]);
    const before = Journal.open(workspace);
    const rows = search(before, '');
    const key = search(before, 'txn:2976f03c')[0]?.key ?? '';
    before.writeNote(key, 'Called back.', AT);
    before.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(workspace, `index.db${suffix}`), { force: true });
    await importInto(workspace, [logs]);
    const after = Journal.open(workspace);
    expect(search(after, '')).toEqual(rows);
    expect(after.find(key)?.note?.text).toBe('Called back.');
    expect(search(after, 'has:notes').map((row) => row.key)).toEqual([key]);
    after.close();
  });

  it('finds the same attempts, each once, in compressed parts and beside copies of files', async () => {
    const logs = join(folder.path, 'packed');
    mkdirSync(logs);
    for (const [index, { name, bytes }] of readRecording('sample').files.entries()) {
      if (index % 2 === 0) writeFileSync(join(logs, `${name}.gz`), gzipSync(bytes));
      else {
        writeFileSync(join(logs, name), bytes);
        writeFileSync(join(logs, `copy-of-${name}`), bytes);
      }
    }
    await importInto(join(folder.path, 'packed-workspace'), [logs]);
    const packed = Journal.open(join(folder.path, 'packed-workspace'));
    const plain = Journal.open(join(folder.path, 'sample'));
    const keysOf = (journal: Journal) =>
      search(journal, '')
        .map(({ key }) => key)
        .sort();
    expect(keysOf(packed)).toEqual(keysOf(plain));
    packed.close();
    plain.close();
  });
});
