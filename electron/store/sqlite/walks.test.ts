import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { MarketplaceReader, Walk } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { contentOf, freshFolder } from './testing/folder.ts';
import { change, createMarketplace, sharedFixtures } from './testing/marketplace-file.ts';

const inFolder = freshFolder();
const fixtures = sharedFixtures();

async function everythingOf<Row>(read: (afterId: number) => Promise<Walk<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let afterId = 0; ; ) {
    const { rows: found, lastId } = await read(afterId);
    if (lastId === null) return rows;
    rows.push(...found);
    afterId = lastId;
  }
}

async function opened(...changes: readonly string[]): Promise<MarketplaceReader> {
  const file = createMarketplace(inFolder('shop.db'));
  for (const sql of changes) change(file, sql);
  return openMarketplace(file);
}

const items = (...ids: readonly number[]) => ids as readonly ItemId[];
const span = (from: string, to: string) => ({
  from: `2026-01-15T${from}Z` as Instant,
  to: `2026-01-15T${to}Z` as Instant,
});

function trades(
  ...rows: readonly (readonly [id: number, buyer: number | string, item: number, time: string | null])[]
) {
  const values = rows.map(([id, buyer, item, time]) => {
    const at = time === null ? 'NULL' : `'2026-01-15${time}'`;
    return `(${id}, ${typeof buyer === 'string' ? `'${buyer}'` : buyer}, 1, ${item}, ${at})`;
  });
  return `INSERT INTO trade (id, sender_id, receiver_id, item_id, timestamp) VALUES ${values.join(', ')}`;
}

describe('purchases of a span of time', () => {
  const itemsBetween = async (reader: MarketplaceReader, from: string, to: string) =>
    (await everythingOf((afterId) => reader.purchasesBetween(span(from, to), afterId))).map(({ itemId }) => itemId);

  it('hold its first second and not its last, in whatever form a time is stored', async () => {
    const reader = await opened(
      trades(
        [1, 7, 1, ' 10:00:00'],
        [2, 7, 2, ' 10:00:00.999999'],
        [3, 7, 3, 'T10:00:30.5'],
        [4, 7, 4, ' 10:01:00'],
        [5, 7, 5, ' 10:01:00.000001'],
        [6, 7, 6, ' 09:59:59.999999'],
        [7, 7, 7, null],
      ),
    );
    expect(await itemsBetween(reader, '10:00:00.500', '10:01:00.500')).toEqual([1, 2, 3]);
  });

  it('leave out what is no purchase at all, and are none where trades have no time', async () => {
    const strange = trades([1, 'somebody', 1, ' 10:00:00'], [2, 7, 2, ' 10:00:00']);
    expect(await itemsBetween(await opened(strange), '09:00:00', '11:00:00')).toEqual([2]);
    const untimed = await openMarketplace(createMarketplace(inFolder('untimed.db')));
    change(untimed.file, 'ALTER TABLE trade RENAME COLUMN timestamp TO made_at');
    expect(await untimed.purchasesBetween(span('09:00:00', '11:00:00'), 0)).toEqual({ rows: [], lastId: null });
  });

  it('come stretch by stretch, wherever the ids have gaps', async () => {
    const reader = await opened(
      `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 25000)
       INSERT INTO trade (id, sender_id, receiver_id, item_id, timestamp)
       SELECT n * 1000000, 7, 1, n, '2026-01-15 10:00:00' FROM number`,
    );
    const found = await itemsBetween(reader, '10:00:00', '10:00:01');
    expect(found).toHaveLength(25_000);
    expect(new Set(found).size).toBe(25_000);
    const first = await reader.purchasesBetween(span('10:00:00', '10:00:01'), 0);
    expect(first.rows.length).toBeLessThan(25_000);
  });
});

describe('what lies in carts', () => {
  it('is told with what it costs now: nothing, or it is gone', async () => {
    const reader = await opened(
      'INSERT INTO cart (id, user_id) VALUES (1, 3), (2, 4)',
      'INSERT INTO cart_item (id, cart_id, item_id) VALUES (1, 1, 2), (2, 1, 9), (3, 2, 999), (4, 77, 2)',
      'UPDATE item SET value = NULL WHERE id = 9',
    );
    expect(await everythingOf((afterId) => reader.cartRows(afterId))).toEqual([
      { userId: 3, itemId: 2, addedAt: null, cost: { price: 20_100 } },
      { userId: 3, itemId: 9, addedAt: null, cost: { price: null } },
      { userId: 4, itemId: 999, addedAt: null, cost: null },
    ]);
    expect(await reader.findPrices(items(2, 9, 999))).toEqual([{ price: 20_100 }, { price: null }, null]);
  });

  it('is nothing where there are no carts', async () => {
    const reader = await opened('DROP TABLE cart_item');
    expect(await reader.cartRows(0)).toEqual({ rows: [], lastId: null });
  });
});

describe('the users', () => {
  it('come in order of their ids, and without what a file does not have', async () => {
    const reader = await opened('ALTER TABLE user DROP COLUMN last_checkout_timestamp');
    const users = await reader.usersAfter(10, 50);
    expect(users.map(({ userId }) => userId)).toEqual([11, 12]);
    expect(users[0]).toMatchObject({ createdAt: '2025-12-24T06:50:24.710921Z', lastCheckoutAt: null });
    expect(await reader.usersAfter(12, 50)).toEqual([]);
  });
});

describe.skipIf(fixtures === null)('the recorded databases (needs ../shared/fixtures)', () => {
  it.each([
    ['legacy.db', 94, 23],
    ['fixed.db', 176, 37],
    ['fixed_asis.db', 22, 14],
    ['head.db', 104, 23],
  ])('%s tells its purchases, carts and users, and is left as it was', async (name, purchases, users) => {
    const folder = join(fixtures ?? '', 'sample');
    const before = contentOf(folder);
    const reader = await openMarketplace(join(folder, name), { temporaryFolder: inFolder() });
    const always = { from: '2025-01-01T00:00:00Z' as Instant, to: '2027-01-01T00:00:00Z' as Instant };
    expect(await everythingOf((afterId) => reader.purchasesBetween(always, afterId))).toHaveLength(purchases);
    const carts = await everythingOf((afterId) => reader.cartRows(afterId));
    expect(carts.length).toBeGreaterThan(0);
    expect(carts.every(({ addedAt }) => addedAt !== null)).toBe(true);
    const known = await reader.usersAfter(0, 500);
    expect(known).toHaveLength(users);
    expect(known.every(({ createdAt }) => createdAt !== null)).toBe(true);
    reader.close();
    expect(contentOf(folder)).toEqual(before);
  });
});
