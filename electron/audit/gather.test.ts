import { describe, expect, it } from 'vitest';
import type { JournalEvidence } from '../journal/evidence/journal-evidence.ts';
import type { MarketEvidence } from '../verdict/evidence.ts';
import { gatherEverything } from './gather.ts';

describe('gathering everything', () => {
  it('reads the logs before the marketplace: what only the logs knew would accuse somebody', async () => {
    const read: string[] = [];
    const note = (name: string) => (): [] => {
      read.push(name);
      return [];
    };
    const logs: JournalEvidence = {
      attempts: note('attempts'),
      sightings: note('sightings'),
      coverage: note('coverage'),
      suspicious: note('suspicious'),
    };
    await gatherEverything(logs, {
      readEvidence: async () => {
        read.push('marketplace');
        return {} as MarketEvidence;
      },
    });
    expect(read).toEqual(['attempts', 'sightings', 'coverage', 'marketplace']);
  });
});
