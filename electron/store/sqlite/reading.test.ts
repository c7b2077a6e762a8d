import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../shared/ids.ts';
import type { MarketplaceReader } from '../port.ts';
import { openMarketplace } from './open-marketplace.ts';
import { freshFolder } from './testing/folder.ts';
import type { TestMarketplace } from './testing/marketplace-file.ts';
import { change, createMarketplace } from './testing/marketplace-file.ts';

const inFolder = freshFolder();

async function opened(options: TestMarketplace = {}, ...changes: readonly string[]): Promise<MarketplaceReader> {
  const file = createMarketplace(inFolder('shop.db'), options);
  for (const sql of changes) change(file, sql);
  return openMarketplace(file);
}

const user = (id: number) => id as UserId;
const everything = { limit: 500 };

async function namesFor(reader: MarketplaceReader, search: string): Promise<readonly string[]> {
  const list = { ...everything, search, sort: 'username', direction: 'ascending' } as const;
  return (await reader.listUsers(list)).rows.map((row) => row.username);
}

describe('the facts of a file', () => {
  it.each(['legacy', 'repaired', 'current'] as const)('name the schema %s', async (schema) => {
    expect(await (await opened({ schema, attempts: 3 })).facts()).toMatchObject({
      schema,
      journal: 'rollback',
      counts: { users: 12, items: 30, orders: 0, trades: 0, attempts: 3 },
    });
  });

  it('say nothing is missing when nothing is', async () => {
    expect((await (await opened({ attempts: 0 })).facts()).missing).toEqual([]);
  });

  it('say in sentences what a legacy file lacks and what that means', async () => {
    expect((await (await opened({ schema: 'legacy' })).facts()).missing).toEqual([
      'Users have no last checkout id and time: a checkout cannot be matched to its user by them.',
      'Credit rows hold no description, reason and balance: what a row was for is known by its type only.',
      "There is no audit log: balance changes made by Barterex's admins are not known.",
      'There are no payments: credits that a user bought are not known.',
      'The console has recorded no checkouts in this file: its transactions are those found in the logs.',
    ]);
  });

  it('leave out what is not there', async () => {
    const reader = await opened(
      { attempts: 5 },
      'DROP TABLE "order"; DROP TABLE order_item; DROP TABLE credit_transaction; DROP TABLE cart; DROP TABLE cart_item',
      'ALTER TABLE user DROP COLUMN is_banned; ALTER TABLE user DROP COLUMN created_at; ALTER TABLE item DROP COLUMN item_number',
      'ALTER TABLE checkout_transaction RENAME COLUMN charged TO cost',
    );
    const { counts, missing } = await reader.facts();
    expect(counts).toMatchObject({ orders: null, attempts: null });
    expect(missing).toContain('There are no orders: what a user ordered cannot be shown.');
    expect(missing).toContain(
      'The checkouts in this file were recorded by another version of the console and cannot be shown.',
    );
    expect(await reader.findUser(user(1))).toMatchObject({
      isBanned: false,
      createdAt: null,
      counts: { orders: null, creditRows: null },
    });
    const none = { rows: [], total: 0, nextCursor: null };
    expect(await reader.listUserOrders(user(1), everything)).toEqual(none);
    expect(await reader.listUserCreditRows(user(1), everything)).toEqual(none);
    expect(await reader.attemptsAfter(0, 10)).toEqual([]);
    expect(await reader.findAttempt(1)).toBeNull();
    expect((await reader.listSandboxItems('lamp', everything)).total).toBe(30);
  });

  it('find the tables of a file that writes their names in capitals', async () => {
    const reader = await opened({}, 'ALTER TABLE user RENAME TO other', 'ALTER TABLE other RENAME TO USER');
    expect((await reader.facts()).counts.users).toBe(12);
    expect(await reader.findUser(user(3))).toMatchObject({ email: 'member3.3@example.com' });
  });
});

describe('a user', () => {
  it('is shown with everything that is stored', async () => {
    const reader = await opened(
      {},
      `UPDATE user SET username = 'john_doe', credits = 587.6999999999998, is_banned = 1, last_login = '2025-12-25 01:02:03',
        last_checkout_transaction_id = 'a1b2c3d4', last_checkout_timestamp = '2025-12-24 12:07:42.351993' WHERE id = 1`,
      `INSERT INTO "order" (id, user_id) VALUES (1, 1), (2, 1), (3, 2)`,
    );
    expect(await reader.findUser(user(1))).toEqual({
      userId: 1,
      username: 'john_doe',
      email: 'member1.1@example.com',
      balance: 587_70,
      isBanned: true,
      lastCheckoutId: 'a1b2c3d4',
      lastCheckoutAt: '2025-12-24T12:07:42.351993Z',
      createdAt: '2025-12-24T06:50:24.710921Z',
      level: 1,
      tradingPoints: 10,
      lastLoginAt: '2025-12-25T01:02:03Z',
      hasLastCheckout: true,
      counts: { items: 2, orders: 2, creditRows: 0 },
    });
    expect(await reader.findUser(user(99))).toBeNull();
  });

  it('is shown whatever is stored in its place', async () => {
    const reader = await opened(
      {},
      `UPDATE user SET username = x'6bff6f', email = 7, credits = 'many', is_banned = 'yes', level = 'high',
        last_checkout_transaction_id = x'0001', last_checkout_timestamp = 'yesterday', created_at = 5 WHERE id = 1`,
      'UPDATE user SET username = NULL, credits = NULL WHERE id = 2',
    );
    expect(await reader.findUser(user(1))).toMatchObject({
      username: 'k\ufffdo',
      email: '7',
      balance: null,
      isBanned: false,
      level: null,
      lastCheckoutId: '\0\u0001',
      lastCheckoutAt: null,
      createdAt: null,
    });
    expect(await reader.findUser(user(2))).toMatchObject({ username: '', balance: null });
    const list = { ...everything, search: '', sort: 'balance', direction: 'descending' } as const;
    expect((await reader.listUsers(list)).rows.slice(-2).map((row) => row.userId)).toEqual([2, 1]);
  });

  it.each([
    "Robert'); DROP TABLE user;--",
    'kofi, Items: 3',
    '%',
    '_',
    '*[a-z]?',
    '\\',
    '"quoted"',
    '\u202eevil',
    'ünï 😀',
    '<script>alert(1)</script>',
    ' padded ',
    'a\nb',
  ])('called %j is found by that name', async (name) => {
    const reader = await opened();
    change(reader.file, 'UPDATE user SET username = ? WHERE id = 5', name);
    expect(await namesFor(reader, name)).toEqual([name]);
    expect((await reader.facts()).counts.users).toBe(12);
  });
});

describe('the list of users', () => {
  it('is sorted by name without regard to case', async () => {
    const reader = await opened(
      { users: 3 },
      "UPDATE user SET username = CASE id WHEN 1 THEN 'Zed' WHEN 2 THEN 'adam' ELSE 'Bea' END",
    );
    expect(await namesFor(reader, '')).toEqual(['adam', 'Bea', 'Zed']);
  });

  it('is searched by part of a name or an e-mail address in any case', async () => {
    const reader = await opened({}, "UPDATE user SET username = 'ÖZGE', email = 'o.yilmaz@example.com' WHERE id = 4");
    expect(await namesFor(reader, 'özg')).toEqual(['ÖZGE']);
    expect(await namesFor(reader, 'YILMAZ@')).toEqual(['ÖZGE']);
    expect(await namesFor(reader, 'nobody')).toEqual([]);
  });

  it('shows the user with a searched number first', async () => {
    const reader = await opened({}, "UPDATE user SET username = 'a 9th' WHERE id = 3");
    const list = { ...everything, search: '9', sort: 'username', direction: 'ascending' } as const;
    const { rows, total } = await reader.listUsers(list);
    expect(rows.map((row) => row.userId)).toEqual([9, 3]);
    expect(total).toBe(2);
    const first = await reader.listUsers({ ...list, limit: 1 });
    expect(first.rows.map((row) => row.userId)).toEqual([9]);
    const next = await reader.listUsers({ ...list, limit: 1, ...(first.nextCursor && { cursor: first.nextCursor }) });
    expect(next).toMatchObject({ rows: [{ userId: 3 }], nextCursor: null });
  });

  it.each(['', 'x', Buffer.from('["items",null,1]').toString('base64url')])(
    'refuses the cursor %j as bad input',
    async (cursor) => {
      const reader = await opened();
      await expect(
        reader.listUsers({ limit: 5, cursor, search: '', sort: 'userId', direction: 'ascending' }),
      ).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'cursor' } });
    },
  );

  it('refuses the cursor of another sort', async () => {
    const reader = await opened();
    const list = { limit: 5, search: '', direction: 'ascending' } as const;
    const { nextCursor } = await reader.listUsers({ ...list, sort: 'balance' });
    await expect(reader.listUsers({ ...list, sort: 'userId', cursor: nextCursor ?? '' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

describe('what belongs to a user', () => {
  it('is shown as it is stored, newest first', async () => {
    const reader = await opened(
      { users: 2, items: 0 },
      `INSERT INTO item (id, name, value, is_available, user_id, status, item_number)
        VALUES (1, 'Lamp', 12.05, 1, 1, 'approved', 'EA-1'), (2, x'ff', 'free', NULL, 1, NULL, NULL), (3, 'Other', 1, 1, 2, '', '')`,
      `INSERT INTO "order" (id, user_id, status, date_ordered, order_number, credits_used, credits_balance_before,
        credits_balance_after) VALUES (1, 1, 'Cancelled', '2025-12-15 12:25:48', 'ORD-1', 6750.0, 2050.0, -4700.0), (2, 1, NULL, NULL, NULL, NULL, NULL, NULL)`,
      'INSERT INTO order_item (item_id, order_id) VALUES (1, 1), (2, 1), (3, 7)',
      `INSERT INTO credit_transaction (id, user_id, amount, transaction_type, timestamp, reason, description, balance_after)
        VALUES (1, 1, 100, 'refund', '2025-12-15 07:25:43.989200', 'why', 'what', 587.6999999999998), (2, 1, 'x', NULL, 'bad', NULL, NULL, NULL)`,
    );
    expect((await reader.listUserItems(user(1), everything)).rows).toEqual([
      { itemId: 2, itemNumber: null, title: '\ufffd', price: null, isAvailable: false, status: null },
      { itemId: 1, itemNumber: 'EA-1', title: 'Lamp', price: 12_05, isAvailable: true, status: 'approved' },
    ]);
    expect(await reader.listUserOrders(user(1), everything)).toEqual({
      total: 2,
      nextCursor: null,
      rows: [
        {
          orderId: 2,
          orderNumber: null,
          status: null,
          orderedAt: null,
          creditsUsed: null,
          balanceBefore: null,
          balanceAfter: null,
          itemCount: 0,
        },
        {
          orderId: 1,
          orderNumber: 'ORD-1',
          status: 'Cancelled',
          orderedAt: '2025-12-15T12:25:48Z',
          creditsUsed: 6750_00,
          balanceBefore: 2050_00,
          balanceAfter: -4700_00,
          itemCount: 2,
        },
      ],
    });
    expect((await reader.listUserCreditRows(user(1), everything)).rows).toEqual([
      { creditRowId: 2, at: null, type: null, amount: null, balanceAfter: null, description: null, reason: null },
      {
        creditRowId: 1,
        at: '2025-12-15T07:25:43.989200Z',
        type: 'refund',
        amount: 100_00,
        balanceAfter: 587_70,
        description: 'what',
        reason: 'why',
      },
    ]);
  });
});

describe('the items for a sandbox', () => {
  it('are found by part of a title and by number, with their seller', async () => {
    const reader = await opened();
    const found = async (search: string) =>
      (await reader.listSandboxItems(search, everything)).rows.map((row) => row.itemId);
    expect(await found('LAMP 2')).toEqual([2, 20, 22, 23, 25, 26, 28, 29, 21, 24, 27]);
    expect(await found('14')).toEqual([14, 20]);
    expect(await found('ea-0000001e')).toEqual([30]);
    expect((await reader.listSandboxItems('Desk lamp 14', everything)).rows).toEqual([
      { itemId: 14, title: 'Desk lamp 14', price: 1407_00, isAvailable: true, sellerId: 3, sellerName: 'member3' },
    ]);
  });
});

describe('the recorded attempts', () => {
  it('are shown in full', async () => {
    const reader = await opened(
      { attempts: 5 },
      `INSERT INTO checkout_transaction_item (attempt_id, position, item_id, title, price, seller_id, outcome, failure)
        VALUES (4, 1, 9, NULL, NULL, NULL, 'failed', 'not-found'), (4, 0, 2, 'Lamp', 20100, 3, 'not-tried', NULL)`,
      `INSERT INTO checkout_event (attempt_id, position, at, phase, level, message)
        VALUES (4, 0, '2025-12-24 12:01:00.000001', 'validate', 'INFO', '[TXN:x] Phase 1: Validating items')`,
    );
    expect(await reader.findAttempt(4)).toEqual({
      attemptId: 4,
      transactionId: '78dde6c4',
      userId: 5,
      username: 'member5',
      engine: 'safe',
      status: 'rejected',
      phase: 'process',
      itemsRequested: 2,
      itemsReceived: 0,
      total: 20_00,
      charged: 0,
      error: { code: 'INSUFFICIENT_CREDITS', message: 'Insufficient credits. Required: 3000, Available: 2000' },
      startedAt: '2025-12-24T12:01:00.000000Z',
      endedAt: '2025-12-24T12:01:00.000000Z',
      balanceBefore: 50_00,
      balanceAfter: 30_00,
      items: [
        {
          position: 0,
          itemId: 2,
          title: 'Lamp',
          price: 201_00,
          sellerId: 3,
          sellerName: 'member3',
          outcome: 'not-tried',
          failure: null,
        },
        {
          position: 1,
          itemId: 9,
          title: null,
          price: null,
          sellerId: null,
          sellerName: null,
          outcome: 'failed',
          failure: 'not-found',
        },
      ],
      events: [
        {
          position: 0,
          at: '2025-12-24T12:01:00.000001Z',
          phase: 'validate',
          level: 'INFO',
          message: '[TXN:x] Phase 1: Validating items',
        },
      ],
    });
    expect(await reader.findAttempt(99)).toBeNull();
  });

  it('are read on from a number, lowest first', async () => {
    const reader = await opened({ attempts: 24 }, 'DELETE FROM checkout_transaction WHERE id = 7');
    const ids = async (from: number, limit: number) =>
      (await reader.attemptsAfter(from, limit)).map((attempt) => attempt.attemptId);
    expect(await ids(0, 3)).toEqual([1, 2, 3]);
    expect(await ids(5, 3)).toEqual([6, 8, 9]);
    expect(await ids(23, 3)).toEqual([24]);
    expect(await ids(24, 3)).toEqual([]);
  });

  it('of a deleted account have no name', async () => {
    const reader = await opened({ attempts: 3 }, 'DELETE FROM user WHERE id = 2');
    expect(await reader.findAttempt(1)).toMatchObject({ userId: 2, username: null });
  });

  it('with a value that only a newer console knows are refused, not guessed', async () => {
    const reader = await opened({ attempts: 3 }, "UPDATE checkout_transaction SET engine = 'swift' WHERE id = 2");
    await expect(reader.attemptsAfter(0, 3)).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' });
    expect(await reader.findAttempt(1)).toMatchObject({ attemptId: 1 });
  });
});
