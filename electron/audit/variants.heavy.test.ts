import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Transactions } from '../core/transactions.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS } from '../testing/recorded-logs.ts';
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
import type { Evidence } from '../verdict/evidence.ts';
import { judge } from '../verdict/judge.ts';
import { gatherEverything } from './gather.ts';
import { findKeys, RECORDED, readTruths, scoreVerdicts } from './testing/score.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const HOUR = 3600;
const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;
const AUTUMN = Date.UTC(2025, 9, 26, 1) / 1000;

/** The same recording as another server would have left it. */
interface Variant {
  readonly name: string;
  readonly layout?: Layout;
  readonly offsets?: readonly [before: number, after: number];
  /** The clocks are changed here, in the busiest hour of the recording. */
  readonly change?: number;
  readonly rewrite?: (line: string) => string | null;
  /** Of all 299 attempts: at least so many amounts exactly. */
  readonly exact: number;
}

/** As bytes: the recordings are read as Latin-1, which keeps them. */
const MARKS: Readonly<Record<string, string>> = {
  'â\x9c\x93': 'Ã¢Å"â',
  'â\x9a\xa0': 'Ã¢Å¡Â\xa0',
  'â\x86\x92': '?',
  'â\x82¦': 'Ã¢â\x80\x9aÂ¦',
};
const HAS_MARK = new RegExp(Object.keys(MARKS).join('|'));

const garble = (line: string): string =>
  Object.entries(MARKS).reduce((text, [mark, garbled]) => text.replaceAll(mark, garbled), line);
const strip = (line: string): string => Object.keys(MARKS).reduce((text, mark) => text.replaceAll(mark, '?'), line);

const VARIANTS: readonly Variant[] = [
  { name: 'two hours east', offsets: [2 * HOUR, 2 * HOUR], exact: 299 },
  { name: 'five hours west', offsets: [-5 * HOUR, -5 * HOUR], exact: 299 },
  { name: 'spring', offsets: [HOUR, 2 * HOUR], change: SPRING, exact: 299 },
  { name: 'autumn', offsets: [2 * HOUR, HOUR], change: AUTUMN, exact: 299 },
  { name: 'autumn, rotated', layout: rotated, offsets: [2 * HOUR, HOUR], change: AUTUMN, exact: 299 },
  { name: 'compressed', layout: compressed, exact: 299 },
  { name: 'duplicated', layout: copied, exact: 299 },
  { name: 'rotated', layout: rotated, exact: 299 },
  { name: 'a part per module', layout: spread, exact: 299 },
  { name: 'line ends of Windows', rewrite: (line) => `${line}\r`, exact: 299 },
  { name: 'garbled marks', rewrite: garble, exact: 299 },
  { name: 'marks lost', rewrite: strip, exact: 299 },
  { name: 'lines with marks lost', rewrite: (line) => (HAS_MARK.test(line) ? null : line), exact: 294 },
];

async function gather(world: RecordedWorld, workspace: string): Promise<Evidence> {
  await importInto(workspace, [world.logs]);
  const journal = Journal.open(workspace);
  const marketplace = await openMarketplace(world.database);
  try {
    await new Transactions(journal, marketplace).follow();
    return await gatherEverything(journal.evidence, marketplace);
  } finally {
    journal.close();
    marketplace.close();
  }
}

async function measure({ name, layout = whole, offsets = [0, 0], change, rewrite }: Variant) {
  const rows: Record<string, object> = {};
  const misses: string[] = [];
  const total = { exact: 0, wrong: 0, 'user wrong': 0 };
  for (const [recording, version] of RECORDED) {
    const place = join(folder.path, `${name}-${recording}-${version}`);
    const at = busiestSecond(recording, version);
    const laterSeconds = change === undefined ? 0 : change - at;
    const offsetAt = (utc: number): number => (utc < at + laterSeconds ? offsets[0] : offsets[1]);
    const world = makeRecordedWorld({
      folder: place,
      recording,
      version,
      layout,
      laterSeconds,
      offsetAt,
      ...(rewrite === undefined ? {} : { rewrite }),
    });
    const evidence = await gather(world, join(place, 'workspace'));
    const truths = readTruths(recording, version);
    const keys = findKeys(evidence, truths, ({ path, line }) => world.originOf(path.split('/').at(-1) ?? '', line));
    const scored = scoreVerdicts(judge(evidence).verdicts, keys, truths);
    const { score } = scored;
    rows[`${recording} ${version}`] = score;
    total.exact += score.exact;
    total.wrong += score.wrong;
    total['user wrong'] += score['user wrong'];
    misses.push(...scored.misses);
  }
  console.info(`\n${name}`);
  console.table(rows);
  console.info(misses.join('\n'));
  return total;
}

describe.skipIf(!HAS_RECORDINGS)('verdicts on variants of the recordings (skipped without them)', () => {
  it.each(VARIANTS)('$name: no wrong amount, no wrong user', async (variant) => {
    const total = await measure(variant);
    expect(total).toMatchObject({ wrong: 0, 'user wrong': 0 });
    expect(total.exact).toBeGreaterThanOrEqual(variant.exact);
  });
});
