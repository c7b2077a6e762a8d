import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, it } from 'vitest';
import { JobRunner } from '../../jobs/job-runner.ts';
import { startNodeProcess } from '../../jobs/node-process.ts';
import { logLines } from '../testing/log-lines.ts';
import { LogWorld } from '../testing/log-world.ts';

const SEED = 20_251_224;
const KILLS = 40;
const PLACE_COUNT = 60_000;

function fill(world: LogWorld): void {
  world.write('app.log', logLines({ count: PLACE_COUNT }));
  world.write('app.log.1', logLines({ count: PLACE_COUNT, from: '2025-12-01 00:00:00', first: 7 }));
  world.write('app.log.2.gz', gzipSync(logLines({ count: PLACE_COUNT, from: '2025-11-01 00:00:00', first: 3 })));
}

/** With SIGKILL, at moments that the seed chooses, from before the first row to long after it. */
it('an import that is killed again and again holds in the end what one clean import holds', async () => {
  const [killed, clean] = [new LogWorld(), new LogWorld()];
  const random = xoroshiro128plus(SEED);
  try {
    fill(killed);
    fill(clean);
    await clean.import();
    const input = { folder: killed.indexFolder, places: [killed.path()] };
    let deaths = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const runner = new JobRunner(startNodeProcess);
      const importing = runner.run('import-logs', input).catch((error: unknown) => error);
      await wait(uniformInt(random, 100, 700));
      await runner.close();
      if ((await importing) instanceof Error) deaths += 1;
      killed.checkText();
    }
    await killed.import();
    console.log(`seed ${SEED}: ${deaths} of ${KILLS} imports were killed before their end`);
    expect(deaths).toBeGreaterThan(0);
    expect(killed.content()).toEqual(clean.content());
  } finally {
    killed.remove();
    clean.remove();
  }
});
