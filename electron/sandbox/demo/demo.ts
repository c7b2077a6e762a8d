import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatLogLine } from '../../engine/log-format.ts';
import { DemoMarket } from '../../store/sqlite/demo-market.ts';
import { liveHistory } from './history.ts';

const SEED = 20_251_224;

/** Goes up whenever the demo marketplace is made differently, so that an older one is left alone and a new one made. */
const VERSION = 2;

/** A demo marketplace on disk: its database, and the folder with the log that its checkouts wrote. */
export interface Demo {
  readonly database: string;
  readonly logs: string;
}

/** The demo marketplace in `root`, made on first use. */
export async function provideDemo(root: string): Promise<Demo> {
  const folder = join(root, `marketplace-${VERSION}`);
  const demo = { database: join(folder, 'demo-marketplace.db'), logs: join(folder, 'logs') };
  if (existsSync(folder)) return demo;
  await mkdir(root, { recursive: true });
  // Made elsewhere and moved into place when it is whole: a killed start leaves no half marketplace behind.
  const workshop = await mkdtemp(join(root, 'making-'));
  try {
    await createDemo(workshop, SEED);
    await rename(workshop, folder);
  } catch (error) {
    await rm(workshop, { recursive: true, force: true });
    // Another console may have been quicker.
    if (!existsSync(folder)) throw error;
  }
  return demo;
}

/** Makes a demo marketplace in an empty folder. The same seed gives the same rows and lines. */
export async function createDemo(folder: string, seed: number): Promise<void> {
  const lines: string[] = [];
  const market = DemoMarket.create(join(folder, 'demo-marketplace.db'), {
    durability: 'off',
    log: ({ transactionId, at, event }) => lines.push(formatLogLine(transactionId, at, event)),
  });
  try {
    await liveHistory(market, seed);
  } finally {
    market.close();
  }
  await mkdir(join(folder, 'logs'));
  await writeFile(join(folder, 'logs', 'app.log'), `${lines.join('\n')}\n`);
}
