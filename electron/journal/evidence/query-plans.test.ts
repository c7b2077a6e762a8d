import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/world.ts';
import { openWorkspaceFile } from '../workspace-file.ts';
import { OF_USERS } from './attempt-evidence.ts';
import { OF_ATTEMPTS, OF_SIGHTINGS } from './coverage.ts';

const folder = temporaryFolder();
const journal = openWorkspaceFile(folder.path);
afterAll(() => {
  journal.close();
  folder.remove();
});

describe('the evidence of one user', () => {
  it.each([
    ['the attempts', OF_USERS],
    ['what the accounts’ lines cover', OF_SIGHTINGS],
    ['what the attempts’ lines cover', OF_ATTEMPTS],
  ])('is read by indexes: %s', (_name, statement) => {
    const { length } = statement.match(/\?/g) ?? [];
    const plan = journal
      .prepare<string[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
      .all(...Array.from({ length }, () => '[]'))
      .map(({ detail }) => detail);
    // A table of sources has a row for each file.
    expect(plan.filter((detail) => /SCAN (entry|sighting|twin|entry_line)\b|AUTOMATIC/.test(detail))).toEqual([]);
  });
});
