import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Suspicion } from '../../shared/checkout.ts';
import { byCondition, committed, line, MarketLog, points, request, START, success } from '../testing/market-log.ts';
import { temporaryFolder } from '../testing/world.ts';

const folder = temporaryFolder();
const opened: MarketLog[] = [];
afterAll(() => {
  for (const log of opened) log.close();
  folder.remove();
});

const NOON = START + 7200;
const FORGED = 'f0f0f0f0';

function emptyMarket(): MarketLog {
  const log = new MarketLog(join(folder.path, String(opened.length)));
  opened.push(log);
  return log;
}

/** A log with purchases before and after noon, all of which the database knows. */
function market(write: (log: MarketLog) => MarketLog): MarketLog {
  const log = emptyMarket()
    .user(1, 'ann')
    .user(2, 'bob')
    .user(3, 'eve', NOON + 60);
  for (const minutes of [0, 10, 20, 90, 100]) log.purchase(START + minutes * 60);
  write(log);
  for (const minutes of [150, 160, 170]) log.purchase(START + minutes * 60);
  return log;
}

async function suspicionsOf(log: MarketLog, id = FORGED): Promise<readonly (readonly Suspicion[])[]> {
  const attempts = await log.attempts();
  for (const { suspicions, username } of attempts) if (suspicions.length > 0) expect(username).toBeNull();
  return attempts
    .filter(({ messages }) => messages.some((message) => message.startsWith(`[TXN:${id}]`)))
    .map(({ suspicions }) => suspicions);
}

const bob = { id: FORGED, userId: 2, username: 'bob' };

describe('where a visitor can write', () => {
  it.each<readonly [string, readonly string[], readonly Suspicion[]]>([
    ['a success that no request is around', [success(NOON, bob)], ['no-request-around-it']],
    ['a purchase of the day before', request(NOON - 86_400, bob), ['out-of-time']],
    ['a purchase that is still to come', request(NOON + 200, bob), ['out-of-time', 'unknown-to-the-database']],
    ['a whole request, which only the database denies', request(NOON, bob), ['unknown-to-the-database']],
    [
      'a line of our own engine',
      [
        line(
          NOON,
          'console.engine',
          `[TXN:${FORGED}] ✓ Checkout SUCCESSFUL - User: bob, Items: 1, Credits Deducted: 5`,
        ).replace('engine.py', 'checkout.ts'),
      ],
      ['no-request-around-it'],
    ],
  ])('%s is suspicious', async (_name, lines, suspicions) => {
    const found = await suspicionsOf(market((log) => log.write(...byCondition(NOON, lines))));
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual(expect.arrayContaining([...suspicions]));
  });

  it('an id that was used before is, and the attempt that used it keeps its own lines', async () => {
    const log = market((market) => market.write(...byCondition(NOON, request(NOON, { ...bob, id: '00001005' }))));
    const attempts = (await log.attempts()).filter(({ messages }) =>
      messages.some((text) => text.includes('00001005')),
    );
    expect(attempts.map(({ suspicions }) => suspicions)).toEqual([[], ['id-came-back', 'unknown-to-the-database']]);
    expect(attempts.map(({ messages }) => messages.length)).toEqual([3, 3]);
  });

  it('what is proven feeds no attempt, not even one that goes on with the same id', async () => {
    const id = '0000aaaa';
    const failed = line(NOON, 'routes.items', `[TXN:${id}] Item purchase failed - Item: 5, Error: x`, 'WARNING');
    const forged = [points(NOON, { id, username: 'mallory' }), failed, failed, "', Category: None, Condition: None"];
    const log = market((market) =>
      market
        .write(points(NOON, { id }), success(NOON, { id }))
        .write(line(NOON, 'routes.marketplace', "Marketplace search - Page: 1, Search: 'x"), ...forged)
        .write(committed(NOON))
        .lastCheckout(1, id, NOON),
    );
    const attempts = (await log.attempts()).filter(({ messages }) => messages.some((text) => text.includes(id)));
    expect(attempts.map(({ suspicions, messages }) => [suspicions, messages.length])).toEqual([
      [[], 3],
      [['inside-visitor-text'], 3],
    ]);
  });

  it('what is doubted where it stands keeps no line from the request that comes after it', async () => {
    const id = '0000aaaa';
    const mail = line(NOON + 4, 'routes.auth', "Email task queued for ['ann@example.com']");
    const log = market((market) =>
      market
        .write(...byCondition(NOON, [success(NOON, bob)]))
        .write(points(NOON + 4, { id }), success(NOON + 4, { id }), mail, committed(NOON + 4))
        .lastCheckout(1, id, NOON + 4),
    );
    const attempts = (await log.attempts()).filter(({ messages }) => messages.some((text) => text.includes(id)));
    expect(attempts.map(({ suspicions, messages }) => [suspicions, messages.length])).toEqual([[[], 4]]);
  });

  it('a success without a request is everywhere, once the database denies it', async () => {
    expect(await suspicionsOf(market((log) => log.write(success(NOON, bob))))).toEqual([['unknown-to-the-database']]);
    const log = market((market) => market.write(success(NOON, { ...bob, username: 'eve' })));
    expect(await suspicionsOf(log)).toEqual([['unknown-to-the-database']]);
  });

  it('a success without phases is, where others have them', async () => {
    const phase = (second: number, id: string) =>
      line(second, 'routes.items', `[TXN:${id}] Phase 1: Validating items`, 'DEBUG');
    const found = await suspicionsOf(
      market((log) =>
        log
          .write(phase(NOON - 300, '0000aaaa'), ...request(NOON - 300, { id: '0000aaaa' }))
          .write(...byCondition(NOON, request(NOON, bob)))
          .write(phase(NOON + 300, '0000bbbb'), ...request(NOON + 300, { id: '0000bbbb' })),
      ),
    );
    expect(found).toEqual([['phases-missing', 'unknown-to-the-database']]);
  });
});

describe('nobody is accused', () => {
  const sale = request(NOON, bob);
  it.each<readonly [string, (log: MarketLog) => MarketLog]>([
    ['when a process dies before the commit', (log) => log.write(success(START + 10_300, bob))],
    [
      'when two processes log in two zones',
      (log) => log.write(...byCondition(NOON, request(NOON + 3600, bob))).item(5, 2),
    ],
    ['when the clocks go back', (log) => log.write(...byCondition(NOON, []), ...request(NOON - 3590, bob)).item(5, 2)],
    [
      'for a purchase that is on record',
      (log) =>
        log
          .purchase(NOON, 2, 'bob')
          .write(...byCondition(NOON + 2, []))
          .write(...sale),
    ],
    ['for the last checkout on record', (log) => log.write(...byCondition(NOON, sale)).lastCheckout(2, FORGED, NOON)],
    [
      'for an item that the buyer has, though its seller is gone',
      (log) => log.write(...byCondition(NOON, sale)).item(5, 2),
    ],
    [
      'for a success whose award failed',
      (log) =>
        log.write(
          ...byCondition(NOON, [
            line(NOON, 'trading_points', 'Error awarding purchase points to user 2: x', 'ERROR'),
            success(NOON, bob),
            committed(NOON),
          ]),
        ),
    ],
    ['for somebody who is gone', (log) => log.write(...byCondition(NOON, request(NOON, { ...bob, username: 'gone' })))],
    [
      'for the last purchases of a log',
      (log) => log.write(...byCondition(START + 10_300, request(START + 10_300, bob))),
    ],
  ])('%s', async (_name, write) => {
    expect((await suspicionsOf(market(write))).flat()).toEqual([]);
  });

  it('where the database is older than the log', async () => {
    const log = emptyMarket().user(1, 'ann').user(2, 'bob');
    for (const minutes of [0, 10, 20, 90, 100]) log.purchase(START + minutes * 60);
    log.write(...byCondition(NOON, sale), ...request(NOON + 1800, { id: '0000aaaa' }));
    expect((await log.attempts()).flatMap(({ suspicions }) => suspicions)).toEqual([]);
  });

  it('before the database can know of it', async () => {
    const log = emptyMarket().user(1, 'ann').user(2, 'bob');
    for (const minutes of [0, 10, 20, 90, 100]) log.purchase(START + minutes * 60);
    log.write(...byCondition(NOON, sale));
    expect(await suspicionsOf(log)).toEqual([[]]);
    log.purchase(NOON + 1800).purchase(NOON + 2400);
    expect(await suspicionsOf(log)).toEqual([['unknown-to-the-database']]);
  });

  it('where ends of requests are not logged', async () => {
    const log = emptyMarket().user(1, 'ann');
    for (const minutes of [0, 10, 20]) {
      const second = START + minutes * 60;
      const id = `f0f0f0${minutes + 10}`;
      log.write(...byCondition(second, [points(second, { id }), success(second, { id })]));
    }
    expect((await log.attempts()).map(({ suspicions }) => suspicions)).toEqual([[], [], []]);
  });
});
