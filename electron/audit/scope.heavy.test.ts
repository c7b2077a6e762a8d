import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_RECORDINGS } from '../testing/recorded-logs.ts';
import { openRecorded, readVersions } from '../testing/recorded-workspace.ts';
import { temporaryFolder } from '../testing/world.ts';
import { judge } from '../verdict/judge.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { gatherEverything, gatherFor } from './gather.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const VERSIONS = HAS_RECORDINGS ? Object.entries(readVersions('sample')) : [];

function byKey(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict> {
  return new Map(verdicts.map((verdict) => [verdict.key, verdict]));
}

describe.skipIf(!HAS_RECORDINGS)('the evidence on some users (skipped without the recordings)', () => {
  it.each(VERSIONS)('%s: gives every user the same verdicts as all evidence', async (name, version) => {
    const workspace = await openRecorded('sample', version, { folder: join(folder.path, name) });
    const { evidence: logs } = workspace.journal;
    const everything = await gatherEverything(logs, workspace.marketplace);
    const all = byKey(judge(everything).verdicts);
    const users = everything.market.users.map(({ id }) => id);
    let compared = 0;
    for (const userId of users) {
      const own = byKey(judge(await gatherFor({ userIds: [userId], keys: [] }, logs, workspace.marketplace)).verdicts);
      for (const [key, verdict] of all) {
        if (verdict.userId !== userId) continue;
        expect(own.get(key)).toEqual(verdict);
        compared += 1;
      }
    }
    const nobody = [...all.values()].filter(({ userId }) => userId === null);
    for (const verdict of nobody) {
      const own = await gatherFor({ userIds: [], keys: [verdict.key] }, logs, workspace.marketplace);
      expect(byKey(judge(own).verdicts).get(verdict.key)).toEqual(verdict);
      compared += 1;
    }
    workspace.close();
    expect(compared).toBe(all.size);
  });
});
