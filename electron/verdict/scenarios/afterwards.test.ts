import { describe, expect, it } from 'vitest';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** What happened later must not change what a checkout did (DESIGN section 8): owners and prices of today are witnesses only. */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an item that failed is bought again later',
    story: ({ shop, ana, lamp, desk }) => {
      const first = shop.buy(ana, [lamp, desk], { failing: [desk] });
      shop.wait(30);
      return [first, shop.buy(ana, [desk])];
    },
    said: {
      legacy: [
        'ana: received-in-full; charged 1500, received 1500; order none; 1 received, 2 received',
        'ana: not-charged; order none',
      ],
      announced: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; 1 received, 2 failed',
        'ana: received-in-full; charged 500, received 500; 2 received',
      ],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; order created; 1 received, 2 failed',
        'ana: received-in-full; charged 500, received 500; order created; 2 received',
      ],
      console: [
        'ana: received-in-full; charged 1000, received 1000; 1 received, 2 failed',
        'ana: received-in-full; charged 500, received 500; 2 received',
      ],
    },
  },
  {
    name: 'what was bought is sold on',
    story: ({ shop, ana, ben, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk]);
      shop.wait(30);
      lamp.isAvailable = true;
      return [bought, shop.buy(ben, [lamp])];
    },
    said: {
      legacy: [
        'ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      announced: [
        'ana: received-in-full; charged 1500, received 1500; 1 received, 2 received',
        'ben: received-in-full; charged 1000, received 1000; 1 received',
      ],
      'release-2025-12-24': [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M0; 1 received, 2 never-tried',
        'ben: received-in-full; charged 1000, received 1000; M0; 1 received',
      ],
      current: [
        'ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      console: [
        'ana: received-in-full; charged 1500, received 1500; 1 received, 2 received',
        'ben: received-in-full; charged 1000, received 1000; 1 received',
      ],
    },
  },
  {
    name: 'sold on, and bought back from the new owner',
    story: ({ shop, ana, ben, lamp }) => {
      const first = shop.buy(ana, [lamp]);
      lamp.isAvailable = true;
      const second = shop.buy(ben, [lamp]);
      lamp.isAvailable = true;
      return [first, second, shop.buy(ana, [lamp])];
    },
    said: {
      legacy: [
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      announced: [
        'ana: received-in-full; charged 1000, received 1000; 1 received',
        'ben: received-in-full; charged 1000, received 1000; 1 received',
        'ana: received-in-full; charged 1000, received 1000; 1 received',
      ],
      'release-2025-12-24': [
        'ana: received-in-full; charged 1000, received 1000; M0; 1 received',
        'ben: received-in-full; charged 1000, received 1000; M0; 1 received',
        'ana: received-in-full; charged 1000, received 1000; M0; 1 received',
      ],
      current: [
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
        'ana: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      console: [
        'ana: received-in-full; charged 1000, received 1000; 1 received',
        'ben: received-in-full; charged 1000, received 1000; 1 received',
        'ana: received-in-full; charged 1000, received 1000; 1 received',
      ],
    },
  },
  {
    name: 'an item is deleted after it was bought',
    story: ({ shop, ana, lamp, desk, vase }) => {
      const bought = shop.buy(ana, [lamp, desk, vase], { failing: [vase] });
      shop.market.things = shop.market.things.filter((thing) => thing !== desk);
      return [bought];
    },
    said: {
      announced: [
        'ana: overcharged; charged 1750.5, received 1500, lost 250.5, owed 250.5; M1; 1 received, 2 received, 3 failed',
      ],
      current: [
        'ana: overcharged; charged 1750.5, received 1500, lost 250.5, owed 250.5; M1; order created; 1 received, 2 received, 3 failed',
      ],
    },
  },
  {
    name: 'the seller leaves, and the trades go with the account',
    story: ({ shop, ana, sam, lamp, desk, vase }) => {
      const bought = shop.buy(ana, [lamp, desk, vase], { failing: [vase] });
      shop.wait(30);
      shop.leave(sam);
      return [bought];
    },
    said: {
      legacy: ['ana: cannot-tell; order none; 1 received, 2 received'],
      announced: [
        'ana: overcharged; charged 1750.5, received 1500, lost 250.5, owed 250.5; M1; 3 failed, 1 received, 2 received',
      ],
      current: [
        'ana: overcharged; charged 1750.5, received 1500, lost 250.5, owed 250.5; M1; order created; 3 failed, 1 received, 2 received',
      ],
    },
  },
  {
    name: 'the seller leaves after a purchase that ended in an error',
    story: ({ shop, ana, sam, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { breaksAt: 1 });
      shop.wait(30);
      shop.leave(sam);
      return [bought];
    },
    said: {
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M2; 1 received, 2 never-tried'],
      'release-2025-12-24': [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M0; 1 received, 2 never-tried',
      ],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M2; order none; 1 received, 2 never-tried',
      ],
    },
  },
  {
    name: 'the buyer leaves: nobody is left to be owed anything',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { failing: [desk] });
      shop.wait(30);
      shop.leave(ana);
      return [bought];
    },
    said: {
      legacy: ['ana: cannot-tell; order none'],
      announced: ['ana: cannot-tell; 2 failed'],
      current: ['ana: cannot-tell; order created; 2 failed'],
    },
  },
  {
    name: 'the buyer leaves, and the next one to sign up gets the same id',
    story: ({ shop, lamp, desk }) => {
      const eve = shop.person('eve', 3000);
      const bought = shop.buy(eve, [lamp, desk], { failing: [desk] });
      shop.leave(eve);
      shop.wait(30);
      const zoe = shop.person('zoe', 4000);
      return [bought, shop.buy(zoe, [desk])];
    },
    said: {
      announced: ['eve: cannot-tell; 2 failed', 'zoe: received-in-full; charged 500, received 500; 2 received'],
      current: [
        'eve: cannot-tell; order created; 2 failed',
        'zoe: received-in-full; charged 500, received 500; order created; 2 received',
      ],
    },
  },
  {
    name: 'the same, and the new user has the same name',
    story: ({ shop, lamp, desk }) => {
      const eve = shop.person('eve', 3000);
      const bought = shop.buy(eve, [lamp, desk], { failing: [desk] });
      shop.leave(eve);
      shop.wait(30);
      const next = shop.person('eve', 4000);
      return [bought, shop.buy(next, [desk])];
    },
    said: {
      announced: ['eve: cannot-tell; 2 failed', 'eve: received-in-full; charged 500, received 500; 2 received'],
      current: [
        'eve: cannot-tell; order created; 2 failed',
        'eve: received-in-full; charged 500, received 500; order created; 2 received',
      ],
    },
  },
  {
    name: 'the price of a received item was edited afterwards',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk]);
      lamp.price = desk.price;
      return [bought];
    },
    said: {
      legacy: ['ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received'],
      announced: ['ana: received-in-full; charged 1500, received 1500; 1 received, 2 received'],
      'release-2025-12-24': [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M0; 1 received, 2 never-tried',
      ],
      current: ['ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received'],
      console: ['ana: received-in-full; charged 1500, received 1500; 1 received, 2 received'],
    },
  },
  {
    name: 'the price of an item of a partial purchase was edited afterwards',
    story: ({ shop, ana, lamp, desk, vase }) => {
      const bought = shop.buy(ana, [lamp, desk, vase], { failing: [desk] });
      lamp.price = vase.price;
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
];

describe('what happens afterwards', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
