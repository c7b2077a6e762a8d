import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '../../shared/contract/transactions.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS, type RecordedAttempt, type Recording, readRecording } from '../testing/recorded-logs.ts';
import type { Layout, RecordedWorld } from '../testing/recorded-world.ts';
import {
  busiestSecond,
  compressed,
  copied,
  makeRecordedWorld,
  rotated,
  spread,
  whole,
} from '../testing/recorded-world.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Transactions } from './transactions.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const HOUR = 3600;
/** When the clocks of the European Union were changed. */
const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;
const AUTUMN = Date.UTC(2025, 9, 26, 1) / 1000;

interface Variant {
  readonly name: string;
  readonly layout: Layout;
  /** Local time minus UTC before the change and after it; the same where nothing is changed. */
  readonly offsets: readonly [number, number];
  /** The moment at which the busiest part of the recording is put; null: everything happens when it was recorded. */
  readonly change: number | null;
}

const VARIANTS: readonly Variant[] = [
  { name: 'as recorded', layout: whole, offsets: [0, 0], change: null },
  { name: 'five hours west', layout: whole, offsets: [-5 * HOUR, -5 * HOUR], change: null },
  { name: 'spring', layout: whole, offsets: [HOUR, 2 * HOUR], change: SPRING },
  { name: 'autumn', layout: whole, offsets: [2 * HOUR, HOUR], change: AUTUMN },
  { name: 'autumn, rotated', layout: rotated, offsets: [2 * HOUR, HOUR], change: AUTUMN },
  { name: 'spring, rotated', layout: rotated, offsets: [HOUR, 2 * HOUR], change: SPRING },
  { name: 'autumn, a part per module', layout: spread, offsets: [2 * HOUR, HOUR], change: AUTUMN },
  { name: 'autumn, compressed', layout: compressed, offsets: [2 * HOUR, HOUR], change: AUTUMN },
  { name: 'autumn, duplicated', layout: copied, offsets: [2 * HOUR, HOUR], change: AUTUMN },
];

/** No zone does it at the time of the recordings: only the log itself can show when. */
const ANYWHERE: readonly Variant[] = [
  { name: 'autumn', layout: whole, offsets: [2 * HOUR, HOUR], change: AUTUMN },
  { name: 'put forward by hand', layout: whole, offsets: [0, HOUR], change: null },
  { name: 'put back by hand', layout: whole, offsets: [0, -HOUR], change: null },
];

const RECORDED = [
  ['sample', 'LEGACY'],
  ['sample', 'FIXED'],
  ['sample', 'FIXED_ASIS'],
  ['sample', 'HEAD'],
  ['debug', 'FIXED'],
] as const;

/** A request that waits for the database logs its first line after up to five seconds. */
const TOLERANCE_MS = 5000;

async function readWorld(world: RecordedWorld, workspace: string): Promise<readonly TransactionDetail[]> {
  await importInto(workspace, [world.logs]);
  const marketplace = await openMarketplace(world.database);
  const journal = Journal.open(workspace);
  try {
    const transactions = new Transactions(journal, marketplace);
    const { rows } = await transactions.list({ query: [], sort: 'startedAt', direction: 'ascending', limit: 500 });
    return await Promise.all(rows.map(({ key }) => transactions.find(key)));
  } finally {
    journal.close();
    marketplace.close();
  }
}

interface Score {
  attempts: number;
  right: number;
  /** Wrong, but the spread says that it may be. */
  unsure: number;
  wrong: number;
  readonly misses: string[];
}

function scoreTimes(world: RecordedWorld, details: readonly TransactionDetail[]): Score {
  const score: Score = { attempts: world.attempts.length, right: 0, unsure: 0, wrong: 0, misses: [] };
  for (const attempt of world.attempts) {
    const own = new Set(attempt.log_lines.map((line) => `${attempt.log_file}:${line}`));
    const shared = ({ log }: TransactionDetail): number =>
      log?.lines.filter(({ file, line }) => own.has(world.originOf(file, line) ?? '')).length ?? 0;
    const found = details.reduce<TransactionDetail | null>(
      (best, detail) => (shared(detail) > (best === null ? 0 : shared(best)) ? detail : best),
      null,
    );
    const errors = [
      Date.parse(found?.startedAt ?? '') - world.momentOf(attempt.start),
      Date.parse(found?.endedAt ?? '') - world.momentOf(attempt.end),
    ];
    if (errors.every((error) => Math.abs(error) <= TOLERANCE_MS)) {
      score.right += 1;
      continue;
    }
    const isSaid = errors.every(
      (error) => Math.abs(error) <= (found?.log?.clock.spreadSeconds ?? 0) * 1000 + TOLERANCE_MS,
    );
    if (isSaid) score.unsure += 1;
    else score.wrong += 1;
    score.misses.push(
      `${attempt.attempt_id} (${attempt.scenario}): ${errors.join(' and ')} ms, ${JSON.stringify(found?.log?.clock)}`,
    );
  }
  return score;
}

/** Makes the world, lets the console read it, and says how it did. */
async function measure(
  variant: Variant,
  recording: Recording['name'],
  version: RecordedAttempt['version'],
  at: number,
) {
  const { name, layout, change } = variant;
  const [before, after] = variant.offsets;
  const place = join(folder.path, `${name}-${recording}-${version}-${at}`);
  const laterSeconds = change === null ? 0 : change - at;
  const offsetAt = (utc: number): number => (utc < at + laterSeconds ? before : after);
  const world = makeRecordedWorld({ folder: place, recording, version, layout, laterSeconds, offsetAt });
  const { misses, ...numbers } = scoreTimes(world, await readWorld(world, join(place, 'workspace')));
  const lines = misses.map((miss) => `    ${miss}\n`).join('');
  process.stdout.write(`${name} | ${recording} ${version} | ${JSON.stringify(numbers)}\n${lines}`);
  return numbers;
}

describe.skipIf(!HAS_RECORDINGS)('the times of recorded attempts (skipped without the recordings)', () => {
  it.each(VARIANTS)('$name: every one in UTC', async (variant) => {
    for (const [recording, version] of RECORDED) {
      const numbers = await measure(variant, recording, version, busiestSecond(recording, version));
      expect.soft(numbers.right, `${variant.name}, ${recording} ${version}`).toBe(numbers.attempts);
    }
  });

  it.each(ANYWHERE)('$name, wherever it falls: every one in UTC', async (variant) => {
    const starts = readRecording('sample')
      .attempts.filter(({ version }) => version === 'FIXED')
      .map(({ start }) => Math.floor(Date.parse(`${start}Z`) / 1000));
    for (let index = 10; index < starts.length; index += 24) {
      const { right, attempts } = await measure(variant, 'sample', 'FIXED', (starts[index] ?? 0) - 1);
      expect.soft(right).toBe(attempts);
    }
  });
});
