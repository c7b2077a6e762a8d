import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import { logLines } from '../logs/testing/log-lines.ts';
import { temporaryFolder } from '../testing/world.ts';
import { openConsole } from './open-console.ts';

const commandId = '00000000-0000-4000-8000-000000000001';

it('reads a place that is added while an import runs, before that import ends', async () => {
  const folder = temporaryFolder();
  const [first, second] = [join(folder.path, 'first.log'), join(folder.path, 'second.log')];
  writeFileSync(first, logLines({ count: 2000 }));
  writeFileSync(second, logLines({ count: 30, from: '2026-02-01 00:00:00', first: 5000 }));
  const console = await openConsole({ dataFolder: folder.path });
  const client = createRouterClient(console.router, { context: console.createSession() });
  try {
    await client.logs.addPlace({ path: first });
    const events = await client.logs.import({ commandId });
    // The first event comes from the running import.
    await events.next();
    await client.logs.addPlace({ path: second });
    for await (const event of await client.logs.import({ commandId })) {
      if (event.kind === 'finished') expect(event.receipt.outcome).toBe('complete');
    }
    expect(await client.logs.sources()).toMatchObject([{ records: 2000 }, { records: 30 }]);
  } finally {
    await console.close();
    folder.remove();
  }
});

it('forgets a place that is just being read, and goes on with the others', async () => {
  const folder = temporaryFolder();
  const [large, small] = [join(folder.path, 'large.log'), join(folder.path, 'small.log')];
  writeFileSync(small, logLines({ count: 30, from: '2026-02-01 00:00:00', first: 90_000 }));
  // The newest file is read first.
  writeFileSync(large, logLines({ count: 60_000 }));
  const console = await openConsole({ dataFolder: folder.path });
  const client = createRouterClient(console.router, { context: console.createSession() });
  try {
    const { placeId } = await client.logs.addPlace({ path: large });
    await client.logs.addPlace({ path: small });
    let removed: Promise<{ removed: boolean }> | null = null;
    for await (const event of await client.logs.import({ commandId })) {
      if (event.kind === 'progress' && event.progress.records > 0) removed ??= client.logs.removePlace({ placeId });
      if (event.kind === 'finished') expect(event.receipt.outcome).toBe('complete');
    }
    expect(await removed).toEqual({ removed: true });
    expect(await client.logs.sources()).toMatchObject([{ path: small, state: 'ready', records: 30 }]);
  } finally {
    await console.close();
    folder.remove();
  }
});
