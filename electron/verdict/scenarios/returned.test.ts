import { describe, expect, it } from 'vitest';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** What comes back is shown beside what was lost; only what surely belongs to it is taken off (DESIGN section 8). */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'the order is cancelled: the credits come back, and the items stay',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk]);
      shop.cancel(bought);
      return [bought];
    },
    said: {
      current: [
        'ana: received-in-full; charged 1500, received 1500, returned 1500; order cancelled; 1 received, 2 received',
      ],
    },
  },
  {
    name: 'the order of a partial purchase is cancelled: more comes back than was lost',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { failing: [desk] });
      shop.cancel(bought);
      return [bought];
    },
    said: {
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, returned 1500; M1; order cancelled; 1 received, 2 failed',
      ],
    },
  },
  {
    name: 'both orders of a double submit are cancelled: refunded twice',
    story: ({ shop, ana, lamp }) => {
      const twice = shop.buyTwice(ana, [lamp]);
      for (const bought of twice.toReversed()) shop.cancel(bought);
      return twice;
    },
    said: {
      current: [
        'ana: received-in-full; charged 1000, received 1000, returned 1000; M5; order cancelled; 1 received',
        'ana: double-submit; returned 1000; M5; order cancelled; 1 already-owned',
      ],
    },
  },
  {
    name: 'one buyer loses three times',
    story: ({ shop, ana, lamp, desk, vase }) => {
      const first = shop.buy(ana, [lamp, desk], { failing: [lamp] });
      shop.wait(30);
      const second = shop.buy(ana, [vase, lamp], { breaksAt: 0 });
      shop.wait(30);
      return [first, second, shop.buy(ana, [vase, lamp], { breaksAt: 1 })];
    },
    said: {
      announced: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M1; 2 received, 1 failed',
        'ana: charged-nothing-received; charged 1250.5, lost 1250.5, owed 1250.5; M2; 1 never-tried, 3 never-tried',
        'ana: overcharged; charged 1250.5, received 250.5, lost 1000, owed 1000; M2; 3 received, 1 never-tried',
      ],
      current: [
        'ana: overcharged; charged 1500, received 500, lost 1000, owed 1000; M1; order created; 2 received, 1 failed',
        'ana: charged-nothing-received; charged 1250.5, lost 1250.5, owed 1250.5; M2; order none; 1 never-tried, 3 never-tried',
        'ana: overcharged; charged 1250.5, received 250.5, lost 1000, owed 1000; M2; order none; 3 received, 1 never-tried',
      ],
    },
  },
  {
    name: 'an admin has given credits since: perhaps for it, and never taken off',
    story: ({ shop, ana, lamp, desk }) => {
      const bought = shop.buy(ana, [lamp, desk], { failing: [desk] });
      shop.wait(30);
      shop.give(ana, 300);
      return [bought];
    },
    said: {
      announced: [
        'ana: overcharged; charged 1500, received 1000, lost 500, possibly returned 300, owed 500; M1; 1 received, 2 failed',
      ],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, possibly returned 300, owed 500; M1; order created; 1 received, 2 failed',
      ],
    },
  },
  {
    name: 'an admin has taken credits away, or given them before: that is no return',
    story: ({ shop, ana, lamp, desk }) => {
      shop.give(ana, 800);
      const bought = shop.buy(ana, [lamp, desk], { failing: [desk] });
      shop.wait(30);
      shop.give(ana, -300);
      return [bought];
    },
    said: {
      announced: ['ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; 1 received, 2 failed'],
      current: [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M1; order created; 1 received, 2 failed',
      ],
    },
  },
];

describe('what comes back', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
