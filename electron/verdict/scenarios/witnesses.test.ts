import { describe, expect, it } from 'vitest';
import { amount } from '../testing/market.ts';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** Witnesses that are missing, late or wrong: what cannot be told stays untold, and what can be told is told all the same. */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'without the table of purchases nothing tells what was received',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: { market: (market) => ({ ...market, trades: [], missing: [...market.missing, 'trade'] }) },
    said: {
      legacy: ['ana: cannot-tell; order none; 1 received'],
      announced: ['ana: cannot-tell; 2 failed, 1 received'],
      current: ['ana: cannot-tell; order created; 2 failed, 1 received'],
    },
  },
  {
    name: 'without the columns of the last checkout, a purchase that left nothing is only known by the balance',
    story: ({ shop, ana, lamp, desk }) => {
      shop.show(ana);
      const bought = shop.buy(ana, [lamp, desk], { breaksAt: 0 });
      shop.show(ana);
      return [bought];
    },
    view: {
      market: (market) => ({
        ...market,
        keepsLastCheckout: false,
        users: market.users.map((user) => ({ ...user, lastCheckout: null })),
      }),
    },
    said: {
      announced: [
        'ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; 1 never-tried, 2 never-tried',
      ],
      current: [
        'ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; order none; 1 never-tried, 2 never-tried',
      ],
    },
  },
  {
    name: 'without orders, notifications, ledger and carts',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: {
      market: (market) => ({
        ...market,
        orders: [],
        notices: [],
        ledger: [],
        carts: [],
        missing: ['order', 'notification', 'credit_transaction', 'cart_item', 'audit_log'],
      }),
    },
    said: {
      legacy: ['ana: received-in-full; charged 1500, received 1500; order unknown; 1 received, 2 received'],
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; 1 received, 2 failed'],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; order unknown; 1 received, 2 failed',
      ],
    },
  },
  {
    name: 'balances that cannot be read',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: {
      market: (market) => ({ ...market, users: market.users.map((user) => ({ ...user, balance: null })) }),
    },
    said: {
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; 1 received, 2 failed'],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; order created; 1 received, 2 failed',
      ],
    },
  },
  {
    name: 'the price of an item that failed is NULL by now, and so is that of one that was received',
    story: ({ shop, ana, lamp, desk, vase }) => {
      const bought = shop.buy(ana, [lamp, desk, vase], { failing: [desk] });
      desk.price = null;
      vase.price = null;
      return [bought];
    },
    said: {
      announced: [
        'ana: overcharged; charged 1750.5, received 1250.5, lost 500, owed 500; M1; 1 received, 3 received, 2 failed',
      ],
      current: [
        'ana: overcharged; charged 1750.5, received 1250.5, lost 500, owed 500; M1; order created; 1 received, 3 received, 2 failed',
      ],
    },
  },
  {
    name: 'a price has cents, and a balance has dust',
    story: ({ shop, sam, ana }) => {
      const [pin, cup] = [shop.item(sam, 0.07), shop.item(sam, 99.99)];
      shop.edit(ana, 587.7);
      return [shop.buy(ana, [pin, cup], { failing: [pin] })];
    },
    said: {
      announced: ['ana: overcharged; charged 100.06, received 99.99, lost 0.07, owed 0.07; M1; 5 received, 4 failed'],
      current: [
        'ana: overcharged; charged 100.06, received 99.99, lost 0.07, owed 0.07; M1; order created; 5 received, 4 failed',
      ],
    },
  },
  {
    name: 'two users have the same name: a line that names them names nobody',
    story: ({ shop, ana, lamp, desk }) => {
      shop.person('ana', 9000);
      return [shop.buy(ana, [lamp, desk], { breaksAt: 0 }), shop.buy(ana, [desk])];
    },
    said: {
      current: ['ana: cannot-tell; order none', 'ana: cannot-tell; order created; 2 received'],
    },
  },
  {
    name: 'the logs begin after the purchase of somebody else who had the item before',
    story: ({ shop, ana, ben, lamp }) => {
      const earlier = shop.buy(ben, [lamp]);
      lamp.isAvailable = true;
      return [earlier, shop.buy(ana, [lamp])];
    },
    view: { sees: ({ author }) => author?.buyer.username !== 'ben' },
    said: {
      legacy: [
        'nothing is known of it',
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      announced: ['nothing is known of it', 'ana: received-in-full; charged 1000, received 1000; 1 received'],
      'release-2025-12-24': [
        'nothing is known of it',
        'ana: received-in-full; charged 1000, received 1000; M0; 1 received',
      ],
      current: [
        'nothing is known of it',
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
    },
  },
  {
    name: 'the log of the success was lost: an encoding dropped its line',
    story: ({ shop, ana, lamp, desk }) => [
      shop.buy(ana, [lamp, desk]),
      shop.buy(ana, [lamp, desk], { isUnseen: true }),
    ],
    view: { sees: ({ text }) => !/[✓⚠→₦]/.test(text) },
    said: {
      legacy: [
        'ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received',
        'ana: not-charged; order none',
      ],
      announced: ['ana: received-in-full; charged 1500, received 1500; 1 received, 2 received', 'ana: not-charged'],
      current: [
        'ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received',
        'ana: not-charged; order none',
      ],
    },
  },
  {
    name: 'the log of a partial success was lost: an encoding dropped its lines',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: { sees: ({ text }) => !/[✓⚠→₦]/.test(text) },
    said: {
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; 1 received, 2 failed'],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; order created; 1 received, 2 failed',
      ],
    },
  },
  {
    name: 'the lines of what failed are lost: the full charge for a part does not look like a success',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: { sees: ({ text }) => !/failed|Points awarded for purchase/.test(text) },
    said: {
      announced: ['ana: cannot-tell; 1 received'],
      current: ['ana: cannot-tell; order created; 1 received'],
    },
  },
  {
    name: 'the line that gives everything back is lost: what failed as a whole is not charged',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [lamp, desk] })],
    view: { sees: ({ text }) => !/All items failed/.test(text) },
    said: {
      announced: ['ana: not-charged; 1 failed, 2 failed'],
      current: ['ana: not-charged; order none; 1 failed, 2 failed'],
    },
  },
  {
    name: 'the cart is changed after the checkout page has shown its total',
    story: ({ shop, ana, lamp, desk, vase }) => {
      shop.buy(ana, [lamp, desk, vase], { commit: 'fails' });
      return [shop.buy(ana, [lamp], { isUnseen: true, breaksAt: 0 })];
    },
    said: {
      current: ['ana: charged-nothing-received; charged 1000, lost 1000, owed 1000; M2; order none; 1 never-tried'],
    },
  },
  {
    name: 'the order cannot be stored, and the success before it is lost: the purchase stays (M8)',
    story: ({ shop, ana, sam, lamp }) => {
      const bought = shop.buy(ana, [lamp], { order: 'fails' });
      shop.leave(sam);
      return [bought];
    },
    view: { sees: ({ text }) => !/FINALIZED/.test(text) },
    said: {
      current: ['ana: received-in-full; charged 1000, received 1000; M8; order none; 1 received'],
    },
  },
  {
    name: 'a top-up during the checkout, and nothing that was read before or after',
    story: ({ shop, ana, lamp }) => {
      const bought = shop.buy(ana, [lamp], { meanwhile: () => shop.give(ana, 700) });
      ana.balance = amount(12_345);
      return [bought];
    },
    said: {
      legacy: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 700, lost 700, owed 700; M4; order created; 1 received',
      ],
      announced: ['ana: received-in-full; charged 1000, received 1000; 1 received'],
      'release-2025-12-24': ['ana: received-in-full; charged 1000, received 1000; M0; 1 received'],
    },
  },
  {
    name: 'the clock of the log is not known, so no purchase is found at its time',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [desk] })],
    view: {
      market: (market) => ({
        ...market,
        lastWriteMs: market.lastWriteMs + 7_200_000,
        trades: market.trades.map((trade) => ({ ...trade, atMs: trade.atMs + 7_200_000 })),
        orders: market.orders.map((order) => ({ ...order, atMs: order.atMs + 7_200_000 })),
        users: market.users.map((user) => ({
          ...user,
          lastCheckout: user.lastCheckout && { ...user.lastCheckout, atMs: user.lastCheckout.atMs + 7_200_000 },
        })),
      }),
    },
    said: {
      legacy: ['ana: cannot-tell; order none'],
      announced: ['ana: cannot-tell; 2 failed, 1 unknown'],
      current: ['ana: cannot-tell; order created; 2 failed, 1 unknown'],
    },
  },
  {
    name: 'nobody knows whose checkout it was',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { breaksAt: 0 });
      shop.buy(ana, [desk]);
      return [bought];
    },
    view: { knowsUser: () => false },
    said: {
      announced: ['somebody: cannot-tell'],
      current: ['somebody: cannot-tell; order none'],
    },
  },
];

describe('witnesses that fail', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
