import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, describe, expect, it } from 'vitest';
import { JobRunner } from '../jobs/job-runner.ts';
import { startNodeProcess } from '../jobs/node-process.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS, RECORDINGS } from '../testing/recorded-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { Sighting } from './sighting.ts';
import { readSightings } from './sightings.ts';
import { openWorkspaceFile } from './workspace-file.ts';

const SEED = 20_260_525;
const KILLS = 15;
const LINES = 80_000;

const folder = temporaryFolder();
afterAll(() => folder.remove());

function read(workspace: string): readonly Sighting[] {
  const journal = openWorkspaceFile(workspace);
  try {
    return readSightings(journal);
  } finally {
    journal.close();
  }
}

/** Without where the line lies: a test may import it from elsewhere. */
const contentOf = (sightings: readonly Sighting[]) =>
  sightings.map(({ key, claim, at, isSuspicious, line, offset }) => ({ key, claim, at, isSuspicious, line, offset }));

function cartLines(count: number): string {
  const start = Date.parse('2026-01-01T00:00:00Z');
  return Array.from({ length: count }, (_, number) => {
    const time = new Date(start + number * 400).toISOString().slice(0, 19).replace('T', ' ');
    const what =
      number % 3 === 0
        ? 'routes.user - INFO - [user.py:108] - User dashboard loaded - User: amy, Credits: 200, Items: 3'
        : `routes.items - INFO - [items.py:379] - Item added to cart - Item: ${number % 5}, User: amy`;
    return `${time} - ${what}\n`;
  }).join('');
}

/** With SIGKILL, each time when the journal has grown once more, after moments that the seed chooses. */
it('an import that is killed again and again has sighted in the end what one clean import sights', async () => {
  const logs = join(folder.path, 'many');
  mkdirSync(logs);
  appendFileSync(join(logs, 'app.log'), cartLines(LINES));
  const killed = join(folder.path, 'killed');
  const journal = openWorkspaceFile(killed);
  const count = journal.prepare<[], number>('SELECT count(*) FROM sighting').pluck();
  const random = xoroshiro128plus(SEED);
  const counts: number[] = [0];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const runner = new JobRunner(startNodeProcess);
    let isRunning = true;
    const importing = runner
      .run('import-logs', { folder: killed, places: [logs] })
      .catch(() => {})
      .finally(() => {
        isRunning = false;
      });
    while (isRunning && (count.get() ?? 0) <= (counts.at(-1) ?? 0)) await wait(5);
    await wait(uniformInt(random, 0, 60));
    await runner.close();
    await importing;
    counts.push(count.get() ?? 0);
  }
  journal.close();
  await importInto(killed, [logs]);
  console.log(`seed ${SEED}: ${counts.join(', ')} sightings after each kill`);
  expect(counts.filter((sighted) => sighted > 0 && sighted < LINES).length).toBeGreaterThan(3);
  const clean = join(folder.path, 'clean');
  await importInto(clean, [logs]);
  expect(contentOf(read(killed))).toEqual(contentOf(read(clean)));
  expect(read(clean)).toHaveLength(LINES);
});

describe.skipIf(!HAS_RECORDINGS)('a log that grows while it is read', () => {
  // The end of the day with the forged line, and many hostile names.
  const whole = HAS_RECORDINGS
    ? readFileSync(join(RECORDINGS, 'sample', 'logs', 'barterex_20251228.log')).subarray(-60_000)
    : Buffer.alloc(0);
  let run = 0;

  async function sightInPieces(cuts: readonly number[]): Promise<readonly Sighting[]> {
    run += 1;
    const logs = join(folder.path, `logs-${run}`);
    mkdirSync(logs);
    let start = 0;
    for (const end of [...cuts.toSorted((a, b) => a - b), whole.length]) {
      appendFileSync(join(logs, 'app.log'), whole.subarray(start, end));
      await importInto(join(folder.path, `workspace-${run}`), [logs]);
      start = end;
    }
    return read(join(folder.path, `workspace-${run}`));
  }

  it('is sighted the same in whatever pieces it comes', async () => {
    const atOnce = contentOf(await sightInPieces([]));
    expect(atOnce.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: whole.length }), { minLength: 1, maxLength: 12 }), async (cuts) => {
        expect(contentOf(await sightInPieces(cuts))).toEqual(atOnce);
      }),
      { numRuns: 15 },
    );
  });
});
