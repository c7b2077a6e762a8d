import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DemoMarket } from '../../store/sqlite/demo-market.ts';
import { liveHistory } from './history.ts';

const SEED = 20_251_224;

/** Goes up whenever the demo marketplace is made differently, so that an older one is left alone and a new one made. */
const VERSION = 1;

/** The demo marketplace's file in `folder`, made on first use. Returns its path. */
export async function provideDemo(folder: string): Promise<string> {
  const file = join(folder, `demo-marketplace-${VERSION}.db`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  // Made elsewhere and moved into place when it is whole: a killed start leaves no half marketplace behind.
  const workshop = await mkdtemp(join(folder, 'making-demo-'));
  try {
    const draft = join(workshop, 'draft.db');
    await createDemo(draft, SEED);
    await rename(draft, file);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return file;
}

/** Makes a demo marketplace in a new file. The same seed gives the same rows. */
export async function createDemo(file: string, seed: number): Promise<void> {
  const market = DemoMarket.create(file, { durability: 'off', log: () => {} });
  try {
    await liveHistory(market, seed);
  } finally {
    market.close();
  }
}
