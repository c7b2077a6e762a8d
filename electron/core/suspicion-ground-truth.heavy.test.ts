import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Suspicion } from '../../shared/checkout.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from '../testing/import-logs.ts';
import type { RecordedAttempt } from '../testing/recorded-logs.ts';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import type { Layout, RecordedWorldOptions } from '../testing/recorded-world.ts';
import { compressed, copied, makeRecordedWorld, rotated, spread, whole } from '../testing/recorded-world.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Transactions } from './transactions.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const RECORDED: readonly Pick<RecordedWorldOptions, 'recording' | 'version'>[] = [
  { recording: 'sample', version: 'LEGACY' },
  { recording: 'sample', version: 'FIXED' },
  { recording: 'sample', version: 'FIXED_ASIS' },
  { recording: 'sample', version: 'HEAD' },
  { recording: 'debug', version: 'FIXED' },
];

const MARKS: Readonly<Record<string, string>> = { 'â\x9c\x93': 'Ã¢Å"â', 'â\x9a\xa0': 'Ã¢Å¡Â\xa0', 'â\x86\x92': '?' };
const rewritten = (change: (text: string) => string): Layout => {
  return (name, lines) => new Map([[name, lines.map(({ text, origin }) => ({ text: change(text), origin }))]]);
};

interface Variant {
  readonly layout: Layout;
  readonly offsetAt?: (utcSeconds: number) => number;
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  'as recorded': { layout: whole },
  'two hours east': { layout: whole, offsetAt: () => 7200 },
  'clocks go back in between': {
    layout: whole,
    offsetAt: (utc) => (new Date(utc * 1000).getUTCDate() % 2 === 0 ? 7200 : 3600),
  },
  'line ends of Windows': { layout: rewritten((text) => `${text}\r`) },
  'garbled marks': {
    layout: rewritten((text) =>
      Object.entries(MARKS).reduce((line, [mark, garbled]) => line.replaceAll(mark, garbled), text),
    ),
  },
  compressed: { layout: compressed },
  'beside a copy of it': { layout: copied },
  'in three parts, one after the other': { layout: rotated },
  'lines of a request in three parts': { layout: spread },
};

/** The lines of a recording that a visitor forged: `barterex_20251218.log:240`. */
function forgedLines({ recording, version }: (typeof RECORDED)[number]): readonly string[] {
  const { events } = JSON.parse(readFileSync(join(RECORDINGS, recording, 'answers.json'), 'utf8')) as {
    readonly events: readonly (Pick<RecordedAttempt, 'version' | 'log_file'> & {
      readonly kind: string;
      readonly text: string;
    })[];
  };
  return events
    .filter(({ kind, version: of }) => kind === 'forged_log_line' && of === version)
    .map(({ log_file, text }) => {
      const lines = readFileSync(join(RECORDINGS, recording, 'logs', log_file), 'utf8').split('\n');
      return `${log_file}:${lines.indexOf(text) + 1}`;
    });
}

/** What every line that belongs to an attempt is suspected of, by where it stood in the recording. */
async function suspicionsOf(recorded: (typeof RECORDED)[number], { layout, offsetAt = () => 0 }: Variant) {
  const place = join(folder.path, `${Math.round(performance.now() * 1000)}`);
  const world = makeRecordedWorld({ ...recorded, folder: place, laterSeconds: 0, offsetAt, layout });
  await importInto(place, [world.logs]);
  const journal = Journal.open(place);
  const marketplace = await openMarketplace(world.database);
  await new Transactions(journal, marketplace).follow();
  const found = new Map<string, readonly Suspicion[]>();
  const page = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
  for (const { key, suspicions } of journal.list(page).rows) {
    for (const { file, line } of journal.find(key)?.log?.lines ?? []) {
      found.set(world.originOf(file, line) ?? '', suspicions);
    }
  }
  journal.close();
  marketplace.close();
  return { found, attempts: world.attempts };
}

describe.skipIf(!HAS_RECORDINGS)('what was forged, and what was not (skipped without the recordings)', () => {
  it.each(Object.entries(VARIANTS))('%s: every forged line is suspicious and no attempt is', async (name, variant) => {
    let attemptsDoubted = 0;
    const reasons: string[] = [];
    for (const recorded of RECORDED) {
      const { found, attempts } = await suspicionsOf(recorded, variant);
      const forged = forgedLines(recorded);
      for (const line of forged) {
        expect(found.get(line), line).toContain('inside-visitor-text' satisfies Suspicion);
        reasons.push(...(found.get(line) ?? []));
      }
      expect(forged.length).toBeGreaterThan(0);
      for (const { log_file, log_lines, attempt_id } of attempts) {
        const doubts = log_lines.flatMap((line) => found.get(`${log_file}:${line}`) ?? []);
        expect.soft(doubts, attempt_id).toEqual([]);
        attemptsDoubted += doubts.length > 0 ? 1 : 0;
      }
    }
    process.stdout.write(`${name}: 5 forged lines: ${reasons.join(', ')}; ${attemptsDoubted} attempts doubted\n`);
  });
});
