import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MarketplaceReader } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { contentOf, freshFolder } from './testing/folder.ts';
import { createFromSchema, sharedFixtures } from './testing/marketplace-file.ts';

const fixtures = sharedFixtures();
const inFolder = freshFolder();

const everything = { limit: 500 };

/** Every list and every detail of a file. */
async function readEverything(reader: MarketplaceReader) {
  const users = await reader.listUsers({ ...everything, search: '', sort: 'username', direction: 'ascending' });
  const details = [];
  for (const { userId } of users.rows) {
    details.push({
      user: await reader.findUser(userId),
      items: await reader.listUserItems(userId, everything),
      orders: await reader.listUserOrders(userId, everything),
      creditRows: await reader.listUserCreditRows(userId, everything),
    });
  }
  const items = await reader.listSandboxItems('', everything);
  const attempts = await reader.attemptsAfter(0, 500);
  return { facts: await reader.facts(), users, details, items, attempts };
}

describe.skipIf(fixtures === null)('the recorded databases (needs ../shared/fixtures)', () => {
  const folder = join(fixtures ?? '', 'sample');

  it.each([
    ['legacy.db', 'legacy', { users: 23, items: 117, orders: 29, trades: 94, attempts: null }],
    ['fixed.db', 'repaired', { users: 37, items: 239, orders: 0, trades: 176, attempts: null }],
    ['fixed_asis.db', 'repaired', { users: 14, items: 60, orders: 0, trades: 22, attempts: null }],
    ['head.db', 'current', { users: 23, items: 118, orders: 44, trades: 104, attempts: null }],
  ])('%s opens, can be read completely, and is left as it was', async (name, schema, counts) => {
    const before = contentOf(folder);
    const reader = await openMarketplace(join(folder, name), { temporaryFolder: inFolder() });
    const { facts, users, details, items, attempts } = await readEverything(reader);
    await reader.copyTo(inFolder('copy.db'), () => undefined);
    reader.close();

    expect(facts).toMatchObject({ schema, journal: 'rollback', counts });
    expect(users).toMatchObject({ total: counts.users, nextCursor: null });
    expect(users.rows).toHaveLength(counts.users);
    expect(details.map(({ user }) => user?.hasLastCheckout)).not.toContain(schema === 'legacy');
    const sum = (pages: readonly { readonly total: number }[]) => pages.reduce((total, page) => total + page.total, 0);
    // Items of deleted accounts belong to nobody.
    expect(sum(details.map((detail) => detail.items))).toBeLessThanOrEqual(counts.items);
    expect(sum(details.map((detail) => detail.orders))).toBeLessThanOrEqual(counts.orders);
    expect(items.total).toBe(counts.items);
    expect(attempts).toEqual([]);
    expect(contentOf(folder)).toEqual(before);
    expect(contentOf(inFolder())['copy.db']).toBe(before[name]);
  });

  it.each(['SCHEMA.sql', 'SCHEMA_fixed.sql', 'SCHEMA_legacy.sql'])(
    'an empty database made by %s opens',
    async (schema) => {
      const reader = await openMarketplace(createFromSchema(inFolder('empty.db'), join(fixtures ?? '', schema)));
      expect((await readEverything(reader)).users).toEqual({ rows: [], total: 0, nextCursor: null });
      reader.close();
    },
  );
});
