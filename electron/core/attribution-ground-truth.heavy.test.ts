import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '../../shared/contract/transactions.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from '../testing/import-logs.ts';
import type { RecordedAttempt } from '../testing/recorded-logs.ts';
import { HAS_RECORDINGS } from '../testing/recorded-logs.ts';
import type { Layout, OriginalLine, RecordedWorld } from '../testing/recorded-world.ts';
import { compressed, makeRecordedWorld, rotated, spread, whole } from '../testing/recorded-world.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Transactions } from './transactions.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const HOUR = 3600;

const RECORDED = [
  ['sample', 'LEGACY', 'legacy'],
  ['sample', 'FIXED', 'announced'],
  ['sample', 'FIXED_ASIS', 'release-2025-12-24'],
  ['sample', 'HEAD', 'current'],
  ['debug', 'FIXED', 'announced'],
] as const;

interface Variant {
  readonly name: string;
  readonly layout: Layout;
  readonly offsetSeconds?: number;
  /** Of how many attempts the user is known at least, and the release; in the order of `RECORDED`. */
  readonly users: readonly number[];
  readonly families: readonly number[];
}

/** Only one is not known: two users had an item without a price in the cart. */
const USERS = [61, 123, 30, 63, 21];
const FAMILIES = [61, 124, 30, 63, 21];

const VARIANTS: readonly Variant[] = [
  { name: 'as recorded', layout: whole, users: USERS, families: FAMILIES },
  { name: 'two hours east', layout: whole, offsetSeconds: 2 * HOUR, users: USERS, families: FAMILIES },
  { name: 'five hours west', layout: whole, offsetSeconds: -5 * HOUR, users: USERS, families: FAMILIES },
  { name: 'compressed', layout: compressed, users: USERS, families: FAMILIES },
  { name: 'rotated', layout: rotated, users: USERS, families: FAMILIES },
  { name: 'a part per module', layout: spread, users: USERS, families: [61, 124, 27, 59, 21] },
  { name: 'garbled marks', layout: rewritten(garble), users: USERS, families: FAMILIES },
  { name: 'marks lost', layout: rewritten(loseMarks), users: USERS, families: FAMILIES },
  { name: 'lines with marks lost', layout: without(hasMark), users: [61, 121, 30, 62, 21], families: FAMILIES },
  // Without its success line a purchase of the legacy release says nothing at all.
  { name: 'nobody named', layout: without(namesUser), users: [13, 114, 29, 56, 21], families: [22, 124, 30, 63, 21] },
  { name: 'carts not logged', layout: without(isAboutCart), users: [60, 109, 27, 57, 19], families: FAMILIES },
];

const MARKS: readonly (readonly [mark: string, garbled: string])[] = [
  ['â\x9c\x93', 'Ã¢Å"â'],
  ['â\x9a\xa0', 'Ã¢Å¡Â\xa0'],
  ['â\x86\x92', '?'],
];

function garble(text: string): string {
  return MARKS.reduce((line, [mark, garbled]) => line.replaceAll(mark, garbled), text);
}

function loseMarks(text: string): string {
  return MARKS.reduce((line, [mark]) => line.replaceAll(mark, '?'), text);
}

function hasMark(text: string): boolean {
  return MARKS.some(([mark]) => text.includes(mark));
}

function namesUser(text: string): boolean {
  return / - trading_points - |SUCCESSFUL - User|FINALIZED - User|Checkout completed successfully - User/.test(text);
}

function isAboutCart(text: string): boolean {
  return /Item added to cart|Cart cleared|Checkout initialized|Delivery setup|unavailable items from cart/.test(text);
}

function rewritten(change: (text: string) => string): Layout {
  return (name, lines) => new Map([[name, lines.map(({ text, origin }) => ({ origin, text: change(text) }))]]);
}

/** A record goes with the lines that continue it. */
function without(isLost: (head: string) => boolean): Layout {
  return (name, lines) => {
    const kept: OriginalLine[] = [];
    let isKept = true;
    for (const line of lines) {
      if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} - /.test(line.text)) isKept = !isLost(line.text);
      if (isKept) kept.push(line);
    }
    return new Map([[name, kept]]);
  };
}

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
  right: number;
  wrong: number;
  unknown: number;
  rightFamily: number;
  wrongFamily: number;
  readonly misses: string[];
}

/** What was found is scored, so that what was given to the wrong attempt counts as wrong and not as missed. */
function scoreWorld(world: RecordedWorld, details: readonly TransactionDetail[], family: string): Score {
  const score: Score = { right: 0, wrong: 0, unknown: 0, rightFamily: 0, wrongFamily: 0, misses: [] };
  for (const detail of details) {
    const attempt = attemptOf(world, detail);
    if (attempt === null) continue;
    const { username, userId } = detail.user;
    const told = `${attempt.attempt_id} (${attempt.scenario}): ${detail.log?.attributionReason}`;
    if (username === null && userId === null) {
      score.unknown += 1;
      score.misses.push(told);
    } else if ((username ?? attempt.username) === attempt.username && (userId ?? attempt.user_id) === attempt.user_id) {
      score.right += 1;
    } else {
      score.wrong += 1;
      score.misses.push(`WRONG ${username}, ${userId}: ${told}`);
    }
    if (detail.family === family) score.rightFamily += 1;
    else if (detail.family !== 'unknown') score.wrongFamily += 1;
  }
  return score;
}

/** Whose it is: by its id, or else by most of the lines that say something of their own. */
function attemptOf({ attempts, originOf }: RecordedWorld, detail: TransactionDetail): RecordedAttempt | null {
  if (detail.transactionId !== null) return attempts.find(({ txn_id }) => txn_id === detail.transactionId) ?? null;
  const origins = (detail.log?.lines ?? []).map(({ file, line }) => originOf(file, line));
  const share = ({ log_file, log_lines }: RecordedAttempt): number =>
    log_lines.filter((line) => origins.includes(`${log_file}:${line}`)).length;
  const [best] = attempts.toSorted((left, right) => share(right) - share(left));
  return best === undefined || share(best) === 0 ? null : best;
}

describe.skipIf(!HAS_RECORDINGS)(
  'users and releases against what really happened (skipped without the recordings)',
  () => {
    it.each(VARIANTS)(
      '$name: nobody is named wrongly',
      async ({ name, layout, offsetSeconds = 0, users, families }) => {
        for (const [index, [recording, version, family]] of RECORDED.entries()) {
          const place = join(folder.path, `${name}-${recording}-${version}`);
          const world = makeRecordedWorld({
            folder: place,
            recording,
            version,
            layout,
            laterSeconds: 0,
            offsetAt: () => offsetSeconds,
          });
          const details = await readWorld(world, join(place, 'workspace'));
          const { misses, ...numbers } = scoreWorld(world, details, family);
          const lines = misses.map((miss) => `    ${miss}\n`).join('');
          process.stdout.write(`${name} | ${recording} ${version} | ${JSON.stringify(numbers)}\n${lines}`);
          const where = `${recording} ${version}`;
          expect.soft(numbers.wrong, where).toBe(0);
          expect.soft(numbers.wrongFamily, where).toBe(0);
          expect.soft(numbers.right, where).toBeGreaterThanOrEqual(users[index] ?? 0);
          expect.soft(numbers.rightFamily, where).toBeGreaterThanOrEqual(families[index] ?? 0);
        }
      },
    );
  },
);
