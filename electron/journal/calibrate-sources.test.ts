import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { TransactionId, UserId } from '../../shared/ids.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { importInto } from '../testing/import-logs.ts';
import { temporaryFolder, transactionIdOf } from '../testing/world.ts';
import { calibrateSources } from './calibrate-sources.ts';
import type { ClockWitnesses } from './clock/clock-pairs.ts';
import { readClocks, setHandClock } from './source-clocks.ts';
import { openWorkspaceFile } from './workspace-file.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const HOUR = 3600;
/** The clocks of the European Union go back. */
const AUTUMN = Date.UTC(2025, 9, 26, 1) / 1000;
const NOON = Date.UTC(2025, 11, 24, 12) / 1000;

/** A purchase at a second of UTC; `by` is how the database knows of it too. */
interface Bought {
  readonly utc: number;
  readonly by?: 'checkout' | 'order' | 'trade';
}

const every = (minutes: number, count: number, from: number, by?: Bought['by']): readonly Bought[] =>
  Array.from({ length: count }, (_, index) => ({ utc: from + index * minutes * 60, ...(by !== undefined && { by }) }));

let purchases = 0;

/** A marketplace with logs in a workspace of its own. */
class Market {
  readonly workspace = mkdtempSync(join(folder.path, 'market-'));
  readonly moments = new Map<TransactionId, number>();
  readonly asked: string[] = [];
  readonly #checkouts = new Map<string, { at: number }>();
  readonly #orders = new Map<string, number>();
  readonly #trades = new Map<number, number>();

  path(name: string): string {
    return join(this.workspace, name);
  }

  /** Purchases as a server writes them, whose clock shows `offsetAt` more than UTC. */
  write(name: string, bought: readonly Bought[], offsetAt: (utc: number) => number): this {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), bought.map((purchase) => this.#buy(purchase, offsetAt(purchase.utc))).join(''));
    return this;
  }

  #buy({ utc, by }: Bought, offset: number): string {
    purchases += 1;
    const id = transactionIdOf(purchases);
    this.moments.set(id, utc);
    if (by === 'checkout') this.#checkouts.set(id, { at: utc });
    if (by === 'order') this.#orders.set(`ORD-${purchases}`, utc);
    if (by === 'trade') this.#trades.set(purchases, utc);
    const time = new Date((utc + offset) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const line = (logger: string, place: string, message: string) =>
      `${time} - ${logger} - INFO - [${place}] - ${message}\n`;
    return [
      line(
        'trading_points',
        'trading_points.py:206',
        `Points awarded for purchase. User ID: ${purchases}, Username: u${purchases}, Order: item-${purchases}, Points: 20, Total Points: 20`,
      ),
      line(
        'routes.items',
        'items.py:703',
        `[TXN:${id}] ✓ Purchase FINALIZED - User: u${purchases}, Items: 1, Credits Deducted: 100.0`,
      ),
      by === 'order'
        ? line(
            'routes.items',
            'items.py:720',
            `[TXN:${id}] Order created - Order ID: ${purchases}, Order #: ORD-${purchases}`,
          )
        : '',
      line('error_handlers', 'error_handlers.py:80', "Database operation 'finalize_purchase' completed successfully"),
    ].join('');
  }

  witnesses(): ClockWitnesses {
    const instantAt = (seconds: number | undefined) =>
      seconds === undefined ? null : instantFromMilliseconds(seconds * 1000);
    return {
      checkouts: new Map(
        [...this.#checkouts].map(([id, { at }]) => [
          id,
          {
            transactionId: id as TransactionId,
            userId: 1 as UserId,
            username: 'u',
            at: instantFromMilliseconds(at * 1000),
          },
        ]),
      ),
      marketplace: {
        orderTimes: async (numbers) => {
          this.asked.push(...numbers);
          return numbers.map((number) => instantAt(this.#orders.get(number)));
        },
        tradeTimes: async (trades) => {
          this.asked.push(...trades.map(({ itemId }) => String(itemId)));
          return trades.map(({ itemId }) => instantAt(this.#trades.get(itemId)));
        },
      },
    };
  }

  /** Reads the logs, calibrates, and does something with the journal. */
  async calibrated<Result>(use: (journal: Database) => Result | Promise<Result>): Promise<Result> {
    await importInto(this.workspace, [this.workspace]);
    const journal = openWorkspaceFile(this.workspace);
    try {
      await calibrateSources(journal, this.witnesses());
      return await use(journal);
    } finally {
      journal.close();
    }
  }

  /** Of how many purchases the journal has another time than they were made at. */
  wrongTimes(journal: Database): number {
    const entries = journal
      .prepare<[], { id: TransactionId; at: number }>('SELECT transaction_id AS id, started_at AS at FROM entry')
      .all();
    expect(entries).toHaveLength(this.moments.size);
    return entries.filter(({ id, at }) => this.moments.get(id) !== at / 1000).length;
  }
}

const offsetsOf = (journal: Database, path: string) =>
  readClocks(journal)
    .get(path)
    ?.spans.map(({ offsetSeconds }) => offsetSeconds / HOUR);

const inAutumn = (utc: number) => (utc < AUTUMN ? 2 * HOUR : HOUR);

describe('the clocks of sources', () => {
  it.each(['checkout', 'order', 'trade'] as const)('are found from what a %s tells in log and database', async (by) => {
    const market = new Market().write('app.log', every(10, 4, NOON, by), () => -5 * HOUR);
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('app.log'))).toEqual([-5]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('are not guessed from two purchases', async () => {
    const market = new Market().write('app.log', every(10, 2, NOON, 'checkout'), () => HOUR);
    await market.calibrated((journal) => expect(readClocks(journal).size).toBe(0));
  });

  it('are told apart around a change, also for purchases that no row knows', async () => {
    const market = new Market().write(
      'app.log',
      [
        ...every(10, 3, AUTUMN - 5 * HOUR, 'checkout'),
        ...every(7, 34, AUTUMN - 2 * HOUR),
        ...every(10, 3, AUTUMN + 5 * HOUR, 'checkout'),
      ],
      inAutumn,
    );
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('app.log'))).toEqual([2, 1]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('are borrowed in the same folder by a log of which the database knows nothing, and not elsewhere', async () => {
    const market = new Market()
      .write('a/app.log.1', every(10, 5, NOON, 'trade'), () => HOUR)
      .write('a/app.log', every(10, 2, NOON + 86_400), () => HOUR)
      .write('b/app.log', every(10, 2, NOON + 90_000), () => 0);
    await market.calibrated((journal) => {
      const clocks = readClocks(journal);
      expect(clocks.get(market.path('a/app.log'))).toMatchObject({
        spans: [{ offsetSeconds: HOUR }],
        borrowedFrom: market.path('a/app.log.1'),
      });
      expect(clocks.get(market.path('a/app.log.1'))?.borrowedFrom).toBeNull();
      expect(clocks.has(market.path('b/app.log'))).toBe(false);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('need fewer pairs where the logs beside agree', async () => {
    const market = new Market()
      .write(
        'app.log.1',
        [...every(10, 9, AUTUMN - 9 * HOUR, 'trade'), ...every(10, 2, AUTUMN + 3 * HOUR, 'trade')],
        inAutumn,
      )
      .write('app.log', [...every(10, 2, AUTUMN + 5 * HOUR, 'trade'), ...every(10, 2, AUTUMN + 9 * HOUR)], inAutumn);
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('app.log.1'))).toEqual([2, 1]);
      expect(offsetsOf(journal, market.path('app.log'))).toEqual([2, 1]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('are borrowed with a doubt by a log whose only purchase says something else', async () => {
    const market = new Market()
      .write('day-1.log', every(10, 9, NOON, 'trade'), () => HOUR)
      .write('day-2.log', every(10, 1, NOON + 86_400, 'trade'), () => -2 * HOUR)
      .write('day-3.log', every(10, 5, NOON + 172_800, 'trade'), () => HOUR);
    await market.calibrated((journal) => {
      expect(readClocks(journal).get(market.path('day-2.log'))).toMatchObject({
        spans: [{ offsetSeconds: HOUR, spreadSeconds: 3 * HOUR }],
        borrowedFrom: market.path('day-1.log'),
      });
      expect(readClocks(journal).get(market.path('day-3.log'))?.spans[0].spreadSeconds).toBe(0);
    });
  });

  it('stay their own where another server writes into the same folder', async () => {
    const market = new Market()
      .write('one.log', every(10, 40, NOON, 'trade'), () => HOUR)
      .write('two.log', every(60, 5, NOON + 300, 'trade'), () => -5 * HOUR);
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('one.log'))).toEqual([1]);
      expect(offsetsOf(journal, market.path('two.log'))).toEqual([-5]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('are not borrowed where nobody can say whose', async () => {
    const market = new Market()
      .write('one.log', every(10, 20, NOON, 'trade'), () => HOUR)
      .write('two.log', every(10, 20, NOON + 300, 'trade'), () => -5 * HOUR)
      .write('three.log', every(10, 2, NOON + 60), () => 0);
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('one.log'))).toEqual([1]);
      expect(offsetsOf(journal, market.path('two.log'))).toEqual([-5]);
      expect(readClocks(journal).has(market.path('three.log'))).toBe(false);
    });
  });

  it('are found in a long log without asking about all of it, to the line where it was changed', async () => {
    const market = new Market().write('app.log', every(4, 600, AUTUMN - 30 * HOUR, 'trade'), inAutumn);
    await market.calibrated((journal) => {
      expect(market.wrongTimes(journal)).toBe(0);
      expect(market.asked.length).toBeLessThan(150);
    });
  });

  it('are asked for more around a change that no zone made and no pause shows', async () => {
    const change = NOON + 10 * 70 * 60;
    const market = new Market().write('app.log', every(70, 200, NOON, 'trade'), (utc) => (utc < change ? 0 : HOUR));
    await market.calibrated((journal) => {
      expect(market.wrongTimes(journal)).toBe(0);
      expect(market.asked.length).toBeLessThan(110);
    });
  });

  it('are seen to change in the newest lines of a long log', async () => {
    const change = NOON + 294 * 600;
    const market = new Market().write('app.log', every(10, 300, NOON, 'trade'), (utc) => (utc < change ? 0 : HOUR));
    await market.calibrated((journal) => {
      expect(offsetsOf(journal, market.path('app.log'))).toEqual([0, 1]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('are found again when more has come, and only that is asked about', async () => {
    const market = new Market().write('one.log', every(10, 6, AUTUMN - 9 * HOUR, 'trade'), inAutumn);
    await market.calibrated((journal) => expect(offsetsOf(journal, market.path('one.log'))).toEqual([2]));
    market.asked.length = 0;
    market.write('two.log', every(10, 4, AUTUMN + 9 * HOUR, 'trade'), inAutumn);
    await market.calibrated((journal) => {
      expect(market.asked).toHaveLength(4);
      expect(offsetsOf(journal, market.path('two.log'))).toEqual([2, 1]);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });
});

describe('a clock that was set by hand', () => {
  it('goes before what is found, also later, and is given back to it', async () => {
    const market = new Market().write('app.log', every(10, 4, NOON, 'trade'), () => HOUR);
    const path = market.path('app.log');
    await market.calibrated((journal) => setHandClock(journal, path, 3 * HOUR));
    market.write('app.log.1', every(10, 4, NOON - 86_400, 'trade'), () => HOUR);
    await market.calibrated((journal) => {
      expect(readClocks(journal).get(path)).toMatchObject({ isSetByHand: true, spans: [{ offsetSeconds: 3 * HOUR }] });
      expect(market.wrongTimes(journal)).toBe(4);
      setHandClock(journal, path, null);
      expect(readClocks(journal).get(path)).toMatchObject({ isSetByHand: false, spans: [{ offsetSeconds: HOUR }] });
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });

  it('that is given back before anything is found counts as UTC again', async () => {
    const market = new Market().write('app.log', every(10, 2, NOON), () => 0);
    await market.calibrated((journal) => {
      setHandClock(journal, market.path('app.log'), HOUR);
      expect(market.wrongTimes(journal)).toBe(2);
      setHandClock(journal, market.path('app.log'), null);
      expect(market.wrongTimes(journal)).toBe(0);
    });
  });
});
