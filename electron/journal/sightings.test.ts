import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseAccount } from '../logs/parse/recognise-account.ts';
import type { Look } from './sighting-writer.ts';
import { SightingWriter } from './sighting-writer.ts';
import { IN_WINDOW, OF_SUBJECT, readSightings, readSightingsOf } from './sightings.ts';
import { setHandClock } from './source-clocks.ts';
import { MIGRATIONS } from './workspace-file.ts';

const journal = new Database(':memory:');
afterAll(() => journal.close());

const NOON = Date.parse('2026-01-01T12:00:00Z') / 1000;

interface Line {
  readonly second: number;
  readonly message: string;
  readonly path?: string;
  readonly number?: number;
  readonly ordinal?: number;
  readonly isSuspicious?: boolean;
}

const SPEAKERS = [
  { logger: 'routes.items', file: 'items.py' },
  { logger: 'routes.admin', file: 'admin.py' },
  { logger: 'routes.user', file: 'user.py' },
  { logger: 'routes.marketplace', file: 'marketplace.py' },
  { logger: 'trading_points', file: 'trading_points.py' },
] as const;

function look({ second, message, path = '/logs/app.log', number = second + 1, ordinal = 0, isSuspicious }: Line): Look {
  const speaker = SPEAKERS.find((one) => recogniseAccount(one, message) !== null);
  const claim = speaker === undefined ? null : recogniseAccount(speaker, message);
  return {
    hasGrown: false,
    record: { path, line: number, lineCount: 1, offset: number * 100, time: NOON + second, message },
    sighting:
      speaker === undefined || claim === null
        ? null
        : { ...speaker, claim, ordinal, isSuspicious: isSuspicious ?? false, fileLine: 7 },
  };
}

const write = (...lines: readonly Line[]): void => new SightingWriter(journal).write(lines.map(look));
const messages = (sightings: readonly { readonly message: string }[]) => sightings.map(({ message }) => message);

const EDIT = 'User credits updated - User ID: 9, Old: 5000, New: 6000, Admin ID: 1';
const ADDED = 'Item added to cart - Item: 38, User: amy';
const VIEWED = 'Item viewed - Item ID: 38, Name: Lamp, User: 9';
const SHOWN = 'User dashboard loaded - User: amy, Credits: 200, Items: 3';
const POINTS = 'Points awarded for purchase. User ID: 9, Username: Amy, Order: item-4, Points: 20, Total Points: 70';
const ELSEWHERE = 'Item added to cart - Item: 5, User: zoe';

beforeAll(() => {
  for (const statement of MIGRATIONS.flat()) journal.exec(statement);
  write(
    { second: 10, message: EDIT },
    { second: 0, message: ADDED },
    { second: 20, message: VIEWED },
    { second: 30, message: SHOWN },
    { second: 40, message: POINTS },
    { second: 3605, message: ELSEWHERE, path: '/logs/lagos.log' },
  );
});

describe('reading sightings', () => {
  it('finds a user by name, by number or by either, and an item, in order of time and each once', () => {
    expect(messages(readSightingsOf(journal, { usernames: ['amy'] }))).toEqual([ADDED, SHOWN]);
    expect(messages(readSightingsOf(journal, { userIds: [9] }))).toEqual([EDIT, VIEWED, POINTS]);
    expect(messages(readSightingsOf(journal, { usernames: ['amy', 'Amy'], userIds: [9], itemIds: [38] }))).toEqual([
      ADDED,
      EDIT,
      VIEWED,
      SHOWN,
      POINTS,
    ]);
    expect(messages(readSightingsOf(journal, { itemIds: [38, 5] }))).toEqual([ADDED, VIEWED, ELSEWHERE]);
    expect(readSightingsOf(journal, {})).toEqual([]);
    expect(readSightingsOf(journal, { usernames: ['am', "amy' OR 1=1", '9'] })).toEqual([]);
  });

  it('reads everything in order of UTC, and a window of it, however far a clock is off', () => {
    const at = (second: number): number => (NOON + second) * 1000;
    expect(messages(readSightings(journal))).toEqual([ADDED, EDIT, VIEWED, SHOWN, POINTS, ELSEWHERE]);
    expect(messages(readSightings(journal, { fromMs: at(10), toMs: at(30) }))).toEqual([EDIT, VIEWED, SHOWN]);
    for (const offset of [3600, -40 * 86_400, 40 * 86_400]) {
      setHandClock(journal, '/logs/lagos.log', offset);
      const moved = at(3605 - offset);
      const all = readSightings(journal);
      expect(all.map((one) => one.at)).toEqual(all.map((one) => one.at).sort((a, b) => a - b));
      expect(messages(readSightings(journal, { fromMs: moved, toMs: moved }))).toEqual([ELSEWHERE]);
      expect(messages(readSightingsOf(journal, { itemIds: [5] }, { fromMs: moved, toMs: moved }))).toEqual([ELSEWHERE]);
    }
    setHandClock(journal, '/logs/lagos.log', null);
    expect(readSightings(journal, { fromMs: at(41), toMs: at(3604) })).toEqual([]);
  });

  it('asks an index, whatever it looks for', () => {
    const plan = (sql: string, parameters: readonly unknown[]) =>
      journal
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters)
        .map(({ detail }) => detail)
        .join('\n');
    const joined = 'FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id';
    const ofSource = plan(`SELECT log_time ${joined} WHERE path = ? LIMIT 1`, ['/logs/app.log']);
    expect(ofSource).toContain('COVERING INDEX sighting_by_source (source_id=?)');
    const coverage = plan('SELECT min(log_time), max(line) FROM sighting GROUP BY source_id', []);
    expect(coverage).toBe('SCAN sighting USING COVERING INDEX sighting_by_source');
    const suspicious = plan('SELECT line FROM sighting WHERE is_suspicious = 1 ORDER BY log_time, line', []);
    expect(suspicious).toBe('SCAN sighting USING COVERING INDEX sighting_suspicious');
    const ofSubject = plan(OF_SUBJECT, ['[]', '[]', '[]']);
    for (const index of ['sighting_by_username', 'sighting_by_user', 'sighting_by_item'])
      expect(ofSubject).toContain(`USING INDEX ${index} (`);
    expect(ofSubject).not.toMatch(/SCAN sighting\b/);
    expect(plan(IN_WINDOW, [0, 1])).toContain(
      'SEARCH sighting USING INDEX sighting_by_time (log_time>? AND log_time<?)',
    );
  });
});

describe('a line that a visitor may have written', () => {
  const REPEATED = 'Item added to cart - Item: 7, User: kofi';
  const found = () => readSightingsOf(journal, { itemIds: [7] });

  it('is kept as suspicious until the same line is seen where it is beyond doubt', () => {
    write({ second: 50, message: REPEATED, isSuspicious: true });
    expect(found()).toMatchObject([{ isSuspicious: true, source: '/logs/app.log' }]);
    write({ second: 50, message: REPEATED, path: '/logs/app.log.1', number: 9 });
    expect(found()).toMatchObject([{ isSuspicious: false, source: '/logs/app.log.1', line: 9, offset: 900 }]);
  });

  it('does not cast doubt on the line that it repeats', () => {
    write({ second: 50, message: REPEATED, path: '/logs/later.log', isSuspicious: true });
    expect(found()).toMatchObject([{ isSuspicious: false, source: '/logs/app.log.1' }]);
  });

  it('is one once what stands around it is known', () => {
    write({ second: 50, message: REPEATED, path: '/logs/app.log.1', number: 9, isSuspicious: true });
    expect(found()).toMatchObject([{ isSuspicious: true, source: '/logs/app.log.1' }]);
  });
});
