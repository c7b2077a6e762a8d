import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page, PageRequest } from '../../../shared/contract/page.ts';
import { USER_SORTS } from '../../../shared/contract/users.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { MarketplaceReader } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { freshFolder } from './testing/folder.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';

const inFolder = freshFolder();
let reader: MarketplaceReader;

const direction = fc.constantFrom('ascending' as const, 'descending' as const);
const limit = fc.integer({ min: 1, max: 40 });

/** Follows the cursors to the end; `most` guards against a list without one. */
async function allPages<Row>(list: (request: PageRequest) => Promise<Page<Row>>, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 1000; pages++) {
    const page = await list({ limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    if (page.nextCursor === null) {
      expect(rows).toHaveLength(page.total);
      return rows;
    }
    // What the contract lets through.
    expect(page.nextCursor.length).toBeLessThanOrEqual(500);
    cursor = page.nextCursor;
  }
  return expect.unreachable('the list has no end');
}

/** Values that no Barterex would store on a good day. */
const HOSTILE = [
  "INSERT INTO user (id, username, email, credits) VALUES (101, NULL, 'nobody@example.com', NULL)",
  "INSERT INTO user (id, username, email, credits) VALUES (102, x'ff00fe', 'bytes@example.com', x'0102')",
  "INSERT INTO user (id, username, email, credits) VALUES (103, CAST(x'6dc3' AS TEXT), 'cut@example.com', 9e999)",
  "INSERT INTO user (id, username, email, credits) VALUES (104, 12.5, 'number@example.com', 'many')",
  "INSERT INTO user (id, username, email, credits) VALUES (105, printf('%.*c', 5000, 'm'), 'long@example.com', -0.0)",
  "INSERT INTO user (id, username, email, credits) VALUES (106, printf('%.*c', 5001, 'm'), 'longer@example.com', 587.6999999999998)",
  "INSERT INTO user (id, username, email, credits) VALUES (107, 'a' || char(0) || 'b', 'nul@example.com', -9223372036854775808)",
  "INSERT INTO user (id, username, email, credits) VALUES (108, '\"kofi\", Items: 3', 'kofi@example.com', 1e300)",
  "INSERT INTO user (id, username, email, credits) VALUES (109, CAST(x'f0' || zeroblob(0) || x'8080808080808080' AS TEXT), 'tail@example.com', 0.005)",
  "INSERT INTO user (id, username, email, credits) VALUES (-5, '', 'negative@example.com', 1)",
  'UPDATE item SET is_available = NULL WHERE id % 5 = 0',
  "UPDATE item SET is_available = 'true', value = 'free', name = x'00ff' WHERE id % 7 = 0",
  'UPDATE item SET user_id = 3 WHERE id % 2 = 0',
].join(';\n');

beforeEach(async () => {
  const file = createMarketplace(inFolder('shop.db'), { users: 60, items: 150, attempts: 120 });
  change(file, HOSTILE);
  reader = await openMarketplace(file);
  return () => reader.close();
});

describe('paging to the end of a list', () => {
  it('shows each user once, in the same order whatever the page size', async () => {
    const request = fc.record({
      limit,
      direction,
      sort: fc.constantFrom(...USER_SORTS),
      search: fc.constantFrom('', 'm', '3', '105', 'member3'),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ limit, ...list }) => {
        const rows = await allPages((page) => reader.listUsers({ ...page, ...list }), limit);
        const ids = rows.map((row) => row.userId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(
          (await allPages((page) => reader.listUsers({ ...page, ...list }), 500)).map((row) => row.userId),
        );
        if (list.search === '') expect(ids).toHaveLength(70);
      }),
    );
  });

  it('shows each item of the sandbox once, available ones first, then by number', async () => {
    await fc.assert(
      fc.asyncProperty(limit, async (limit) => {
        const rows = await allPages((page) => reader.listSandboxItems('', page), limit);
        expect(rows).toHaveLength(150);
        const keys = rows.map((row) => (row.isAvailable ? 0 : 1000) + row.itemId);
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      }),
    );
  });

  it('shows each record of a user once, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(limit, async (limit) => {
        const rows = await allPages((page) => reader.listUserItems(3 as UserId, page), limit);
        const ids = rows.map((row) => row.itemId);
        expect(ids.length).toBeGreaterThan(70);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
      }),
    );
  });
});
