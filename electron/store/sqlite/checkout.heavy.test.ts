import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckoutCommand, CheckoutOutcome } from '../../engine/attempt.ts';
import { safeCheckout } from '../../engine/checkout/safe.ts';
import { isStartOfProcessing, withFault, withIntrusion } from '../../engine/faults.ts';
import type { Performer } from '../../engine/performer.ts';
import type { Steps } from '../../engine/steps.ts';
import { forgetfulCheckout, greedyCheckout, swallowingCheckout } from '../../testing/broken-checkouts.ts';
import type { MarketState } from '../../testing/market-state.ts';
import { brokenRules, readState } from '../../testing/market-state.ts';
import type { World } from '../../testing/world.ts';
import { command, WorldFactory } from '../../testing/world.ts';
import type { OwnMarketplace } from './own-marketplace.ts';

const worlds = new WorldFactory();
afterAll(() => worlds.remove());

type Checkout = (command: CheckoutCommand) => Steps<CheckoutOutcome>;

/** A world, a cart of user 1, and what happens in between. */
interface Case {
  readonly world: World;
  readonly cart: readonly number[];
  /** Items that somebody else changes between validation and linking. */
  readonly changed: readonly { readonly itemId: number; readonly how: 'sold' | 'dearer' | 'withdrawn' }[];
}

const cents = fc.integer({ min: 0, max: 500_000 }).map((hundredths) => hundredths / 100);
/** Balances as Barterex's float arithmetic leaves them: 587.6999999999998. */
const balance = fc.tuple(cents, fc.constantFrom(0, 1e-10, -1e-10)).map(([value, dust]) => Math.max(0, value + dust));
const price = fc.oneof({ weight: 8, arbitrary: cents }, { weight: 1, arbitrary: fc.constantFrom(null, 0, -5, 12.345) });

const cases: fc.Arbitrary<Case> = fc.record({
  world: fc.record({
    users: fc.array(fc.record({ credits: balance }), { minLength: 3, maxLength: 3 }),
    items: fc.array(
      fc.record({
        value: price,
        available: fc.constantFrom<(0 | 1 | null)[]>(1, 1, 1, 1, 0, null),
        seller: fc.constantFrom(1, 2, 2, 2, 3, 3, 99),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  cart: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }),
  changed: fc.array(
    fc.record({ itemId: fc.integer({ min: 1, max: 5 }), how: fc.constantFrom('sold', 'dearer', 'withdrawn') }),
    { maxLength: 2 },
  ),
});

/** Carts that go through unless something happens to them. */
const purchases = fc.integer({ min: 1, max: 5 }).map(
  (count): Case => ({
    world: {
      users: [{ credits: 1e6 }, { credits: 0 }, { credits: 0 }],
      items: Array.from({ length: count }, (_, index) => ({ value: 99.95 + index, available: 1, seller: 2 })),
    },
    cart: Array.from({ length: count }, (_, index) => index + 1),
    changed: [],
  }),
);

/** The same while somebody changes the first item in between. */
const interferedWith = fc
  .tuple(purchases, fc.constantFrom('sold', 'dearer', 'withdrawn'))
  .map(([given, how]): Case => ({ ...given, changed: [{ itemId: 1, how }] }));

const CHANGES = {
  sold: 'UPDATE item SET user_id = 3, is_available = 0 WHERE id = ?',
  dearer: 'UPDATE item SET value = value + 1 WHERE id = ?',
  withdrawn: 'UPDATE item SET is_available = 0 WHERE id = ?',
} as const;

interface Run {
  readonly outcome: CheckoutOutcome;
  readonly before: MarketState;
  readonly after: MarketState;
  readonly steps: number;
}

async function run(
  marketplace: OwnMarketplace,
  checkout: Checkout,
  { cart, changed }: Case,
  wrap: (performer: Performer) => Performer = (same) => same,
): Promise<Run> {
  let before = readState(marketplace.database);
  let steps = 0;
  const intrude = (): void => {
    for (const { itemId, how } of changed) marketplace.database.prepare(CHANGES[how]).run(itemId);
    // What others did in between is not this checkout's doing.
    before = readState(marketplace.database);
  };
  const outcome = await marketplace.perform(checkout(command(1, cart)), (performer) => {
    const inner = withIntrusion(wrap(performer), isStartOfProcessing, intrude);
    return {
      get isTransactionOpen() {
        return inner.isTransactionOpen;
      },
      perform(step) {
        if (step.kind !== 'log') steps += 1;
        return inner.perform(step);
      },
    };
  });
  return { outcome, before, after: readState(marketplace.database), steps };
}

async function withWorld<Result>(world: World, use: (marketplace: OwnMarketplace) => Promise<Result>): Promise<Result> {
  const marketplace = worlds.create(world);
  try {
    return await use(marketplace);
  } finally {
    marketplace.close();
  }
}

function attemptRows(marketplace: OwnMarketplace): readonly Readonly<Record<string, unknown>>[] {
  return marketplace.database.prepare('SELECT * FROM checkout_transaction').all() as Record<string, unknown>[];
}

/** The rows agree with themselves, and with what the engine says happened. */
function expectSound({ outcome, before, after }: Run): void {
  expect(brokenRules(before, after, 1)).toEqual([]);
  if (outcome.kind !== 'settled') throw new Error(`Unexpected outcome ${outcome.kind}`);
  const moved = [...after.items.values()].filter(
    (item) => item['user_id'] !== before.items.get(Number(item['id']))?.['user_id'],
  );
  const received = outcome.attempt.items
    .filter((item) => item.outcome === 'received')
    .map(({ itemId }) => Number(itemId));
  expect(received.sort()).toEqual(moved.map(({ id }) => id).sort());
  expect(outcome.attempt.charged).toBe(
    Math.round((Number(before.users.get(1)?.['credits']) - Number(after.users.get(1)?.['credits'])) * 100) + 0,
  );
}

describe('the safe checkout on SQLite', () => {
  it('charges exactly what it delivers and moves nothing else, whatever the cart and whoever interferes', async () => {
    await fc.assert(
      fc.asyncProperty(cases, (given) =>
        withWorld(given.world, async (marketplace) => {
          expectSound(await run(marketplace, safeCheckout, given));
        }),
      ),
      { numRuns: 300 },
    );
  });

  it('keeps every rule with an error before or after every single step, and puts the attempt on record', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const { steps } = await withWorld(given.world, (marketplace) => run(marketplace, safeCheckout, given));
        for (let position = 0; position < steps; position += 1) {
          for (const when of ['before', 'after'] as const) {
            const plan = { position, when, createError: () => new Error('injected') };
            await withWorld(given.world, async (marketplace) => {
              const faulty = await run(marketplace, safeCheckout, given, (performer) => withFault(performer, plan));
              expectSound(faulty);
              marketplace.markInterrupted(command(1, []).at);
              expect(attemptRows(marketplace)).toHaveLength(isLost(faulty.outcome, marketplace) ? 0 : 1);
            });
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('keeps every rule when the disk fills up and SQLite rolls back by itself', async () => {
    let full = 0;
    await fc.assert(
      fc.asyncProperty(purchases, fc.constantFrom('trade', 'event', 'attempt'), (given, table) =>
        withWorld(given.world, async (marketplace) => {
          fillTable(marketplace, table);
          const result = await run(marketplace, safeCheckout, given);
          expectSound(result);
          if (result.outcome.kind === 'settled' && result.outcome.attempt.error?.message.includes('full')) full += 1;
        }),
      ),
      { numRuns: 60 },
    );
    // The property says something only if the disk really was full now and then.
    expect(full).toBeGreaterThan(30);
  });

  it('changes nothing when the same command comes again, and refuses it with other input', async () => {
    await fc.assert(
      fc.asyncProperty(cases, (given) =>
        withWorld(given.world, async (marketplace) => {
          const first = await run(marketplace, safeCheckout, given);
          const rows = attemptRows(marketplace);
          const again = await marketplace.perform(
            safeCheckout({ ...command(1, given.cart), transactionId: command(1, [], 77).transactionId }),
          );
          expect(again).toMatchObject({ kind: 'settled', isReplay: true });
          if (first.outcome.kind !== 'settled' || again.kind !== 'settled') throw new Error('not settled');
          expect(again.attempt).toEqual(first.outcome.attempt);
          const other = await marketplace.perform(safeCheckout(command(2, given.cart)));
          expect(other).toEqual({ kind: 'command-reused' });
          expect(attemptRows(marketplace)).toEqual(rows);
          expect(readState(marketplace.database)).toEqual(first.after);
        }),
      ),
      { numRuns: 100 },
    );
  });
});

describe('the properties themselves', () => {
  const engines = {
    'an engine that never gives back the price of a failed item (M1)': forgetfulCheckout,
    'an engine that swallows an error after the deduction and commits (M2)': swallowingCheckout,
    'an engine that links without a guard (M3)': greedyCheckout,
  };
  for (const [name, engine] of Object.entries(engines)) {
    it(`catch ${name}`, async () => {
      const result = await fc.check(
        fc.asyncProperty(interferedWith, (given) =>
          withWorld(given.world, async (marketplace) => {
            const { before, after } = await run(marketplace, engine, given);
            expect(brokenRules(before, after, 1)).toEqual([]);
          }),
        ),
        { numRuns: 60 },
      );
      expect(result.failed).toBe(true);
    });
  }
});

/** A fault may hit the record of the failure itself; then it says so, and nothing was charged. */
function isLost(outcome: CheckoutOutcome, marketplace: OwnMarketplace): boolean {
  return outcome.kind === 'settled' && !outcome.isRecorded && attemptRows(marketplace).length === 0;
}

const FILLERS = {
  trade: "INSERT INTO trade (sender_id, receiver_id, item_id, status) VALUES (3, 2, 1, 'x')",
  event: "INSERT INTO checkout_event VALUES (0, :row, '', 'process', 'INFO', 'x')",
  attempt: `INSERT INTO checkout_transaction (transaction_id, command_id, input_digest, user_id, engine, status, phase,
    items_requested, items_received, charged, started_at) VALUES (:row, :row, '', 3, 'safe', 'failed', 'process', 0, 0, 0, '')`,
} as const;

/** Fills one table to its last page and allows the file no further one, so that its next row does not fit. */
function fillTable({ database }: OwnMarketplace, table: keyof typeof FILLERS): void {
  const insert = database.prepare<{ row: number }>(FILLERS[table]);
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
  for (let row = 0; row < 5000; row += 1) {
    try {
      insert.run({ row });
    } catch {
      return;
    }
  }
  throw new Error('The table did not fill up');
}
