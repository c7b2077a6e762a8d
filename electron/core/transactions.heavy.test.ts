import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '../../shared/contract/transactions.ts';
import { Journal } from '../journal/journal.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from '../testing/import-logs.ts';
import { HAS_RECORDINGS, RECORDINGS, readRecording } from '../testing/recorded-logs.ts';
import { temporaryFolder } from '../testing/world.ts';
import { Transactions } from './transactions.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const VERSIONS = { LEGACY: 'legacy.db', FIXED: 'fixed.db', FIXED_ASIS: 'fixed_asis.db', HEAD: 'head.db' } as const;
type Version = keyof typeof VERSIONS;

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) - /gm;

/** The recorded logs of one version, as a server `hours` east of UTC would have written them. */
function writeShifted(name: string, version: Version, hours: number): string {
  const target = join(folder.path, name);
  mkdirSync(target);
  const { attempts, files } = readRecording('sample');
  const wanted = new Set(attempts.filter((attempt) => attempt.version === version).map(({ log_file }) => log_file));
  for (const file of files) {
    if (!wanted.has(file.name)) continue;
    const shifted = file.bytes.toString('latin1').replace(TIME, (_whole, date: string, time: string) => {
      const utc = Date.parse(`${date}T${time}Z`);
      return `${new Date(utc + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} - `;
    });
    writeFileSync(join(target, file.name), Buffer.from(shifted, 'latin1'));
  }
  return target;
}

async function everything(transactions: Transactions): Promise<readonly TransactionDetail[]> {
  const request = { query: [], sort: 'startedAt', direction: 'ascending', limit: 500 } as const;
  const { rows } = await transactions.list(request);
  return Promise.all(rows.map(({ key }) => transactions.find(key)));
}

const cases = (Object.keys(VERSIONS) as Version[]).flatMap((version) =>
  [0, 1, -5].map((hours) => ({ version, hours })),
);

describe.skipIf(!HAS_RECORDINGS)('recorded logs beside their database (skipped without the recordings)', () => {
  it.each(cases)(
    '$version, $hours hours from UTC: the clock is found, and no attempt gets a wrong user',
    async ({ version, hours }) => {
      const name = `${version}${hours}`;
      const workspace = join(folder.path, `${name}-workspace`);
      await importInto(workspace, [writeShifted(name, version, hours)]);
      const marketplace = await openMarketplace(join(RECORDINGS, 'sample', VERSIONS[version]));
      const journal = Journal.open(workspace);
      const details = await everything(new Transactions(journal, marketplace));
      const score = { right: 0, wrong: 0, unknown: 0, uncalibrated: 0, wrongTime: 0 };
      for (const attempt of readRecording('sample').attempts.filter((candidate) => candidate.version === version)) {
        const first = Math.min(...attempt.log_lines);
        const found = details.find(({ log }) =>
          log?.lines.some(
            ({ file, line, lineCount }) => file === attempt.log_file && first >= line && first < line + lineCount,
          ),
        );
        if (found === undefined || found.log === null) throw new Error(`${attempt.attempt_id} is missing`);
        const { username, userId } = found.user;
        if (username === null && userId === null) score.unknown += 1;
        else if (username === attempt.username || (username === null && userId === attempt.user_id)) score.right += 1;
        else score.wrong += 1;
        if (found.log.clock.pairs === 0) score.uncalibrated += 1;
        else if (Math.abs(Date.parse(found.startedAt) - Date.parse(`${attempt.start}Z`)) > 60_000) score.wrongTime += 1;
      }
      journal.close();
      marketplace.close();
      process.stdout.write(`${version} ${hours} h: ${JSON.stringify(score)}\n`);
      expect(score).toMatchObject({ wrong: 0, wrongTime: 0 });
      expect(score.uncalibrated).toBe(0);
    },
  );
});
