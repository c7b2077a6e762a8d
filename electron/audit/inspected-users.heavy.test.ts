import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_RECORDINGS } from '../testing/recorded-logs.ts';
import { openRecorded, readVersions } from '../testing/recorded-workspace.ts';
import { temporaryFolder } from '../testing/world.ts';
import type { AttemptEvidence } from '../verdict/evidence.ts';
import { inspect } from '../verdict/inspector/inspect.ts';
import { judge } from '../verdict/judge.ts';
import { gatherEverything, gatherFor } from './gather.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function isNobodys({ userId, username, reported, isSuspicious }: AttemptEvidence): boolean {
  return userId === null && username === null && reported !== 'rejected' && !isSuspicious;
}

const VERSIONS = HAS_RECORDINGS ? Object.entries(readVersions('sample')) : [];

describe.skipIf(!HAS_RECORDINGS)('every user of the recordings (skipped where they are not there)', () => {
  it.each(VERSIONS)(
    '%s: one user alone is judged as among all, and the balance is explained to its end',
    async (name, version) => {
      const { journal, marketplace, close } = await openRecorded('sample', version, {
        folder: join(folder.path, name),
      });
      const everything = await gatherEverything(journal.evidence, marketplace);
      const all = judge(everything);
      for (const { id, username, balance } of everything.market.users) {
        const evidence = await gatherFor({ userIds: [id], keys: [] }, journal.evidence, marketplace);
        // An attempt of nobody may be anybody's: without it a stretch would seem to be whole that is not.
        expect(evidence.attempts.filter(isNobodys)).toEqual(everything.attempts.filter(isNobodys));
        const judgement = judge(evidence);
        const own = ({ verdicts }: typeof all) => verdicts.filter(({ userId }) => userId === id);
        expect(own(judgement), username).toEqual(own(all));

        const found = inspect(evidence, judgement, id);
        const steps = found?.steps ?? [];
        for (const [index, step] of steps.entries()) {
          const before = steps[index - 1]?.balance ?? null;
          if (before !== null) expect(step.balance, username).toBe(before + (step.change ?? 0));
        }
        expect(steps.at(-1), username).toMatchObject({ kind: 'now', balance });
        expect(found?.unexplained, username).toBe(0);
        expect(
          found?.inventory.filter(({ arrival }) => arrival === 'unknown'),
          username,
        ).toEqual([]);
      }
      close();
    },
  );
});
