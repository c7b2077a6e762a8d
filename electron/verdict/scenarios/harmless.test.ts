import { describe, expect, it } from 'vitest';
import type { Scenario } from '../testing/scenario.ts';
import { byRelease, play } from '../testing/scenario.ts';

/** What only looks like a loss, or is a plain success or refusal (BARTEREX.md section 2). */
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'one item',
    story: ({ shop, ana, vase }) => [shop.buy(ana, [vase])],
    said: {
      legacy: ['ana: received-in-full; charged 250.5, received 250.5; order created; 3 received'],
      announced: ['ana: received-in-full; charged 250.5, received 250.5; 3 received'],
      'release-2025-12-24': ['ana: received-in-full; charged 250.5, received 250.5; M0; 3 received'],
      current: ['ana: received-in-full; charged 250.5, received 250.5; order created; 3 received'],
      console: ['ana: received-in-full; charged 250.5, received 250.5; 3 received'],
    },
  },
  {
    name: 'every item fails: the whole charge is given back at once',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { failing: [lamp, desk] })],
    said: {
      announced: ['ana: not-charged; 1 failed, 2 failed'],
      current: ['ana: not-charged; order none; 1 failed, 2 failed'],
      console: ['ana: not-charged; 1 failed, 2 failed'],
    },
  },
  {
    name: 'the same cart is sent twice: bought twice over, charged once (M5)',
    story: ({ shop, ana, lamp, desk }) => shop.buyTwice(ana, [lamp, desk]),
    said: {
      legacy: [
        'ana: received-in-full; charged 1500, received 1500; M5; order none; 1 received, 2 received',
        'ana: double-submit; M5; order created; 1 already-owned, 2 already-owned',
      ],
      announced: [
        'ana: received-in-full; charged 1500, received 1500; M5; 1 received, 2 received',
        'ana: double-submit; M5; 1 already-owned, 2 already-owned',
      ],
      'release-2025-12-24': [
        'ana: overcharged; charged 1500, received 1000, lost 500, owed 500; M0; 1 received, 2 never-tried',
        'ana: double-submit; M5; 1 already-owned',
      ],
      current: [
        'ana: received-in-full; charged 1500, received 1500; M5; order created; 1 received, 2 received',
        'ana: double-submit; M5; order created; 1 already-owned, 2 already-owned',
      ],
    },
  },
  {
    name: 'an account without points: the failed award takes everything back (M6)',
    story: ({ shop, ana, lamp, desk }) => {
      ana.points = null;
      return [shop.buy(ana, [lamp, desk])];
    },
    said: {
      legacy: ['ana: not-charged; M6; order created'],
      announced: ['ana: not-charged; M6'],
      'release-2025-12-24': ['ana: not-charged; M6'],
      current: ['ana: not-charged; M6; order none'],
    },
  },
  {
    name: 'the first commit fails, the second one keeps everything (M7)',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { commit: 'fails-once' })],
    said: {
      legacy: ['ana: received-in-full; charged 1500, received 1500; M7; order none; 1 received, 2 received'],
      announced: ['ana: received-in-full; charged 1500, received 1500; M7; 1 received, 2 received'],
      current: ['ana: received-in-full; charged 1500, received 1500; M7; order none; 1 received, 2 received'],
    },
  },
  {
    name: 'both commits fail: nothing happened',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { commit: 'fails' })],
    said: {
      legacy: ['ana: not-charged; order none'],
      announced: ['ana: not-charged'],
      current: ['ana: not-charged; order none'],
      console: ['ana: not-charged; 1 failed, 2 failed'],
    },
  },
  {
    name: 'charged and linked, but the order cannot be stored (M8)',
    story: ({ shop, ana, lamp, desk }) => [shop.buy(ana, [lamp, desk], { order: 'fails' })],
    said: {
      current: ['ana: received-in-full; charged 1500, received 1500; M8; order none; 1 received, 2 received'],
    },
  },
  {
    name: 'refused: too few credits, an empty cart, nothing available, an item without owner or without a price',
    story: ({ shop, ana, lamp, desk }) => {
      const eve = shop.person('eve');
      const [dear, bare, found] = [shop.item(eve, 90_000), shop.item(eve, null), shop.item(null, 300)];
      const refused = [shop.buy(ana, [lamp, dear]), shop.buy(ana, []), shop.buy(ana, [desk, bare])];
      desk.isAvailable = false;
      return [...refused, shop.buy(ana, [desk]), shop.buy(ana, [found])];
    },
    said: {
      legacy: [
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: received-in-full; charged 300, received 300; order created; 6 received',
      ],
      announced: [
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged; 6 failed',
      ],
      'release-2025-12-24': [
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged',
        'ana: not-charged; 6 failed',
      ],
      current: [
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: not-charged; order none',
        'ana: not-charged; order none; 6 failed',
      ],
      console: [
        'ana: not-charged; 1 failed, 4 failed',
        'ana: not-charged',
        'ana: received-in-full; charged 500, received 500; 2 received, 5 failed',
        'ana: not-charged; 2 failed',
        'ana: not-charged; 6 failed',
      ],
    },
  },
];

describe('what is no loss', () => {
  it.each(byRelease(SCENARIOS))('$release: $name', (scenario) => {
    expect(play(scenario, scenario.release)).toEqual(scenario.said[scenario.release]);
  });
});
