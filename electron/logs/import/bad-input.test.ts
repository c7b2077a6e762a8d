import { appendFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { logLines } from '../testing/log-lines.ts';
import { LogWorld } from '../testing/log-world.ts';

let world = new LogWorld();
afterEach(() => {
  world.checkText();
  world.remove();
  world = new LogWorld();
});

describe('bad input', () => {
  it('gets a state of its own, and the rest goes on', async () => {
    world.write('good.log', logLines({ count: 10 }));
    world.write('binary.log', Buffer.alloc(200_000));
    world.write(
      'encrypted.log',
      Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251),
    );
    world.write('wide.log', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('text\n'.repeat(100), 'utf16le')]));
    world.write('nginx.log', '10.0.0.1 - - [24/Dec/2025] "GET / HTTP/1.1" 200\n'.repeat(50));
    world.write('empty.log', '');
    world.write('cut.log.gz', gzipSync(logLines({ count: 5000, from: '2025-12-20 00:00:00' })).subarray(0, 20_000));
    world.write('fake.log.gz', logLines({ count: 7, from: '2025-12-21 00:00:00' }));
    mkdirSync(world.path('folder.log'));
    symlinkSync('loop.log', world.path('loop.log'));
    symlinkSync('/dev/null', world.path('device.log'));
    symlinkSync(world.path(), world.path('circle.log'));
    const receipt = await world.import();
    const states = Object.fromEntries(receipt.problems.map(({ path, state }) => [path.split('/').at(-1), state]));
    expect(states).toEqual({
      'binary.log': 'wrong-format',
      'encrypted.log': 'wrong-format',
      'wide.log': 'wrong-format',
      'nginx.log': 'wrong-format',
      'cut.log.gz': 'damaged',
      'loop.log': 'unreadable',
      null: 'unreadable',
      logs: 'unreadable',
    });
    expect(world.source('good.log').state).toBe('ready');
    expect(world.source('empty.log')).toMatchObject({ state: 'ready', records: 0 });
    expect(world.source('fake.log.gz')).toMatchObject({ state: 'ready', records: 7 });
    expect(world.source('cut.log.gz').records).toBeGreaterThan(500);
    const again = await world.import();
    expect(again.records).toBe(0);
    expect(again.problems).toHaveLength(receipt.problems.length);
  });

  it('that was never read stands among the sources, until it can be read or is gone', async () => {
    symlinkSync('loop.log', world.path('loop.log'));
    symlinkSync('loop.log', world.path('other.log'));
    await world.import();
    await world.import();
    const listed = () => world.index.sources.all().map(({ path, state, problem }) => [path, state, problem]);
    expect(listed()).toEqual([
      [world.path('loop.log'), 'unreadable', 'This link leads nowhere.'],
      [world.path('other.log'), 'unreadable', 'This link leads nowhere.'],
    ]);
    rmSync(world.path('loop.log'));
    rmSync(world.path('other.log'));
    world.write('other.log', logLines({ count: 5 }));
    expect(await world.import()).toMatchObject({ records: 5, problems: [] });
    expect(listed()).toEqual([[world.path('other.log'), 'ready', null]]);
  });

  it('that was named, read and removed stays one source, however often it is looked for', async () => {
    const path = world.write('app.log', logLines({ count: 5 }));
    await world.import([path]);
    rmSync(path);
    for (let time = 0; time < 3; time += 1) {
      expect((await world.import([path])).problems).toMatchObject([{ path, state: 'vanished' }]);
      expect(world.index.sources.all()).toMatchObject([{ path, state: 'vanished', records: 5 }]);
    }
  });

  it('may be one enormous line: its bytes are counted, the rest is read', async () => {
    const head = '2025-12-24 11:00:00 - app - INFO - [app.py:1] - ';
    world.write('app.log', `${head}${'x'.repeat(5_000_000)}\n${logLines({ count: 10 })}`);
    const receipt = await world.import();
    expect(receipt).toMatchObject({ records: 11, problems: [] });
    expect(receipt.skippedBytes).toBeGreaterThan(4_900_000);
  });

  it('may be a wrong file that becomes a log', async () => {
    world.write('app.log', 'starting up\n');
    expect((await world.import()).problems).toMatchObject([{ state: 'wrong-format' }]);
    appendFileSync(world.path('app.log'), logLines({ count: 5 }));
    expect(await world.import()).toMatchObject({ records: 6, problems: [] });
    expect(world.index.sources.all()).toMatchObject([{ state: 'ready', problem: null }]);
  });

  it('may be thousands of files', { timeout: 60_000 }, async () => {
    for (let number = 0; number < 3000; number += 1) {
      world.write(`many/${number}.log`, number % 3 === 0 ? logLines({ count: 1, first: number * 5 }) : `${number}\n`);
    }
    expect(await world.import()).toMatchObject({ filesFound: 3000, filesRead: 1000, records: 1000 });
    expect(await world.import()).toMatchObject({ filesUnchanged: 3000, records: 0 });
  });
});
