import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { importLogs } from '../logs/import/import-logs.ts';
import { LogWorld } from '../logs/testing/log-world.ts';
import { importInto } from '../testing/import-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import { sightRecords } from './sight-records.ts';
import type { Sighting } from './sighting.ts';
import type { Look } from './sighting-writer.ts';
import { SightingWriter } from './sighting-writer.ts';
import { readSightings } from './sightings.ts';
import { setHandClock } from './source-clocks.ts';
import { MIGRATIONS, openWorkspaceFile } from './workspace-file.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A workspace and a folder of logs. */
class Place {
  readonly #folder = temporaryFolder();
  readonly workspace = join(this.#folder.path, 'workspace');
  readonly logs = join(this.#folder.path, 'logs');

  constructor() {
    folders.push(this.#folder);
    mkdirSync(this.logs);
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.logs, name);
    writeFileSync(path, content);
    return path;
  }

  async import(): Promise<readonly Sighting[]> {
    await importInto(this.workspace, [this.logs]);
    return this.read();
  }

  read(): readonly Sighting[] {
    const journal = openWorkspaceFile(this.workspace);
    try {
      return readSightings(journal);
    } finally {
      journal.close();
    }
  }
}

const line = (time: string, place: string, message: string): string =>
  `2025-12-24 ${time} - routes.${place} - INFO - [${place}.py:100] - ${message}\n`;
const shown = (time: string, user: string, credits: number): string =>
  line(time, 'user', `User dashboard loaded - User: ${user}, Credits: ${credits}, Items: 0`);
const added = (time: string, item: number, user: string): string =>
  line(time, 'items', `Item added to cart - Item: ${item}, User: ${user}`);

const said = (sightings: readonly Sighting[]) => sightings.map(({ claim }) => claim);
const keys = (sightings: readonly Sighting[]) => sightings.map(({ key }) => key).sort();

const DAY = shown('10:00:00', 'amy', 1000) + added('10:00:01', 4, 'amy') + shown('10:00:05', 'kofi, Items: 3', 20.5);

describe('sightings', () => {
  it('are kept with their lines, by the time of the log while nothing is known of its clock', async () => {
    const place = new Place();
    const path = place.write('app.log', DAY);
    expect(await place.import()).toMatchObject([
      {
        claim: { kind: 'balance-shown', username: 'amy', balance: 100_000, items: 0 },
        at: Date.parse('2025-12-24T10:00:00Z'),
        spreadSeconds: null,
        logTime: Date.parse('2025-12-24T10:00:00Z') / 1000,
        isSuspicious: false,
        source: path,
        line: 1,
        lineCount: 1,
        offset: 0,
        logger: 'routes.user',
        place: 'user.py:100',
        message: 'User dashboard loaded - User: amy, Credits: 1000, Items: 0',
      },
      { claim: { kind: 'cart-item-added', itemId: 4, username: 'amy' }, line: 2 },
      { claim: { kind: 'balance-shown', username: 'kofi, Items: 3', balance: 2050, items: 0 }, line: 3 },
    ]);
  });

  it('stay what they are when the same logs are imported again, copied, rotated or packed', async () => {
    const place = new Place();
    const path = place.write('app.log', DAY);
    const once = await place.import();
    expect(await place.import()).toEqual(once);
    copyFileSync(path, join(place.logs, 'copy-of-app.log'));
    expect(await place.import()).toEqual(once);
    renameSync(path, `${path}.1`);
    place.write('app.log', shown('11:00:00', 'amy', 900));
    place.write('app.log.2.gz', gzipSync(DAY));
    // The end of a day, cut out by hand.
    place.write('excerpt.log', DAY.slice(DAY.indexOf('\n') + 1));
    const more = await place.import();
    expect(said(more)).toEqual([...said(once), { kind: 'balance-shown', username: 'amy', balance: 90_000, items: 0 }]);
  });

  it('come back under the same keys when index and journal are thrown away', async () => {
    const place = new Place();
    place.write('app.log', DAY);
    const before = await place.import();
    rmSync(place.workspace, { recursive: true });
    expect(await place.import()).toEqual(before);
  });

  it('survive a rebuild of the index when their source is gone', async () => {
    const place = new Place();
    const path = place.write('app.log', DAY);
    const before = await place.import();
    rmSync(path);
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(place.workspace, `index.db${suffix}`), { force: true });
    place.write('other.log', added('12:00:00', 9, 'zoe'));
    expect(said(await place.import())).toEqual([
      ...said(before),
      { kind: 'cart-item-added', itemId: 9, username: 'zoe' },
    ]);
  });

  it('count equal lines of one second as often as they stand there, and no more often in a copy', async () => {
    const place = new Place();
    const twice = added('10:00:00', 4, 'amy').repeat(2) + added('10:00:01', 4, 'amy');
    place.write('app.log', `${twice}${DAY}`);
    expect(await place.import()).toHaveLength(6);
    place.write('another.log', twice);
    const all = await place.import();
    expect(all).toHaveLength(6);
    expect(new Set(keys(all)).size).toBe(6);
  });

  it('are not made of half a line: an amount or a name would be half as well', async () => {
    const place = new Place();
    const bytes = Buffer.from(DAY + line('10:00:09', 'auth', 'New user registered: Zoë.Ó'));
    const seen: Sighting[][] = [];
    for (let length = Buffer.byteLength(DAY) - 4; length < bytes.length; length += 7) {
      place.write('app.log', bytes.subarray(0, length));
      seen.push([...(await place.import())]);
    }
    place.write('app.log', bytes);
    const all = await place.import();
    expect(said(all).at(-1)).toEqual({ kind: 'signed-up', username: 'Zoë.Ó' });
    for (const some of seen) expect(some).toEqual(all.slice(0, some.length));
    // A record may still go on while it is not known what the half line behind it is.
    expect(new Set(seen.map((some) => some.length))).toEqual(new Set([2, 3]));
  });

  it('go when what follows shows that the line says something else', async () => {
    const place = new Place();
    const deleted = line('10:00:00', 'user', 'Account deleted - User: amy (ID: 4)');
    const registered = line('10:00:01', 'auth', 'New user registered: amy');
    place.write('app.log', deleted);
    expect(await place.import()).toHaveLength(1);
    place.write('app.log', `${deleted}', Category: None, Condition: None\n${registered}`);
    expect(said(await place.import())).toEqual([{ kind: 'signed-up', username: 'amy' }]);
    place.write('app.log', `${deleted}', Category: None, Condition: None\n${registered} and more\n`);
    expect(said(await place.import())).toEqual([{ kind: 'signed-up', username: 'amy\n and more' }]);
  });

  it('follow the clock of their source', async () => {
    const place = new Place();
    const path = place.write('app.log', DAY);
    const before = await place.import();
    const journal = openWorkspaceFile(place.workspace);
    setHandClock(journal, path, 2 * 3600);
    const moved = readSightings(journal);
    journal.close();
    expect(moved.map(({ at }) => at)).toEqual(before.map(({ at }) => at - 2 * 3_600_000));
    expect(moved.map(({ spreadSeconds }) => spreadSeconds)).toEqual([0, 0, 0]);
    expect(keys(moved)).toEqual(keys(before));
  });

  it('are marked, or not there, where a visitor wrote the lines; also when his text is read in pieces', async () => {
    const edit = line('10:00:02', 'admin', 'User credits updated - User ID: 1, Old: 0, New: 90000, Admin ID: 1');
    const opening = line('10:00:02', 'marketplace', "Marketplace search - Page: 1, Search: 'x");
    const text = `${DAY}${opening}${edit}${shown('10:00:02', 'amy', 90_000)}`;
    const whole = `${text}', Category: None, Condition: None\n${added('10:00:09', 5, 'amy')}`;
    const isTold = (sightings: readonly Sighting[]) =>
      sightings.filter(({ line: number }) => number > 3).map(({ claim, isSuspicious }) => [claim.kind, isSuspicious]);

    const place = new Place();
    place.write('app.log', text);
    expect(isTold(await place.import())).toEqual([
      ['credits-edited', false],
      ['balance-shown', false],
    ]);
    place.write('app.log', whole);
    expect(isTold(await place.import())).toEqual([
      ['credits-edited', true],
      ['cart-item-added', false],
    ]);
  });

  it('are written into a workspace from before there were any', async () => {
    const place = new Place();
    mkdirSync(place.workspace, { recursive: true });
    const old = new Database(join(place.workspace, 'workspace.db'));
    for (const statement of MIGRATIONS.slice(0, 2).flat()) old.exec(statement);
    old.prepare("INSERT INTO note VALUES ('k', 'Called back.', '2026-01-01')").run();
    old.pragma('user_version = 2');
    old.close();
    place.write('app.log', DAY);
    expect(await place.import()).toHaveLength(3);
    const journal = openWorkspaceFile(place.workspace);
    expect(journal.prepare('SELECT text FROM note').pluck().get()).toBe('Called back.');
    journal.close();
  });
});

const MANY = 2500;

/** An index that has read many lines about accounts, of which the journal knows nothing yet. */
async function importMany(world: LogWorld): Promise<void> {
  const time = (number: number): string => new Date(number * 500).toISOString().slice(11, 19);
  const lines = Array.from({ length: MANY }, (_, number) => added(time(number), number % 7, 'amy'));
  world.write('app.log', lines.join(''));
  await importLogs(world.tools(), [world.path()], { signal: new AbortController().signal, onProgress: () => {} });
}

/** Ends its process, so to speak, after the journal was written and before the index knows. */
class DyingWriter extends SightingWriter {
  override write(looks: readonly Look[]): void {
    super.write(looks);
    throw new Error('killed');
  }
}

describe('the work of looking', () => {
  it('goes on where it was stopped, in the middle or between the two files', async () => {
    const world = new LogWorld();
    folders.push(world);
    await importMany(world);
    const journal = openWorkspaceFile(world.indexFolder);
    const left = () => world.index.connection.prepare('SELECT count(*) FROM unsighted').pluck().get();
    const signal = new AbortController().signal;
    const nothing = async (): Promise<void> => {};

    await expect(sightRecords(world.index.connection, new DyingWriter(journal), nothing, signal)).rejects.toThrow();
    expect([left(), readSightings(journal).length]).toEqual([MANY, 1000]);
    const stop = new AbortController();
    const stopping = async (): Promise<void> => stop.abort();
    await sightRecords(world.index.connection, new SightingWriter(journal), stopping, stop.signal);
    expect([left(), readSightings(journal).length]).toEqual([MANY - 1000, 1000]);
    await sightRecords(world.index.connection, new SightingWriter(journal), nothing, signal);
    expect([left(), readSightings(journal).length]).toEqual([0, MANY]);
    expect(readSightings(journal).map((sighting) => sighting.line)).toEqual(
      Array.from({ length: MANY }, (_, index) => index + 1),
    );
    journal.close();
  });

  it('leaves out what was taken out of the index in the meantime', async () => {
    const world = new LogWorld();
    folders.push(world);
    await importMany(world);
    const { id } = world.source('app.log');
    while (world.index.forgetPiece(id)) {
      // Piece by piece, as the job process does.
    }
    rmSync(world.path('app.log'));
    world.write('late.log', shown('23:00:00', 'amy', 5));
    await world.import();
    world.index.connection.prepare('INSERT INTO unsighted (record_id) VALUES (1)').run();
    const journal = openWorkspaceFile(world.indexFolder);
    await sightRecords(
      world.index.connection,
      new SightingWriter(journal),
      async () => {},
      new AbortController().signal,
    );
    expect(said(readSightings(journal))).toEqual([{ kind: 'balance-shown', username: 'amy', balance: 500, items: 0 }]);
    journal.close();
  });
});
