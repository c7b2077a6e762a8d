import { describe, expect, it } from 'vitest';
import type { JournalEvidence } from '../journal/evidence/journal-evidence.ts';
import { Shop } from '../verdict/testing/shop.ts';
import { gatherEverything, gatherFor } from './gather.ts';

describe('the evidence', () => {
  it('never holds what a visitor may have written', async () => {
    const shop = new Shop('current');
    const ana = shop.person('ana', 5000);
    shop.buy(ana, [shop.item(shop.person('sam'), 1000)]);
    const { evidence } = shop.seen();
    const [bought] = evidence.attempts;
    if (bought === undefined) throw new Error('Something was bought.');
    const forged = { ...bought, key: 'forged', isSuspicious: true };
    const logs: JournalEvidence = {
      attempts: () => [bought, forged],
      sightings: () => evidence.sightings,
      coverage: () => evidence.coverage,
      suspicious: () => [],
    };
    const market = { readEvidence: async () => evidence.market };
    const question = { userIds: [ana.id], keys: ['forged'] };
    const gathered = [await gatherEverything(logs, market), await gatherFor(question, logs, market)];
    expect(gathered.map(({ attempts }) => attempts)).toEqual([[bought], [bought]]);
  });
});
