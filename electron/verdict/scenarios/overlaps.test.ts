import { describe, expect, it } from 'vitest';
import type { Truth } from '../testing/market.ts';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** What happens at the same moment: whose write stays cannot always be told, and then it is not (BARTEREX.md M3 to M5). */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'the same cart is sent twice, and the second request breaks off before its first item',
    story: ({ shop, ana, lamp, desk }) => shop.buyTwice(ana, [lamp, desk], { breaksAt: 0 }),
    said: {
      announced: ['ana: cannot-tell; 1 received, 2 received', 'ana: cannot-tell'],
      current: ['ana: cannot-tell; order created; 1 received, 2 received', 'ana: cannot-tell; order none'],
    },
  },
  {
    name: 'the same cart is sent twice, and the second request gives everything back, also what the first one took',
    story: ({ shop, ana, lamp }) => shop.buyTwice(ana, [lamp], { failing: [lamp] }),
    said: {
      announced: ['ana: cannot-tell; 1 received', 'ana: not-charged; 1 failed'],
      current: ['ana: cannot-tell; order created; 1 received', 'ana: not-charged; order none; 1 failed'],
    },
  },
  {
    name: 'two different carts of one buyer at the same moment',
    story: ({ shop, ana, lamp, desk }) => {
      shop.fillCart(ana, [desk]);
      const firsts: Truth[] = [];
      const second = shop.buy(ana, [lamp], { meanwhile: () => firsts.push(shop.send(ana, [desk])) });
      return [...firsts, second];
    },
    said: {
      legacy: ['ana: cannot-tell; order none; 2 received', 'ana: cannot-tell; order created; 1 received'],
      announced: ['ana: cannot-tell; 2 received', 'ana: cannot-tell; 1 received'],
      current: ['ana: cannot-tell; order created; 2 received', 'ana: cannot-tell; order created; 1 received'],
    },
  },
  {
    name: 'every item fails while a top-up comes in: what is given back is what was there before (M4)',
    story: ({ shop, ana, lamp }) => {
      shop.show(ana);
      const bought = shop.buy(ana, [lamp], { failing: [lamp], meanwhile: () => shop.give(ana, 700) });
      shop.wait(10);
      shop.show(ana);
      return [bought];
    },
    said: {
      announced: ['ana: credit-overwritten; overwritten 700, lost 700, owed 700; M4; 1 failed'],
      current: ['ana: credit-overwritten; overwritten 700, lost 700, owed 700; M4; order none; 1 failed'],
    },
  },
  {
    name: 'a refusal while a top-up comes in writes nothing, so it wipes out nothing',
    story: ({ shop, ana, sam }) => {
      const dear = shop.item(sam, 90_000);
      shop.show(ana);
      const refused = shop.buy(ana, [dear], { meanwhile: () => shop.give(ana, 700) });
      shop.wait(10);
      shop.show(ana);
      return [refused];
    },
    said: {
      legacy: ['ana: not-charged; order none'],
      announced: ['ana: not-charged'],
      current: ['ana: not-charged; order none'],
    },
  },
  {
    name: 'who took the item at the same moment has left, and the item with the account (M3)',
    story: ({ shop, ana, ben, lamp, desk }) => {
      shop.fillCart(ana, [lamp, desk]);
      const earlier: Truth[] = [];
      shop.buy(ben, [lamp], { meanwhile: () => earlier.push(shop.send(ana, [lamp, desk])) });
      shop.wait(30);
      shop.leave(ben);
      return earlier;
    },
    said: {
      legacy: ['ana: cannot-tell; order none; 1 unknown, 2 received'],
      announced: ['ana: cannot-tell; 1 unknown, 2 received'],
      current: ['ana: cannot-tell; order created; 1 unknown, 2 received'],
    },
  },
  {
    name: 'three buyers in the same second: the last one has it',
    story: ({ shop, ana, ben, lamp }) => {
      const eve = shop.person('eve', 5000);
      for (const buyer of [ana, ben]) shop.fillCart(buyer, [lamp]);
      const earlier: Truth[] = [];
      const last = shop.buy(eve, [lamp], {
        meanwhile: () =>
          earlier.push(shop.send(ben, [lamp], { meanwhile: () => earlier.push(shop.send(ana, [lamp])) })),
      });
      return [...earlier, last];
    },
    said: {
      legacy: [
        'ana: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; order none; 1 taken-by-other',
        'ben: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; order none; 1 taken-by-other',
        'eve: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
      announced: [
        'ana: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; 1 taken-by-other',
        'ben: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; 1 taken-by-other',
        'eve: received-in-full; charged 1000, received 1000; 1 received',
      ],
      current: [
        'ana: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; order created; 1 taken-by-other',
        'ben: charged-nothing-received; charged 1000, lost 1000, owed 1000; M3; order created; 1 taken-by-other',
        'eve: received-in-full; charged 1000, received 1000; order created; 1 received',
      ],
    },
  },
];

describe('what happens at the same moment', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
