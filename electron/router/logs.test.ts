import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/index.ts';
import type { ImportEvent } from '../../shared/contract/logs.ts';
import { tailEvent } from '../../shared/contract/logs.ts';
import type { OpenConsole } from '../core/console.ts';
import { openConsole } from '../core/open-console.ts';
import { logLines } from '../logs/testing/log-lines.ts';
import { temporaryFolder } from '../testing/world.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'app.log');
const commandId = '00000000-0000-4000-8000-000000000001';
let opened: OpenConsole;
let client: ConsoleClient;
beforeAll(async () => {
  writeFileSync(file, logLines({ count: 2000 }));
  opened = await openConsole({ dataFolder: folder.path });
  client = createRouterClient(opened.router, { context: opened.createSession() });
});
afterAll(async () => {
  await opened.close();
  folder.remove();
});

async function importAll(): Promise<readonly ImportEvent[]> {
  const events: ImportEvent[] = [];
  for await (const event of await client.logs.import({ commandId })) events.push(event);
  return events;
}

describe('the logs of a workspace', () => {
  it('are empty before anything is added', async () => {
    expect(await client.logs.places()).toEqual([]);
    expect(await client.logs.sources()).toEqual([]);
    expect(await client.logs.receipt()).toBeNull();
    expect(await client.logs.search({})).toMatchObject({ rows: [], total: 0 });
  });

  it('are added, imported with progress, and end with a receipt that is kept', async () => {
    expect(await client.logs.addPlace({ path: file })).toMatchObject({ path: file, files: 0 });
    const events = await importAll();
    expect(events.at(0)).toMatchObject({ kind: 'progress', progress: { filesTotal: 1 } });
    expect(events.at(-1)).toMatchObject({ kind: 'finished', receipt: { outcome: 'complete', records: 2000 } });
    expect(await client.logs.receipt()).toMatchObject({ records: 2000 });
    expect(await client.logs.places()).toMatchObject([{ files: 1 }]);
    expect(await client.logs.sources()).toMatchObject([{ path: file, state: 'ready', records: 2000, clock: null }]);
    // The attempts of these logs are in the list of transactions, by the same import.
    expect((await client.transactions.list({ query: [{ kind: 'user', value: 'user_1995' }] })).total).toBe(1);
  });

  it('are searched, and a line is shown among its neighbours as the file has it', async () => {
    const { rows } = await client.logs.search({ filter: { text: 'user_1000,' } });
    expect(rows).toHaveLength(1);
    const context = await client.logs.context({ recordId: rows[0]?.recordId ?? 0, above: 1, below: 1 });
    expect(context.readFrom).toBe('file');
    expect(context.records).toHaveLength(3);
    expect(context.lines.find(({ text }) => text.includes('user_1000,'))?.line).toBe(rows[0]?.line);
  });

  it('have a clock that can be set by hand and given back', async () => {
    const [{ sourceId = 0 } = {}] = await client.logs.sources();
    const { clock } = await client.logs.setClock({ sourceId, offsetSeconds: 3600 });
    expect(clock).toEqual({
      spans: [{ offsetSeconds: 3600, spreadSeconds: 0, pairs: 0, until: null }],
      isSetByHand: true,
      borrowedFrom: null,
    });
    expect((await client.logs.setClock({ sourceId, offsetSeconds: null })).clock).toBeNull();
    await expect(client.logs.setClock({ sourceId: 99, offsetSeconds: 0 })).rejects.toMatchObject({
      code: 'LOG_SOURCE_NOT_FOUND',
    });
  });

  it('are told as they are written, to everybody who listens', async () => {
    const cancel = new AbortController();
    const streams = await Promise.all([1, 2].map(() => client.logs.tail(undefined, { signal: cancel.signal })));
    for (const stream of streams) expect((await stream.next()).value).toMatchObject({ records: [], skipped: 0 });
    appendFileSync(file, logLines({ count: 3, from: '2026-02-01 00:00:00', first: 10_000 }));
    for (const stream of streams) {
      const seen = new Set<number>();
      while (seen.size < 3) {
        const { records } = tailEvent.parse((await stream.next()).value);
        for (const { recordId, time } of records) {
          expect(time).toMatch(/^2026-02-01/);
          seen.add(recordId);
        }
      }
    }
    cancel.abort();
    for (const stream of streams) await stream.return(undefined);
  });

  it('are read from the index when the file is gone', async () => {
    rmSync(file);
    const { rows } = await client.logs.search({ filter: { text: 'user_1000,' } });
    const context = await client.logs.context({ recordId: rows[0]?.recordId ?? 0, above: 0, below: 0 });
    expect(context).toMatchObject({ readFrom: 'index', lines: [{ text: expect.stringContaining('user_1000,') }] });
    await importAll();
    expect(await client.logs.sources()).toMatchObject([{ state: 'vanished', records: 2003 }]);
  });

  it('are forgotten with their place', async () => {
    const [{ placeId = 0 } = {}] = await client.logs.places();
    expect(await client.logs.removePlace({ placeId })).toEqual({ removed: true });
    expect(await client.logs.sources()).toEqual([]);
    expect(await client.logs.search({})).toMatchObject({ total: 0 });
    expect(await client.logs.removePlace({ placeId })).toEqual({ removed: false });
  });
});
