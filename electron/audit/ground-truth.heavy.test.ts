import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_RECORDINGS } from '../testing/recorded-logs.ts';
import { openRecorded, readVersions } from '../testing/recorded-workspace.ts';
import { temporaryFolder } from '../testing/world.ts';
import { judge } from '../verdict/judge.ts';
import { gatherEverything } from './gather.ts';
import type { Score } from './testing/score.ts';
import { findKeys, readTruths, scoreVerdicts } from './testing/score.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** No figure may get worse than this: what was reached before. */
const REACHED: Readonly<Record<string, Pick<Score, 'attempts' | 'exact' | 'undecided' | 'user unknown'>>> = {
  'sample LEGACY': { attempts: 61, exact: 61, undecided: 0, 'user unknown': 0 },
  'sample FIXED': { attempts: 124, exact: 124, undecided: 0, 'user unknown': 1 },
  'sample FIXED_ASIS': { attempts: 30, exact: 30, undecided: 0, 'user unknown': 0 },
  'sample HEAD': { attempts: 63, exact: 63, undecided: 0, 'user unknown': 0 },
  'debug FIXED': { attempts: 21, exact: 21, undecided: 0, 'user unknown': 0 },
};

describe.skipIf(!HAS_RECORDINGS)('verdicts on the recordings (skipped without them)', () => {
  it.each(Object.entries(REACHED))('%s: no wrong amount, no wrong user', async (name, reached) => {
    const [recording = '', version = ''] = name.split(' ');
    const recorded = readVersions(recording)[version];
    if (recorded === undefined) throw new Error(`${name} is not recorded`);
    const workspace = await openRecorded(recording, recorded, { folder: join(folder.path, name) });
    const evidence = await gatherEverything(workspace.journal.evidence, workspace.marketplace);
    workspace.close();
    const truths = readTruths(recording, version);
    const { score, misses } = scoreVerdicts(judge(evidence).verdicts, findKeys(evidence, truths), truths);
    console.info(`\n${name}`, score, misses.join('\n'));
    expect(score).toMatchObject({ wrong: 0, 'user wrong': 0, 'mechanism wrong': 0, 'order wrong': 0, 'not found': 0 });
    expect(score.exact).toBeGreaterThanOrEqual(reached.exact);
    expect(score.undecided).toBeLessThanOrEqual(reached.undecided);
    expect(score['user unknown']).toBeLessThanOrEqual(reached['user unknown']);
    expect(score.attempts).toBe(reached.attempts);
  });
});
