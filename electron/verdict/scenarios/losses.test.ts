import { describe, expect, it } from 'vitest';
import type { Truth } from '../testing/market.ts';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** How credits get lost, in every release that can do it (BARTEREX.md section 2). */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'everything is bought and charged once',
    story: ({ shop, ana, lamp, desk, vase }) => [shop.buy(ana, [lamp, desk, vase])],
    said: {
      legacy: [
        'ana: received-in-full; charged 1750.5, received 1750.5; order created; 1 received, 2 received, 3 received',
      ],
      announced: ['ana: received-in-full; charged 1750.5, received 1750.5; 1 received, 2 received, 3 received'],
      'release-2025-12-24': [
        'ana: overcharged; charged 1750.5, received 1000, lost 750.5, owed 750.5; M0; 1 received, 2 never-tried, 3 never-tried',
      ],
      current: [
        'ana: received-in-full; charged 1750.5, received 1750.5; order created; 1 received, 2 received, 3 received',
      ],
      console: ['ana: received-in-full; charged 1750.5, received 1750.5; 1 received, 2 received, 3 received'],
    },
  },
  {
    name: 'an item fails: legacy ends there and keeps what it did, the repair charges for it (M1), ours does not',
    story: ({ shop, ana, lamp, desk, vase }) => [shop.buy(ana, [lamp, desk, vase], { failing: [desk] })],
    said: {
      legacy: ['ana: received-in-full; charged 1500, received 1500; order none; 1 received, 2 received'],
      announced: [
        'ana: overcharged; charged 1750.5, received 1250.5, lost 500, owed 500; M1; 1 received, 3 received, 2 failed',
      ],
      current: [
        'ana: overcharged; charged 1750.5, received 1250.5, lost 500, owed 500; M1; order created; 1 received, 3 received, 2 failed',
      ],
      console: ['ana: received-in-full; charged 1250.5, received 1250.5; 1 received, 2 failed, 3 received'],
    },
  },
  {
    name: 'an error before the first item, swallowed and committed (M2)',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { breaksAt: 0 })],
    said: {
      legacy: ['ana: not-charged; order none'],
      announced: [
        'ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; 1 never-tried, 2 never-tried',
      ],
      current: [
        'ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M2; order none; 1 never-tried, 2 never-tried',
      ],
      console: ['ana: not-charged; 1 failed, 2 failed'],
    },
  },
  {
    name: 'an error at the second item, swallowed and committed (M2)',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { breaksAt: 1 })],
    said: {
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M2; 1 received, 2 never-tried'],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M2; order none; 1 received, 2 never-tried',
      ],
    },
  },
  {
    name: 'the seller deletes the account while the checkout runs (M2)',
    story: ({ shop, ana, lamp, desk }) => {
      const eve = shop.person('eve');
      const chair = shop.item(eve, 700);
      return [shop.buy(ana, [lamp, chair, desk], { meanwhile: () => shop.leave(eve) })];
    },
    said: {
      legacy: ['ana: not-charged; order none'],
      announced: [
        'ana: overcharged; charged 2200, received 1000, lost 1200, owed 1200; M2; 1 received, 4 never-tried, 2 never-tried',
      ],
      current: [
        'ana: overcharged; charged 2200, received 1000, lost 1200, owed 1200; M2; order none; 1 received, 4 never-tried, 2 never-tried',
      ],
    },
  },
  {
    name: 'two buyers in the same second: the later writer has the item, both are charged (M3)',
    story: ({ shop, ana, ben, lamp, desk }) => {
      shop.fillCart(ana, [lamp, desk]);
      const earlier: Truth[] = [];
      const later = shop.buy(ben, [lamp], { meanwhile: () => earlier.push(shop.send(ana, [lamp, desk])) });
      return [...earlier, later];
    },
    said: {
      legacy: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M3; order none; 1 taken-by-other, 2 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      announced: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M3; 1 taken-by-other, 2 received',
        'ben: received-in-full; charged 1000, received 1000; 1 received',
      ],
      'release-2025-12-24': [
        'ana: charged-nothing-received; charged 1500, lost 1500, owed 1500; M3; 1 taken-by-other, 2 never-tried',
        'ben: received-in-full; charged 1000, received 1000; M0; 1 received',
      ],
      current: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M3; order created; 1 taken-by-other, 2 received',
        'ben: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
    },
  },
  {
    name: 'a top-up while the checkout runs, and readings on both sides (M4)',
    story: ({ shop, ana, lamp }) => {
      shop.show(ana);
      const bought = shop.buy(ana, [lamp], { meanwhile: () => shop.give(ana, 700) });
      shop.wait(10);
      shop.show(ana);
      return [bought];
    },
    said: {
      legacy: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 700, lost 700, owed 700; M4; order created; 1 received',
      ],
      announced: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 700, lost 700, owed 700; M4; 1 received',
      ],
      'release-2025-12-24': [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 700, lost 700, owed 700; M4; 1 received',
      ],
      current: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 700, lost 700, owed 700; M4; order created; 1 received',
      ],
      console: ['ana: received-in-full; charged 1000, received 1000; 1 received'],
    },
  },
  {
    name: 'a friend brings the referral bonus while the checkout runs (M4)',
    story: ({ shop, ana, lamp, desk }) => {
      const friend = shop.person('fay', 2000, ana);
      const bought = shop.buy(ana, [lamp], { meanwhile: () => shop.send(friend, [desk]) });
      shop.wait(10);
      shop.show(ana);
      return [bought];
    },
    said: {
      legacy: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 100, lost 100, owed 100; M4; order created; 1 received',
      ],
      announced: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 100, lost 100, owed 100; M4; 1 received',
      ],
      current: [
        'ana: credit-overwritten; charged 1000, received 1000, overwritten 100, lost 100, owed 100; M4; order created; 1 received',
      ],
    },
  },
  {
    name: 'a level is reached on the way',
    story: ({ shop, ana, lamp, desk }) => {
      ana.points = 80;
      shop.show(ana);
      const bought = shop.buy(ana, [lamp, desk]);
      shop.show(ana);
      return [bought];
    },
    said: {
      legacy: ['ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received'],
      announced: ['ana: received-in-full; charged 1500, received 1500; 1 received, 2 received'],
      'release-2025-12-24': [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M0; 1 received, 2 never-tried',
      ],
      current: ['ana: received-in-full; charged 1500, received 1500; order created; 1 received, 2 received'],
    },
  },
  {
    name: 'a level is reached at an item that fails, and again at the next one',
    story: ({ shop, ana, lamp, desk }) => {
      ana.points = 80;
      shop.show(ana);
      const bought = shop.buy(ana, [lamp, desk], { failing: [lamp] });
      shop.show(ana);
      return [bought];
    },
    said: {
      announced: ['ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M1; 2 received, 1 failed'],
      current: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M1; order created; 2 received, 1 failed',
      ],
    },
  },
];

describe('losses', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
