import { join } from 'node:path';
import Database from 'better-sqlite3';
import { IndexReader } from '../electron/logs/index/index-reader.ts';
import type { LogFilterInput } from '../shared/contract/logs.ts';
import { logFilter } from '../shared/contract/logs.ts';
import type { BenchResult } from './result.ts';

const ROUNDS = 30;
const PAGES_DOWN = 50;
/** A page is counted, sorted, and made ready to be shown; the floor is one bare statement. */
const LEAST_RATIO = 0.01;

/** Searches and pages over a large index, against the barest statement that finds the same first row. */
export function benchLogSearch(folder: string): readonly BenchResult[] {
  const reader = new IndexReader(folder);
  const database = new Database(join(folder, 'index.db'), { readonly: true });
  const ids = database
    .prepare<[], string>('SELECT transaction_id FROM record WHERE transaction_id IS NOT NULL LIMIT 1000')
    .pluck()
    .all();
  const id = (round: number): string => ids[(round * 31) % ids.length] ?? '';
  const byId = database.prepare('SELECT * FROM record WHERE transaction_id = ?');
  const byText = database.prepare(
    'SELECT record.* FROM record_text CROSS JOIN record ON record.id = record_text.rowid WHERE record_text MATCH ? LIMIT 100',
  );
  const newest = database.prepare('SELECT * FROM record ORDER BY time DESC LIMIT 100');
  const page = (filter: LogFilterInput, cursor?: string) => {
    const found = reader.search({
      filter: logFilter.parse(filter),
      direction: 'descending',
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (found.rows.length === 0) throw new Error(`A bench search found nothing: ${JSON.stringify(filter)}`);
    return found;
  };
  const farDown = (filter: LogFilterInput): string => {
    let cursor: string | null = null;
    for (let number = 0; number < PAGES_DOWN; number += 1) cursor = page(filter, cursor ?? undefined).nextCursor;
    if (cursor === null) throw new Error(`A bench list has no ${PAGES_DOWN} pages: ${JSON.stringify(filter)}`);
    return cursor;
  };
  const responses = farDown({ text: 'response' });
  const hour = { after: '2025-01-01 01:00:00', before: '2025-01-01 02:00:00' };
  const compare = (name: string, ours: (round: number) => void, floor: (round: number) => void): BenchResult => {
    const [us, them] = [medianMs(ours), medianMs(floor)];
    return {
      name: `${name} (${us.toFixed(1)} ms)`,
      unit: 'pages/s',
      ours: 1000 / us,
      floor: 1000 / them,
      ratio: them / us,
      leastRatio: LEAST_RATIO,
    };
  };
  try {
    return [
      compare(
        'log search by transaction id',
        (round) => page({ transactionId: id(round) }),
        (round) => byId.all(id(round)),
      ),
      compare(
        'log search by user',
        (round) => page({ text: `user_${1000 + round}` }),
        (round) => byText.all(`"user_${1000 + round}"*`),
      ),
      compare(
        'log search by a frequent word',
        () => page({ text: 'response' }),
        () => byText.all('"response"*'),
      ),
      compare(
        'log search by a frequent word in an hour',
        () => page({ text: 'response', ...hour }),
        () => byText.all('"response"*'),
      ),
      compare(
        `log search by a frequent word, ${PAGES_DOWN} pages down`,
        () => page({ text: 'response' }, responses),
        () => byText.all('"response"*'),
      ),
      compare(
        'newest log page',
        () => page({}),
        () => newest.all(),
      ),
    ];
  } finally {
    reader.close();
    database.close();
  }
}

function medianMs(work: (round: number) => void): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  });
  return times.toSorted((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}
