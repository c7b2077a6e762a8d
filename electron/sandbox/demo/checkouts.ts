import type { CommandId, ItemId } from '../../../shared/ids.ts';
import { transactionId } from '../../../shared/ids.ts';
import type { Attempt } from '../../engine/attempt.ts';
import { safeCheckout } from '../../engine/checkout/safe.ts';
import { isStartOfProcessing, killedAt, withFault, withIntrusion } from '../../engine/faults.ts';
import type { Performer } from '../../engine/performer.ts';
import type { DemoItem, DemoUser } from '../../store/sqlite/demo-market.ts';
import { runCheckout } from '../checkout.ts';
import { createOrder } from './orders.ts';
import type { Scene } from './scene.ts';

/** What happens in a demo checkout, and how often in a hundred. */
const PLOTS = {
  'goes through': 54,
  'too expensive': 14,
  'empty cart': 4,
  'has a sold item in the cart': 8,
  'finds nothing left': 4,
  'loses an item to somebody else': 7,
  'loses all items to somebody else': 2,
  'meets an error': 5,
  'is killed': 2,
} as const;
type Plot = keyof typeof PLOTS;

/** PROCESS takes at least this many steps, so that an error planned among them is met. */
const FIRST_STEP_OF_PROCESS = 9;
const STEPS_OF_PROCESS = 8;

/** One checkout by the safe engine; most go well, and each way to go wrong comes up now and then. */
export async function placeCheckout(scene: Scene): Promise<void> {
  const { market, random, at } = scene;
  const plot = random.weighted(PLOTS);
  const { buyer, items } = castOf(scene, plot);
  const command = { commandId: drawCommandId(scene), buyerId: buyer.userId, itemIds: items, at };
  const drawTransactionId = () => transactionId(random.hex(8));

  if (plot === 'is killed') {
    const work = safeCheckout({ ...command, transactionId: drawTransactionId() });
    await market.marketplace.perform(killedAt(work, isStartOfProcessing));
    market.marketplace.markInterrupted(at);
    return;
  }
  const outcome = await runCheckout(market.marketplace, {
    command,
    drawTransactionId,
    wrap: twist(scene, plot, items),
  });
  if (outcome.kind === 'settled' && isPurchase(outcome.attempt)) createOrder(scene, outcome.attempt);
}

interface Cast {
  readonly buyer: DemoUser;
  readonly items: readonly ItemId[];
}

function castOf({ market, random }: Scene, plot: Plot): Cast {
  const wanted = random.weighted({ one: 8, two: 3, three: 1, four: 1 });
  const count = { one: 1, two: 2, three: 3, four: 4 }[wanted];
  const buyer = random.pick(market.users().filter(({ isBanned }) => !isBanned || random.chance(10)));
  const forSale = market.items().filter((item) => item.isAvailable && item.ownerId !== buyer.userId);
  const sold = market.items().filter((item) => !item.isAvailable && item.ownerId !== buyer.userId);
  const affordable = affordableItems(random.sample(forSale, 12), buyer, Math.max(count, needed(plot)));
  switch (plot) {
    case 'empty cart':
      return { buyer, items: [] };
    case 'finds nothing left':
      return { buyer, items: idsOf(random.sample(sold, count)) };
    case 'has a sold item in the cart':
      return { buyer, items: idsOf([...affordable, ...random.sample(sold, 1)]) };
    case 'too expensive':
      return { buyer, items: idsOf([...forSale].sort((left, right) => right.price - left.price).slice(0, 2 + count)) };
    default:
      return { buyer, items: idsOf(affordable) };
  }
}

function needed(plot: Plot): number {
  return plot === 'loses an item to somebody else' ? 2 : 1;
}

/** Fills a cart that the buyer can pay for. */
function affordableItems(items: readonly DemoItem[], buyer: DemoUser, count: number): readonly DemoItem[] {
  const cart: DemoItem[] = [];
  let left: number = buyer.balance;
  for (const item of items) {
    if (cart.length === count) break;
    if (item.price > left) continue;
    cart.push(item);
    left -= item.price;
  }
  return cart;
}

function twist({ market, random }: Scene, plot: Plot, items: readonly ItemId[]): (performer: Performer) => Performer {
  const withdraw = (taken: readonly ItemId[]) => (performer: Performer) =>
    withIntrusion(performer, isStartOfProcessing, () => {
      for (const itemId of taken) market.withdrawItem(itemId);
    });
  if (plot === 'loses an item to somebody else') return withdraw(items.slice(-1));
  if (plot === 'loses all items to somebody else') return withdraw(items);
  if (plot !== 'meets an error') return (performer) => performer;
  const position = FIRST_STEP_OF_PROCESS + random.integer(0, STEPS_OF_PROCESS - 1);
  const message = random.pick(['disk I/O error', 'database is locked', 'points service unavailable']);
  return (performer) => withFault(performer, { position, when: 'before', createError: () => new Error(message) });
}

function idsOf(items: readonly DemoItem[]): readonly ItemId[] {
  return items.map(({ itemId }) => itemId);
}

function isPurchase({ status }: Attempt): boolean {
  return status === 'success' || status === 'partial';
}

function drawCommandId({ random }: Scene): CommandId {
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}` as CommandId;
}
