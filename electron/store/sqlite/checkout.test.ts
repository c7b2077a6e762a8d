import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Attempt } from '../../engine/attempt.ts';
import { buyerMessage } from '../../engine/buyer-message.ts';
import { safeCheckout } from '../../engine/checkout/safe.ts';
import { isStartOfProcessing, killedAt, withFault, withIntrusion } from '../../engine/faults.ts';
import type { Performer } from '../../engine/performer.ts';
import { runCheckout } from '../../sandbox/checkout.ts';
import { brokenRules, readState } from '../../testing/market-state.ts';
import type { World } from '../../testing/world.ts';
import { AT, command, transactionIdOf, WorldFactory } from '../../testing/world.ts';
import type { OwnMarketplace } from './own-marketplace.ts';

const worlds = new WorldFactory();
afterAll(() => worlds.remove());

const opened: OwnMarketplace[] = [];
afterEach(() => {
  for (const marketplace of opened.splice(0)) marketplace.close();
});

function open(world: World): OwnMarketplace {
  const marketplace = worlds.create(world);
  opened.push(marketplace);
  return marketplace;
}

async function buy(
  marketplace: OwnMarketplace,
  cart: readonly number[],
  wrap: (performer: Performer) => Performer = (same) => same,
): Promise<Attempt> {
  const outcome = await marketplace.perform(safeCheckout(command(1, cart)), wrap);
  if (outcome.kind !== 'settled') throw new Error(outcome.kind);
  return outcome.attempt;
}

const item = (value: number | null, seller = 2, available: 0 | 1 = 1) => ({ value, seller, available });

/** One line a case: balance, items, cart -> what comes out. Balances and prices in credits. */
const TABLE: readonly {
  readonly what: string;
  readonly credits: number;
  readonly items: World['items'];
  readonly cart: readonly number[];
  readonly comesOut: string;
}[] = [
  { what: 'one item', credits: 5000, items: [item(2000)], cart: [1], comesOut: 'success process 3000 1:received' },
  {
    what: 'two items',
    credits: 5000,
    items: [item(2000), item(2000)],
    cart: [1, 2],
    comesOut: 'success process 1000 1:received 2:received',
  },
  { what: 'all the credits', credits: 2000, items: [item(2000)], cart: [1], comesOut: 'success process 0 1:received' },
  {
    what: 'cents and float dust',
    credits: 587.6999999999998,
    items: [item(87.75)],
    cart: [1],
    comesOut: 'success process 499.95 1:received',
  },
  {
    what: 'a tenth of a cent left over',
    credits: 100.007,
    items: [item(50)],
    cart: [1],
    comesOut: 'success process 50.01 1:received',
  },
  {
    what: 'the same item twice',
    credits: 5000,
    items: [item(2000)],
    cart: [1, 1],
    comesOut: 'success process 3000 1:received',
  },
  {
    what: 'too little',
    credits: 2000,
    items: [item(3000)],
    cart: [1],
    comesOut: 'rejected calculate 2000 1:not-tried INSUFFICIENT_CREDITS',
  },
  { what: 'an empty cart', credits: 2000, items: [item(1)], cart: [], comesOut: 'rejected validate 2000 CART_EMPTY' },
  {
    what: 'an unknown item',
    credits: 2000,
    items: [item(1)],
    cart: [7],
    comesOut: 'rejected validate 2000 7:not-found NO_AVAILABLE_ITEMS',
  },
  {
    what: 'a sold item',
    credits: 2000,
    items: [item(1, 2, 0)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:not-available NO_AVAILABLE_ITEMS',
  },
  {
    what: 'an item without a seller',
    credits: 2000,
    items: [item(1, 99)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:no-seller NO_AVAILABLE_ITEMS',
  },
  {
    what: 'the own item',
    credits: 2000,
    items: [item(1, 1)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:own-item NO_AVAILABLE_ITEMS',
  },
  {
    what: 'no price',
    credits: 2000,
    items: [item(null)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:bad-price NO_AVAILABLE_ITEMS',
  },
  {
    what: 'a price of nothing',
    credits: 2000,
    items: [item(0)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:bad-price NO_AVAILABLE_ITEMS',
  },
  {
    what: 'a price with three decimals',
    credits: 2000,
    items: [item(12.345)],
    cart: [1],
    comesOut: 'rejected validate 2000 1:bad-price NO_AVAILABLE_ITEMS',
  },
  {
    what: 'a good item and a sold one',
    credits: 2000,
    items: [item(500), item(1, 2, 0)],
    cart: [1, 2],
    comesOut: 'partial process 1500 1:received 2:not-available',
  },
];

describe('the safe checkout', () => {
  it.each(TABLE)('$what: $comesOut', async ({ credits, items, cart, comesOut }) => {
    const marketplace = open({ users: [{ credits }, { credits: 0 }], items });
    const before = readState(marketplace.database);
    const attempt = await buy(marketplace, cart);
    const after = readState(marketplace.database);
    const outcome = [
      attempt.status,
      attempt.phase,
      after.users.get(1)?.['credits'],
      ...attempt.items.map((tried) => `${tried.itemId}:${tried.failure ?? tried.outcome}`),
      ...(attempt.error === null ? [] : [attempt.error.code]),
    ];
    expect(outcome.join(' ')).toBe(comesOut);
    expect(brokenRules(before, after, 1)).toEqual([]);
  });

  it('words its messages as Barterex does', async () => {
    const marketplace = open({ users: [{ credits: 2000 }, { credits: 0 }], items: [item(3000)] });
    const attempt = await buy(marketplace, [1]);
    expect(attempt.error?.message).toBe('Insufficient credits. Required: 3000, Available: 2000');
    expect(attempt.events.map(({ message }) => message)).toEqual([
      'Phase 1: Validating items',
      'Phase 2: Calculating total cost',
      'Insufficient credits error: Insufficient credits. Required: 3000, Available: 2000',
    ]);
    expect(buyerMessage(attempt)).toBe(
      'Insufficient credits. Required: 3000, Available: 2000. Nothing was bought and no credits were taken.',
    );
  });

  it('gives the price of an item back that was sold in between, and says so', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(2000), item(1500)] });
    const sell = () => marketplace.database.prepare('UPDATE item SET is_available = 0 WHERE id = 2').run();
    const attempt = await buy(marketplace, [1, 2], (performer) => withIntrusion(performer, isStartOfProcessing, sell));
    expect(attempt).toMatchObject({ status: 'partial', charged: 200_000, balanceAfter: 300_000 });
    expect(attempt.events.map(({ message }) => message).slice(3)).toEqual([
      'Item processed - Item: 1, Title: Item 1',
      'Item processing failed - Item: 2, Error: Item is no longer available',
      '✓ Checkout SUCCESSFUL - User: user1, Items: 1, Credits Deducted: 2000',
      "⚠ Some items failed: [{'item_id': 2, 'title': 'Item 2', 'error': 'Item is no longer available'}]",
    ]);
    expect(buyerMessage(attempt)).toContain('Item 2 was not bought: it was sold or changed while you were paying.');
  });

  it('does nothing more after SQLite has rolled back by itself', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(2000), item(1500)] });
    marketplace.database.exec(
      "CREATE TRIGGER gone BEFORE INSERT ON trade WHEN NEW.item_id = 2 BEGIN SELECT RAISE(ROLLBACK, 'rolled back'); END",
    );
    const before = readState(marketplace.database);
    const attempt = await buy(marketplace, [1, 2]);
    expect(attempt).toMatchObject({
      status: 'failed',
      charged: 0,
      error: { code: 'UNEXPECTED', message: 'rolled back' },
    });
    expect(readState(marketplace.database)).toEqual(before);
  });

  it('stops at a broken invariant: a trigger of the marketplace moves somebody else as well', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(2000)] });
    marketplace.database.exec(
      'CREATE TRIGGER thief AFTER INSERT ON trade BEGIN UPDATE user SET credits = credits + 1 WHERE id = 2; END',
    );
    const before = readState(marketplace.database);
    const attempt = await buy(marketplace, [1]);
    expect(attempt.error?.message).toContain('No row changed but those of this checkout.');
    expect(readState(marketplace.database)).toEqual(before);
  });

  it('reports the purchase when only the answer to its commit was lost', async () => {
    const world = { users: [{ credits: 5000 }, { credits: 0 }], items: [item(2000)] };
    const logged: string[] = [];
    // begin, find, buyer, items, commit | begin, insert, commit | begin, buyer, deduct, savepoint, link, trade, cart,
    // release, mark, facts, settle, commit: the last is step 19 from 0.
    const plan = { position: 19, when: 'after' as const, createError: () => new Error('connection lost') };
    const attempt = await buy(open(world), [1], (performer) => {
      const faulty = withFault(performer, plan);
      return {
        get isTransactionOpen() {
          return faulty.isTransactionOpen;
        },
        perform(step) {
          if (step.kind === 'log') logged.push((step as { event: { message: string } }).event.message);
          return faulty.perform(step);
        },
      };
    });
    expect(attempt).toMatchObject({ status: 'success', charged: 200_000, error: null });
    expect(logged.at(-1)).toBe('✓ Checkout SUCCESSFUL - User: user1, Items: 1, Credits Deducted: 2000');
  });

  it('draws another transaction id when one is taken', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(1000), item(1000)] });
    await buy(marketplace, [1]);
    const { transactionId, ...other } = command(1, [2], 2);
    const draws = [transactionIdOf(1), transactionIdOf(1), transactionId];
    const outcome = await runCheckout(marketplace, {
      command: other,
      drawTransactionId: () => draws.shift() ?? transactionId,
    });
    expect(outcome).toMatchObject({ kind: 'settled', attempt: { status: 'success', transactionId } });
  });

  it('finds what a killed process left behind as interrupted, with nothing charged, and replays it so', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(1000)] });
    const before = readState(marketplace.database);
    await marketplace.perform(killedAt(safeCheckout(command(1, [1])), isStartOfProcessing));
    expect(marketplace.markInterrupted(AT)).toBe(1);
    const again = await buy(marketplace, [1]);
    expect(again).toMatchObject({ status: 'interrupted', charged: 0 });
    expect(readState(marketplace.database)).toEqual(before);
  });

  it('never lets a title add a line to the log', async () => {
    const marketplace = open({ users: [{ credits: 5000 }, { credits: 0 }], items: [item(1000)] });
    marketplace.database.prepare('UPDATE item SET name = ?').run('Vase\n2026-01-01 [TXN:deadbeef] \u2028SUCCESSFUL');
    const attempt = await buy(marketplace, [1]);
    const line = attempt.events.map(({ message }) => message).find((message) => message.startsWith('Item processed'));
    expect(line).toBe('Item processed - Item: 1, Title: Vase\\n2026-01-01 [TXN:deadbeef] \\u2028SUCCESSFUL');
  });

  it('answers 400 with its errors', async () => {
    const { insufficientCredits } = await import('../../engine/checkout/checkout-error.ts');
    const { credits } = await import('../../../shared/credits.ts');
    expect(insufficientCredits(credits(1), credits(0))).toMatchObject({ status: 400, code: 'INSUFFICIENT_CREDITS' });
  });
});
