import type { CheckoutCommand } from '../electron/engine/attempt.ts';
import { safeCheckout } from '../electron/engine/checkout/safe.ts';
import type { Durability } from '../electron/store/sqlite/own-database.ts';
import type { OwnMarketplace } from '../electron/store/sqlite/own-marketplace.ts';
import { command, WorldFactory } from '../electron/testing/world.ts';
import type { HandWrittenCheckout } from './hand-written-checkout.ts';
import { prepareHandWrittenCheckout } from './hand-written-checkout.ts';
import type { BenchResult } from './result.ts';

const ITEMS_PER_CART = 2;
const BUYERS = 50;
const FLOOR = 0.8;

/** Safe checkouts per second of a 2-item cart on a file, against the hand-written sequence on a file of the same rows. */
export async function benchCheckout(durability: Durability, rounds: number, perRound: number): Promise<BenchResult> {
  const worlds = new WorldFactory();
  try {
    const count = (rounds + 1) * perRound;
    const ours = worlds.create(bigWorld(count), durability);
    const floor = worlds.create(bigWorld(count), durability);
    const handWritten = prepareHandWrittenCheckout(floor.database);
    const rates: { readonly ours: number; readonly floor: number }[] = [];
    // The first round warms both up and does not count; the two take turns, so that a slow moment hits both.
    for (let round = 0; round <= rounds; round += 1) {
      const commands = Array.from({ length: perRound }, (_, index) => commandOf(round * perRound + index));
      const timeOurs = () => timeRate(perRound, () => runOurs(ours, commands));
      const timeFloor = () => timeRate(perRound, async () => runFloor(handWritten, commands));
      const isOursFirst = round % 2 === 0;
      const first = isOursFirst ? await timeOurs() : await timeFloor();
      const second = isOursFirst ? await timeFloor() : await timeOurs();
      const rate = isOursFirst ? { ours: first, floor: second } : { ours: second, floor: first };
      if (round > 0) rates.push(rate);
    }
    ours.close();
    floor.close();
    return {
      name: `safe checkout, ${ITEMS_PER_CART} items, synchronous=${durability.toUpperCase()}`,
      unit: 'checkouts/s',
      ours: median(rates.map((rate) => rate.ours)),
      floor: median(rates.map((rate) => rate.floor)),
      ratio: median(rates.map((rate) => rate.ours / rate.floor)),
      leastRatio: FLOOR,
    };
  } finally {
    worlds.remove();
  }
}

type NumberedCommand = CheckoutCommand & { readonly number: number };

function commandOf(index: number): NumberedCommand {
  const number = index + 1;
  const itemIds = Array.from({ length: ITEMS_PER_CART }, (_, item) => index * ITEMS_PER_CART + item + 1);
  return { ...command((index % BUYERS) + 1, itemIds, number), number };
}

function runFloor(handWritten: HandWrittenCheckout, commands: readonly NumberedCommand[]): void {
  for (const { buyerId, itemIds, number } of commands) handWritten({ number, buyerId, itemIds });
}

async function runOurs(marketplace: OwnMarketplace, commands: readonly NumberedCommand[]): Promise<void> {
  for (const given of commands) {
    const outcome = await marketplace.perform(safeCheckout(given));
    if (outcome.kind !== 'settled' || outcome.attempt.status !== 'success') throw new Error('A bench checkout failed');
  }
}

function bigWorld(checkouts: number) {
  const seller = BUYERS + 1;
  return {
    users: Array.from({ length: seller }, () => ({ credits: 100_000_000 })),
    items: Array.from({ length: checkouts * ITEMS_PER_CART }, () => ({ value: 20, available: 1 as const, seller })),
  };
}

async function timeRate(count: number, work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
