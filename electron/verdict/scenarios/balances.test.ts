import { describe, expect, it } from 'vitest';
import type { View } from '../testing/evidence-of.ts';
import type { Cast, Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** No balance was ever read: the rules of the release have to do. */
const WITHOUT_BALANCES: View = {
  sees: ({ text }) => !/Old:|User Credits:|dashboard/.test(text),
  market: (market) => ({
    ...market,
    edits: [],
    users: market.users.map((user) => ({ ...user, balance: null })),
    orders: market.orders.map((order) => ({ ...order, balanceBefore: null, balanceAfter: null })),
  }),
};

/** A checkout that charges 1,500 for two items; a third one of 500 was in the cart, and not on sale any more. */
function breakOff({ shop, ana, sam, lamp, desk }: Cast) {
  const gone = shop.item(sam, 500);
  shop.fillCart(ana, [lamp, desk, gone]);
  gone.isAvailable = false;
  shop.wait(30);
  return shop.send(ana, [lamp, desk, gone], { breaksAt: 0 });
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'no readings: the last checkout of the account, and the total that the page has shown, tell the charge',
    story: ({ shop, ana, lamp }) => {
      const eve = shop.person('eve');
      return [shop.buy(ana, [shop.item(eve, 500), lamp], { meanwhile: () => shop.leave(eve) })];
    },
    view: WITHOUT_BALANCES,
    said: {
      announced: ['ana: cannot-tell'],
      current: ['ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; order none'],
    },
  },
  {
    name: 'no readings: both commits fail',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { commit: 'fails' })],
    view: WITHOUT_BALANCES,
    said: {
      legacy: ['ana: not-charged; order none'],
      announced: ['ana: not-charged'],
      current: ['ana: not-charged; order none'],
    },
  },
  {
    name: 'no readings: an account without points (M6)',
    story: ({ shop, ana, lamp, desk }) => {
      ana.points = null;
      return [shop.buy(ana, [lamp, desk])];
    },
    view: WITHOUT_BALANCES,
    said: {
      legacy: ['ana: not-charged; M6; order created'],
      announced: ['ana: not-charged; M6'],
      'release-2025-12-24': ['ana: not-charged; M6'],
      current: ['ana: not-charged; M6; order none'],
    },
  },
  {
    name: 'the readings on both sides tell what an error has charged',
    story: (cast) => [breakOff(cast)],
    said: {
      announced: ['ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2'],
      current: ['ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; order none'],
    },
  },
  {
    name: 'a purchase that no line tells of lies between the readings: they tell nothing',
    story: (cast) => {
      const { shop, ana, sam } = cast;
      const other = shop.item(sam, 500);
      const broken = breakOff(cast);
      shop.wait(30);
      shop.buy(ana, [other]);
      return [broken];
    },
    view: { sees: ({ author }) => author === null || author.received.length === 0, admitsGaps: false },
    said: {
      announced: ['ana: cannot-tell'],
      current: ['ana: cannot-tell; order none'],
    },
  },
  {
    name: 'the log has a gap between the readings: they tell nothing',
    story: (cast) => {
      const broken = breakOff(cast);
      cast.shop.wait(30);
      cast.shop.give(cast.ana, -500);
      cast.shop.wait(30);
      cast.shop.show(cast.ana);
      return [broken];
    },
    view: { sees: ({ text }) => !/Old: 3500/.test(text) },
    said: {
      announced: ['ana: cannot-tell'],
    },
  },
  {
    name: 'two prices were exchanged since, and add up to the charge in two ways',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { failing: [desk] });
      [lamp.price, desk.price] = [desk.price, lamp.price];
      return [bought];
    },
    said: {
      announced: ['ana: cannot-tell; 1 received, 2 failed'],
      current: ['ana: cannot-tell; order created; 1 received, 2 failed'],
    },
  },
];

describe('what balances tell', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
