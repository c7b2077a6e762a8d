import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogFilterInput, LogHistogram, LogSearch } from '../../../shared/contract/logs.ts';
import { logFilter, logHistogram } from '../../../shared/contract/logs.ts';
import { logLines } from '../testing/log-lines.ts';
import { LogWorld } from '../testing/log-world.ts';
import { matchingQuery } from './histogram.ts';
import { IndexReader } from './index-reader.ts';
import { secondsFromLogTime } from './log-time.ts';
import type { Connection } from './open-index.ts';
import { openIndexForReading } from './open-index.ts';
import { readInWindows } from './read-in-windows.ts';
import type { RecordFilter } from './record-filter.ts';
import { readFilter } from './record-filter.ts';
import { countQuery, pageQuery } from './search.ts';
import { parseSearch } from './search-terms.ts';
import type { Statement } from './statement.ts';
import { allOf } from './statement.ts';
import type { StoredRecord } from './stored-record.ts';

const world = new LogWorld();
const reader = new IndexReader(world.indexFolder);
beforeAll(async () => {
  world.write('app.log.1', logLines({ count: 15_000 }));
  world.write('app.log', logLines({ count: 15_000, from: '2025-12-26 00:00:00', first: 15_000 }));
  const extra = [
    'User: john_doe, Items: 1',
    'User: john.doe, Items: 2',
    'User: Ünal ÖZ, Items: 3',
    'words with "quotes" AND OR NOT NEAR( * ^ : { }',
  ];
  world.write(
    'extra.log',
    extra.map((message, at) => `2026-01-01 00:00:0${at} - app - CRITICAL - [app.py:1] - ${message}\n`).join(''),
  );
  expect(reader.search(request())).toMatchObject({ total: 0, rows: [] });
  await world.import();
});
afterAll(() => {
  reader.close();
  world.remove();
});

function request(filter: LogFilterInput = {}, rest: Partial<LogSearch> = {}): LogSearch {
  return { filter: logFilter.parse(filter), direction: 'descending', limit: 100, ...rest };
}

function messages(filter: LogFilterInput): readonly string[] {
  return reader.search(request(filter)).rows.map(({ message }) => message);
}

describe('a search', () => {
  it('finds the lines of a transaction by its id, and by its beginning', () => {
    const id = ((10 * 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
    const { rows, total } = reader.search(request({ transactionId: id }));
    expect(rows.map(({ transactionId }) => transactionId)).toEqual([id]);
    expect(total).toBe(1);
    expect(messages({ transactionId: id.slice(0, 6) })).toHaveLength(1);
    expect(messages({ transactionId: 'ffffffff' })).toEqual([]);
  });

  it('finds words, their beginnings, and phrases', () => {
    expect(messages({ text: 'user_29995' })).toHaveLength(1);
    expect(messages({ text: 'succ user_2999' })).toHaveLength(2);
    expect(messages({ text: '"number 29991"' })[0]).toContain('ValueError: 29991');
    expect(messages({ text: '"number 2999"' })).toEqual([]);
    expect(messages({ text: 'ValueError: 29991' })).toHaveLength(1);
  });

  it('tells names with signs in them apart', () => {
    expect(messages({ text: 'john_doe' })).toEqual(['User: john_doe, Items: 1']);
    expect(messages({ text: 'john.doe' })).toEqual(['User: john.doe, Items: 2']);
    expect(messages({ text: 'john doe' })).toHaveLength(2);
    expect(messages({ text: 'ünal öz' })).toHaveLength(1);
  });

  it('leaves out what must not be there', () => {
    expect(messages({ text: 'john -john.doe' })).toEqual(['User: john_doe, Items: 1']);
    expect(messages({ text: '-john', levels: ['CRITICAL'] })).toHaveLength(2);
  });

  it.each(['"', '*', 'AND', 'NOT', '-', '- -', 'a"b', '^x', 'message:x', '{a b}:c', 'NEAR(a b)', '\0', '✓', "'; DROP"])(
    'takes %j as text',
    (text) => {
      expect(reader.search(request({ text })).rows).toBeDefined();
    },
  );

  it('knows levels, times and sources', () => {
    expect(messages({ levels: ['CRITICAL'] })).toHaveLength(4);
    expect(messages({ levels: [] })).toEqual([]);
    expect(messages({ after: '2026-01-01 00:00:01', before: '2026-01-01 00:00:03' })).toHaveLength(2);
    const sourceId = world.source('extra.log').id;
    expect(reader.search(request({ sourceId })).rows.map(({ line }) => line)).toEqual([4, 3, 2, 1]);
    expect(messages({ sourceId, text: 'quotes', levels: ['CRITICAL'], after: '2026-01-01 00:00:00' })).toHaveLength(1);
  });

  it.each([
    ['everything', {}],
    ['a frequent word', { text: 'item' }],
    ['a rare word', { text: 'user_1500' }],
    ['trouble', { levels: ['ERROR', 'CRITICAL'] as const }],
    ['one source', { text: 'request', sourceId: 1 }],
  ])('gives each record of %s once, page after page, in both directions', (_, filter: LogFilterInput) => {
    for (const direction of ['ascending', 'descending'] as const) {
      const seen: number[] = [];
      const times: string[] = [];
      let cursor: string | undefined;
      do {
        const page = reader.search(
          request(filter, { direction, limit: 487, ...(cursor === undefined ? {} : { cursor }) }),
        );
        seen.push(...page.rows.map(({ recordId }) => recordId));
        times.push(...page.rows.map(({ time }) => time ?? ''));
        if (page.isTotalExact) expect(page.total).toBeGreaterThanOrEqual(seen.length);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(times).toEqual(direction === 'ascending' ? times.toSorted() : times.toSorted().reverse());
      const { total, isTotalExact } = reader.search(request(filter));
      if (isTotalExact) expect(seen.length).toBe(total);
      else expect(seen.length).toBeGreaterThan(total);
    }
  });

  it('finds in a span of time, and among levels, what lies there of all that matches', () => {
    const all = (filter: LogFilterInput) => reader.search(request(filter, { limit: 30_000 })).rows;
    const everything = all({ text: 'item' });
    for (const [after, before] of [
      ['2025-12-24 11:00:00', '2025-12-24 11:00:30'],
      ['2025-12-24 14:59:58', '2025-12-26 00:00:03'],
      ['2025-12-26 04:09:59', '2025-12-27 00:00:00'],
      ['2025-12-30 00:00:00', '2025-12-31 00:00:00'],
    ] as const) {
      const within = everything.filter(({ time }) => time !== null && time >= after && time < before);
      expect(all({ text: 'item', after, before })).toEqual(within);
      expect(all({ text: 'item', after, before, levels: ['DEBUG', 'CRITICAL'] })).toEqual(
        within.filter(({ level }) => level === 'DEBUG'),
      );
    }
  });

  it('finds with the words of the index spelled out what their beginnings find', () => {
    const connection = openIndexForReading(world.indexFolder);
    if (connection === null) throw new Error('There is no index');
    const match = connection.prepare('SELECT rowid FROM record_text WHERE record_text MATCH ?').pluck();
    const texts = [
      's',
      'u',
      'us',
      'User_1',
      'user_29',
      'user_2999',
      'Error:',
      'e -success',
      'nu 7',
      'it "1"',
      'zzz',
      'öz',
      'ün',
    ];
    for (const text of texts) {
      const { terms } = readFilter(connection, logFilter.parse({ text }));
      expect(match.all(terms.match)).toEqual(match.all(parseSearch(text, () => null).match));
    }
    expect(readFilter(connection, logFilter.parse({ text: 'succ' })).terms.match).toBe('(("successful"))');
    expect(readFilter(connection, logFilter.parse({ text: 'user_2' })).terms.match).toBe('("user_2"*)');
    connection.close();
  });

  it('refuses a cursor that it did not give', () => {
    expect(() => reader.search(request({}, { cursor: 'nonsense' }))).toThrow('cannot be found');
  });
});

describe('a walk in windows', () => {
  it.each(['ascending', 'descending'] as const)('%s, gives what sorting all matches gives', (direction) => {
    const connection = openIndexForReading(world.indexFolder);
    if (connection === null) throw new Error('There is no index');
    const filter = readFilter(connection, logFilter.parse({ text: 'points' }));
    const options = { direction, position: null, limit: 300 };
    const ids = (found: readonly StoredRecord[]) => found.map(({ id }) => id);
    const sorted = ids(allOf<StoredRecord>(connection, pageQuery(filter, options)));
    expect(sorted).toHaveLength(300);
    for (const firstWindow of [1, 2, 50]) {
      expect(ids(readInWindows(connection, filter, options, firstWindow))).toEqual(sorted);
    }
    connection.close();
  });
});

describe('the context of a record', () => {
  it('are its neighbours in the file', () => {
    const middle = reader
      .search(request({ text: 'user_100' }))
      .rows.find(({ message }) => message.includes('user_100,'));
    const { line = 0, recordId = 0 } = middle ?? {};
    const around = reader.around(recordId, 2, 3);
    expect(around).toHaveLength(6);
    expect(around?.[2]?.line).toBe(line);
    expect(reader.around(recordId + 1_000_000, 2, 2)).toBeNull();
  });
});

describe('the histogram', () => {
  function histogram(filter: LogFilterInput, buckets = 60): LogHistogram {
    return logHistogram.parse(reader.histogram(logFilter.parse(filter), buckets));
  }
  function sum({ buckets }: LogHistogram): number {
    return buckets.flatMap(({ counts }) => Object.values(counts)).reduce((total, count) => total + count, 0);
  }

  it('counts what few enough match to the minute, by level', () => {
    const window = { after: '2025-12-26 00:00:00', before: '2025-12-26 00:10:00' };
    const { buckets, isOfWords } = histogram(window, 10);
    expect({ isOfWords, length: buckets.length }).toEqual({ isOfWords: true, length: 10 });
    expect(buckets[0]).toEqual({
      from: '2025-12-26 00:00:00',
      to: '2025-12-26 00:01:00',
      counts: { DEBUG: 12, INFO: 24, WARNING: 12, ERROR: 12, CRITICAL: 0 },
    });
  });

  it.each<LogFilterInput>([
    { text: 'user_100' },
    { text: 'user_100 -SUCCESSFUL' },
    { levels: ['CRITICAL'] },
    { text: 'number', after: '2025-12-24 11:20:00', before: '2025-12-24 11:40:30' },
    { transactionId: 'ab' },
    { sourceId: 99 },
  ])('holds as many records as the list: %j', (filter) => {
    for (const buckets of [1, 7, 60]) {
      const found = histogram(filter, buckets);
      expect(found.isOfWords).toBe(true);
      expect(found.buckets.length).toBeLessThanOrEqual(buckets);
      expect(sum(found)).toBe(reader.search(request(filter)).total);
    }
  });

  it('has stretches of equal length, one after the other', () => {
    const { buckets } = histogram({ text: 'user_100' }, 13);
    for (const [index, { from, to }] of buckets.entries()) {
      expect(buckets[index + 1]?.from ?? to).toBe(to);
      expect(secondsFromLogTime(to) - secondsFromLogTime(from)).toBe(
        secondsFromLogTime(buckets[0]?.to ?? '') - secondsFromLogTime(buckets[0]?.from ?? ''),
      );
    }
  });

  it('answers from the hours where too many match, and says that words are not in it', () => {
    const levels = histogram({ levels: ['INFO'] });
    expect({ isOfWords: levels.isOfWords, sum: sum(levels) }).toEqual({ isOfWords: true, sum: 12_000 });
    const words = histogram({ text: 'item', levels: ['INFO', 'DEBUG'] });
    expect(reader.search(request({ text: 'item', levels: ['INFO', 'DEBUG'] })).isTotalExact).toBe(false);
    expect({ isOfWords: words.isOfWords, sum: sum(words) }).toEqual({ isOfWords: false, sum: 18_000 });
  });

  it('counts the hours at the ends of a span whole', () => {
    const { buckets } = histogram({ after: '2025-12-24 11:30:00', before: '2025-12-24 14:40:00' });
    expect(buckets.at(0)?.from).toBe('2025-12-24 11:00:00');
    expect(buckets.at(-1)?.to).toBe('2025-12-24 15:00:00');
  });
});

describe('the query plans', () => {
  let connection: Connection | null = null;
  beforeAll(() => {
    connection = openIndexForReading(world.indexFolder);
  });
  function read(filter: LogFilterInput): RecordFilter {
    if (connection === null) throw new Error('There is no index');
    return readFilter(connection, logFilter.parse(filter));
  }
  afterAll(() => connection?.close());

  function planOf({ sql, parameters }: Statement): string {
    const steps = connection?.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return (steps ?? []).map(({ detail }) => detail).join('\n');
  }

  function page(filter: LogFilterInput): string {
    const position = { time: 1_766_578_000, id: 4_294_967_400 };
    return planOf(pageQuery(read(filter), { direction: 'descending', position, limit: 101 }));
  }

  it('read everything in the order of time and go on from a cursor without a sort', () => {
    expect(page({})).toContain('SEARCH record USING INDEX record_by_time (time<?)');
    expect(page({})).not.toContain('TEMP B-TREE');
    expect(planOf(countQuery(read({})))).toContain('COVERING INDEX');
  });

  it('look up a window of time', () => {
    const window = { after: '2025-12-26 00:00:00', before: '2025-12-27 00:00:00' };
    expect(page(window)).toContain('USING INDEX record_by_time (time>? AND time<?)');
    expect(page(window)).not.toContain('TEMP B-TREE');
    expect(planOf(matchingQuery(read(window)))).toContain('record_by_time (time>? AND time<?)');
  });

  it('look up a transaction by its beginning', () => {
    for (const plan of [page({ transactionId: 'ab' }), planOf(countQuery(read({ transactionId: 'ab' })))]) {
      expect(plan).toMatch(
        /SEARCH record USING (COVERING )?INDEX record_by_transaction \(transaction_id>\? AND transaction_id<\?/,
      );
    }
  });

  it('read suspicious records from an index of their own', () => {
    expect(page({ isSuspicious: true })).toContain('USING INDEX record_by_suspicion');
    expect(page({ isSuspicious: true })).not.toContain('TEMP B-TREE');
  });

  it('read warnings and errors from an index of their own', () => {
    const plan = page({ levels: ['ERROR', 'CRITICAL'] });
    expect(plan).toContain('USING INDEX record_by_trouble');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('read one source by the number of its records', () => {
    const plan = page({ sourceId: 1 });
    expect(plan).toContain('SEARCH record USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('begin with the text, and for one source give it back in the order it has', () => {
    expect(page({ text: 'word' }).split('\n')[0]).toMatch(/SCAN record_text VIRTUAL TABLE INDEX/);
    expect(page({ text: 'word', sourceId: 1 })).not.toContain('TEMP B-TREE');
  });
});
