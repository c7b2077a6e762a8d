import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Suspicion } from '../../shared/checkout.ts';
import { RECORD_SUSPICIONS } from '../../shared/checkout.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import type { Flow, Vector } from '../testing/forgeries.ts';
import { FLOWS, forge, VECTORS } from '../testing/forgeries.ts';
import { importInto } from '../testing/import-logs.ts';
import type { RecordedAttempt } from '../testing/recorded-logs.ts';
import { HAS_RECORDINGS, readRecording } from '../testing/recorded-logs.ts';
import type { Layout, OriginalLine, RecordedWorldOptions } from '../testing/recorded-world.ts';
import { makeRecordedWorld } from '../testing/recorded-world.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Transactions } from './transactions.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Printed with the run; to look elsewhere: FORGERY_SEED=$RANDOM npx vitest run forgeries */
const seed = Number(process.env['FORGERY_SEED'] ?? 20_251_224);

type Recorded = Pick<RecordedWorldOptions, 'recording' | 'version'>;

const RECORDED: readonly Recorded[] = [
  { recording: 'sample', version: 'LEGACY' },
  { recording: 'sample', version: 'FIXED' },
  { recording: 'sample', version: 'HEAD' },
  { recording: 'debug', version: 'FIXED' },
];

/** Seconds between two records where nothing is going on: somebody comes by and writes in the middle of it. */
const QUIET_SECONDS = 8;
/** A user who bought something himself so shortly before or after is no victim: his purchase would speak for the claim. */
const OWN_PURCHASE_SECONDS = 300;
/** The database can deny what lies between two purchases, so far from each. */
const COVERED_SECONDS = 1200;

/** How a forgery is chosen; a number chooses among what there is. */
interface Choice {
  readonly place: number;
  readonly victim: number;
  readonly flow: Flow;
  readonly vector: Vector;
  readonly id: number | null;
  readonly lateSeconds: number;
}

const share = fc.nat(100_000);
const choice: fc.Arbitrary<Choice> = fc.record({
  place: share,
  victim: share,
  flow: fc.constantFrom(...FLOWS),
  vector: fc.constantFrom(...VECTORS),
  // A new id, or that of an attempt that really was.
  id: fc.option(share, { freq: 1 }),
  lateSeconds: fc.constantFrom(0, 0, 0, 1, -40, 90, -5000, -86_400),
});

const TIME = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - /;
const secondOf = (text: string): number | null => {
  const time = TIME.exec(text)?.[1];
  return time === undefined ? null : Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;
};
const timeOf = (second: number): string => new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
const at = <Value>(values: readonly Value[], choice: number): Value | undefined => values[choice % values.length];

function mailLines({ recording }: Recorded): ReadonlySet<string> {
  const { files } = readRecording(recording);
  return new Set(
    files.flatMap(({ name, bytes }) =>
      bytes
        .toString('utf8')
        .split('\n')
        .flatMap((text, index) => (text.includes(' - Email task queued for ') ? [`${name}:${index + 1}`] : [])),
    ),
  );
}

/** Lines of a recording, with where somebody can write in between, and the forgeries that were written. */
class Attack {
  readonly #attempts: readonly RecordedAttempt[];
  readonly #choices: readonly Choice[];
  readonly written: { readonly mark: string; readonly choice: Choice }[] = [];

  constructor({ recording, version }: Recorded, choices: readonly Choice[]) {
    this.#attempts = readRecording(recording).attempts.filter((attempt) => attempt.version === version);
    this.#choices = choices;
  }

  /** Every file gets its share. */
  readonly layout: Layout = (name, lines) => {
    const places = this.#placesIn(lines);
    const own = this.#choices.filter((_choice, index) => index % this.#files.length === this.#files.indexOf(name));
    const inserted = new Map<number, OriginalLine[]>();
    for (const chosen of places.length === 0 ? [] : own) {
      const place = at(places, chosen.place);
      const before = place === undefined ? null : secondOf(lines[place - 1]?.text ?? '');
      if (place === undefined || before === null || inserted.has(place)) continue;
      const mark = `forged:${name}:${place}`;
      const texts = this.#forge(chosen, before + 3);
      if (texts === null) continue;
      this.written.push({ mark, choice: chosen });
      inserted.set(
        place,
        texts.map((text) => ({ text, origin: mark })),
      );
    }
    return new Map([[name, lines.flatMap((line, index) => [...(inserted.get(index) ?? []), line])]]);
  };

  get #files(): readonly string[] {
    return [...new Set(this.#attempts.map(({ log_file }) => log_file))].sort();
  }

  #placesIn(lines: readonly OriginalLine[]): readonly number[] {
    return lines.flatMap(({ text }, index) => {
      const before = secondOf(lines[index - 1]?.text ?? '');
      const after = secondOf(text);
      return before !== null && after !== null && after - before >= QUIET_SECONDS ? [index] : [];
    });
  }

  #forge({ victim, flow, vector, id, lateSeconds }: Choice, now: number): readonly string[] | null {
    const claimed = now + lateSeconds;
    const secondsTo = ({ start }: RecordedAttempt): number => Date.parse(`${start}Z`) / 1000 - claimed;
    const bought = this.#attempts.filter(({ reported }) => reported === 'success').map(secondsTo);
    if (!bought.some((seconds) => seconds < -COVERED_SECONDS) || !bought.some((seconds) => seconds > COVERED_SECONDS))
      return null;
    const earlier = this.#attempts.filter((attempt) => secondsTo(attempt) < -60);
    const isBusy = (name: string): boolean =>
      this.#attempts.some(
        (attempt) => attempt.username === name && Math.abs(secondsTo(attempt)) < OWN_PURCHASE_SECONDS,
      );
    const username = at(
      [...new Set(earlier.map((attempt) => attempt.username))].filter((name) => !isBusy(name)),
      victim,
    );
    const real = id === null ? null : (at(earlier, id)?.txn_id ?? null);
    const { version } = this.#attempts[0] ?? {};
    if (username === undefined || version === undefined) return null;
    const text = forge({
      version,
      now: timeOf(now),
      claimed: timeOf(claimed),
      transactionId: real ?? (0xf0000000 + this.written.length).toString(16),
      username,
      flow,
      vector,
    });
    // The recording is read byte by byte.
    return Buffer.from(text.join('\n'), 'utf8').toString('latin1').split('\n');
  }
}

interface FoundEntry {
  readonly origins: readonly string[];
  readonly suspicions: readonly Suspicion[];
  readonly username: string | null;
}

async function entriesOf(recorded: Recorded, layout: Layout): Promise<readonly FoundEntry[]> {
  const place = join(folder.path, `${Math.round(performance.now() * 1000)}`);
  const world = makeRecordedWorld({ ...recorded, folder: place, laterSeconds: 0, offsetAt: () => 0, layout });
  await importInto(place, [world.logs]);
  const journal = Journal.open(place);
  const marketplace = await openMarketplace(world.database);
  await new Transactions(journal, marketplace).follow();
  const page = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
  const mails = mailLines(recorded);
  const entries = journal.list(page).rows.map(({ key, suspicions, user }) => ({
    suspicions,
    username: user.username,
    // A queued mail names no request: beside a forgery that only the database denies, it may be anybody's.
    origins: (journal.find(key)?.log?.lines ?? [])
      .map(({ file, line }) => world.originOf(file, line) ?? '')
      .filter((origin) => !mails.has(origin)),
  }));
  journal.close();
  marketplace.close();
  return entries;
}

const asRecorded: Layout = (name, lines) => new Map([[name, lines]]);
const isForged = (origin: string): boolean => origin.startsWith('forged:');
const told = ({ origins, suspicions }: FoundEntry): string =>
  `${[...origins].sort().join(' ')} ${suspicions.join(' ')}`;

/** The marketplace's own words behind the text come after a whole line of his, or at its end. */
const BREAKS_OFF: readonly Vector[] = [
  'search',
  'search-ending-in-a-search',
  'category',
  'login-with-line-end',
  'login',
  'title',
];
/** Something follows the last forged line within its record. */
const GOES_ON: readonly Vector[] = [
  'search-with-line-end',
  'search',
  'category',
  'login-with-line-end',
  'login',
  'title',
  'closed-search',
];

/**
 * What the log alone proves, wherever it is written: another module; something behind the line that ends a purchase; a
 * search whose own end stands on a line of its own; and any quotation that breaks off, as long as the forged lines claim
 * the moment at which they are written. Of the rest some signs depend on what stands around; a whole request that is
 * written by a text which the marketplace ends nowhere, or which ends itself, is found by the database only.
 */
function isProvenByLog({ flow, vector, lateSeconds }: Choice): boolean {
  if (flow === 'other-module' || vector === 'search-with-line-end') return true;
  if (flow === 'success' && GOES_ON.includes(vector)) return true;
  return BREAKS_OFF.includes(vector) && Math.abs(lateSeconds) <= 1;
}

describe.skipIf(!HAS_RECORDINGS)('forged lines in recorded logs (skipped without the recordings)', () => {
  it.each(RECORDED)('$recording $version: each is found, and no attempt changes for it', async (recorded) => {
    process.stdout.write(`forgery seed ${seed}\n`);
    const honest = await entriesOf(recorded, asRecorded);
    const kept = new Set(honest.flatMap(({ origins }) => origins));
    let byLog = 0;
    const byDatabase = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 6, maxLength: 24 }), async (choices) => {
        const attack = new Attack(recorded, choices);
        const entries = await entriesOf(recorded, attack.layout);
        const forged = entries.filter(({ origins }) => origins.some(isForged));
        for (const { origins, suspicions, username } of forged) {
          const { choice: chosen } = attack.written.find(({ mark }) => origins.includes(mark)) ?? {};
          const shape = JSON.stringify(chosen);
          expect(suspicions, shape).not.toEqual([]);
          expect(
            origins.filter((origin) => kept.has(origin)),
            shape,
          ).toEqual([]);
          expect(username).toBeNull();
          // Lines of two forgeries of one minute may come together.
          const isOne = new Set(origins.filter(isForged)).size === 1;
          if (chosen !== undefined && isOne && isProvenByLog(chosen)) {
            expect(
              RECORD_SUSPICIONS.some((suspicion) => suspicions.includes(suspicion)),
              shape,
            ).toBe(true);
          }
          if (suspicions.some((suspicion) => suspicion !== 'unknown-to-the-database')) byLog += 1;
          else
            byDatabase.set(
              `${chosen?.vector}/${chosen?.flow}`,
              (byDatabase.get(`${chosen?.vector}/${chosen?.flow}`) ?? 0) + 1,
            );
        }
        const rest = entries.filter((entry) => !forged.includes(entry));
        expect(rest.map(told).sort()).toEqual(honest.map(told).sort());
      }),
      { numRuns: 12, seed, endOnFailure: true },
    );
    const shapes = [...byDatabase].sort(([left], [right]) => left.localeCompare(right));
    process.stdout.write(
      `${recorded.recording} ${recorded.version}: ${byLog} found by the log, by the database only ${JSON.stringify(Object.fromEntries(shapes))}\n`,
    );
  });
});
