import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountClaim } from './account-claim.ts';
import { ACCOUNT_FORMS } from './account-forms.ts';
import { recogniseAccount } from './recognise-account.ts';
import type { LogRecord } from './record.ts';
import { RecordReader } from './record-reader.ts';

function recordsOf(bytes: Uint8Array, cuts: readonly number[] = []): readonly LogRecord[] {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
  let start = 0;
  for (const end of ends) {
    reader.push(bytes.subarray(start, end));
    start = end;
  }
  reader.end();
  return records;
}

function claimsOf(bytes: Uint8Array, cuts?: readonly number[]): readonly AccountClaim[] {
  return recordsOf(bytes, cuts).flatMap(({ head, message }) => {
    const claim = head === null ? null : recogniseAccount(head, message);
    return claim === null ? [] : [claim];
  });
}

function read(line: string): AccountClaim | null {
  return claimsOf(new TextEncoder().encode(line))[0] ?? null;
}

/** Lines as the recorded releases wrote them, and what they say. */
const LINES: readonly {
  readonly releases: string;
  readonly line: string;
  readonly says: object;
}[] = [
  {
    releases: 'all',
    line: '2025-12-15 07:27:43 - routes.admin - INFO - [admin.py:343] - User credits updated - User ID: 1, Old: 5100, New: 13100, Admin ID: 1',
    says: { kind: 'credits-edited', userId: 1, before: 510_000, after: 1_310_000, adminId: 1 },
  },
  {
    releases: 'all, a balance with float dust',
    line: '2026-05-25 08:12:00 - routes.admin - INFO - [admin.py:780] - User credits updated - User ID: 9, Old: 587.6999999999998, New: 6000, Admin ID: None',
    says: { kind: 'credits-edited', userId: 9, before: 58_770, after: 600_000, adminId: null },
  },
  {
    releases: 'all',
    line: '2025-12-15 07:21:49 - routes.admin - INFO - [admin.py:440] - Item approved - Item ID: 1, Name: Lamp, Value: 300.0, User Credits: 5300, Admin ID: 1',
    says: { kind: 'item-approved', itemId: 1, title: 'Lamp', value: 30_000, balance: 530_000 },
  },
  {
    releases: 'announced, a title that looks like fields',
    line: '2025-12-24 08:17:11 - routes.admin - INFO - [admin.py:440] - Item approved - Item ID: 87, Name: Lamp - Item: 77, Value: 1.0, User Credits: 9, Admin ID: 4, Value: 850.5, User Credits: 12050.25, Admin ID: 1',
    says: {
      kind: 'item-approved',
      itemId: 87,
      title: 'Lamp - Item: 77, Value: 1.0, User Credits: 9, Admin ID: 4',
      value: 85_050,
      balance: 1_205_025,
    },
  },
  {
    releases: 'all',
    line: '2025-12-25 10:00:00 - routes.items - INFO - [items.py:163] - Item submitted for approval - Item: 4, User: kofi, Items: 3, Images: 1',
    says: { kind: 'item-submitted', itemId: 4, username: 'kofi, Items: 3' },
  },
  {
    releases: 'all',
    line: '2026-05-25 17:00:00 - routes.marketplace - INFO - [marketplace.py:135] - Item viewed - Item ID: 48, Name: Blender, User: 7, User: 1',
    says: { kind: 'item-viewed', itemId: 48, title: 'Blender, User: 7', ownerId: 1 },
  },
  {
    releases: 'current',
    line: '2026-05-25 18:37:51 - routes.user - INFO - [user.py:548] - Item restored to marketplace - Item: Phone case (2x) (ID: 17)',
    says: { kind: 'item-restored', itemId: 17, title: 'Phone case (2x)' },
  },
  {
    releases: 'all',
    line: '2026-05-25 18:29:27 - routes.user - INFO - [user.py:108] - User dashboard loaded - User: silvermeadow, Credits: 200, Items: 3',
    says: { kind: 'balance-shown', username: 'silvermeadow', balance: 20_000, items: 3 },
  },
  {
    releases: 'all',
    line: '2025-12-24 13:39:18 - trading_points - INFO - [trading_points.py:199] - User leveled up! User ID: 9, Username: sam User: max, Level: 2 → 3 (Beginner), Points: 190 → 210, Credits Awarded: 300',
    says: { kind: 'level-up', userId: 9, username: 'sam User: max', level: 3, credits: 30_000 },
  },
  {
    releases: 'all, as a terminal garbled it',
    line: '2025-12-24 13:39:18 - trading_points - INFO - [trading_points.py:199] - User leveled up! User ID: 9, Username: calm_violet, Level: 9 â†’ 10 (Novice), Points: 190 â†’ 210, Credits Awarded: 300',
    says: { kind: 'level-up', userId: 9, username: 'calm_violet', level: 10, credits: 30_000 },
  },
  {
    releases: 'legacy',
    line: '2025-12-16 12:00:00 - routes.items - INFO - [items.py:380] - Referral bonus awarded: Purchase bonus of ₦100 awarded to jolly-anchor76',
    says: { kind: 'referral-bonus', bonus: 'purchase', username: 'jolly-anchor76', credits: 10_000 },
  },
  {
    releases: 'announced and current',
    line: '2025-12-24 12:00:00 - routes.items - INFO - [items.py:690] - [TXN:17442ac1] Referral bonus awarded: Purchase bonus of â‚¦100 awarded to olive-violet38',
    says: { kind: 'referral-bonus', bonus: 'purchase', username: 'olive-violet38', credits: 10_000 },
  },
  {
    releases: 'all',
    line: '2026-05-25 07:26:06 - routes.admin - INFO - [admin.py:894] - Referral bonus awarded: Item_upload bonus of ₦100 awarded to [TXN:deadbeef]amy',
    says: { kind: 'referral-bonus', bonus: 'item-upload', username: '[TXN:deadbeef]amy', credits: 10_000 },
  },
  {
    releases: 'all',
    line: '2025-12-22 15:42:50 - trading_points - INFO - [trading_points.py:206] - Points awarded for purchase. User ID: 8, Username: kofi, Items: 3, Order: item-2, Points: 20, Total Points: 70',
    says: { kind: 'purchase-points', userId: 8, username: 'kofi, Items: 3', itemId: 2 },
  },
  {
    releases: 'current',
    line: '2026-05-26 17:55:49 - trading_points - INFO - [trading_points.py:206] - Points awarded for purchase. User ID: 8, Username: li-na - INFO, Order: ORD-20260526-00006, Points: 20, Total Points: 190',
    says: { kind: 'delivery-points', userId: 8, username: 'li-na - INFO', orderNumber: 'ORD-20260526-00006' },
  },
  {
    releases: 'all',
    line: "2026-05-25 07:29:08 - trading_points - INFO - [trading_points.py:144] - Points awarded for upload approval. User ID: 14, Username: kofi, Items: 3, Item: 'Kids' bicycle', Points: 10, Total Points: 10",
    says: { kind: 'upload-points', userId: 14, username: 'kofi, Items: 3', title: "Kids' bicycle" },
  },
  {
    releases: 'announced, with its traceback',
    line: "2025-12-28 07:28:22 - trading_points - ERROR - [trading_points.py:153] - Error awarding upload points to user 13: unsupported operand type(s) for +=: 'NoneType' and 'int'\nTraceback (most recent call last):\n  File \"trading_points.py\", line 113\nTypeError: unsupported",
    says: { kind: 'points-failed', userId: 13, occasion: 'upload' },
  },
  {
    releases: 'legacy',
    line: '2025-12-15 06:39:11 - routes.auth - INFO - [auth.py:60] - New user registered: [TXN:deadbeef]amy',
    says: { kind: 'signed-up', username: '[TXN:deadbeef]amy' },
  },
  {
    releases: 'announced, release-2025-12-24 and current',
    line: '2026-05-25 06:40:25 - routes.auth - INFO - [auth.py:134] - New user registered (pending email verification): Zoë.Ó',
    says: { kind: 'signed-up', username: 'Zoë.Ó' },
  },
  {
    releases: 'current',
    line: '2026-05-25 06:41:38 - routes.user - INFO - [user.py:406] - User Zoë.Ó completed profile and referral bonus awarded',
    says: { kind: 'profile-completed', username: 'Zoë.Ó', hasBonus: true },
  },
  {
    releases: 'current',
    line: '2026-05-25 06:50:00 - routes.user - INFO - [user.py:408] - User urbanquill completed profile (no pending referral bonus)',
    says: { kind: 'profile-completed', username: 'urbanquill', hasBonus: false },
  },
  {
    releases: 'all',
    line: '2025-12-28 20:20:32 - routes.user - WARNING - [user.py:636] - Account deleted - User: max (ID: 3) (ID: 32)',
    says: { kind: 'account-deleted', userId: 32, username: 'max (ID: 3)' },
  },
  {
    releases: 'all',
    line: '2026-05-25 18:38:05 - routes.items - INFO - [items.py:379] - Item added to cart - Item: 10, User: zestyember76',
    says: { kind: 'cart-item-added', itemId: 10, username: 'zestyember76' },
  },
  {
    releases: 'all',
    line: '2026-05-25 18:38:09 - routes.items - INFO - [items.py:441] - Item removed from cart - Item: 10, User: zestyember76',
    says: { kind: 'cart-item-removed', itemId: 10, username: 'zestyember76' },
  },
  {
    releases: 'all',
    line: '2025-12-22 09:00:00 - routes.items - INFO - [items.py:300] - Cart cleared - User: kofi, Items: 3, Items: 2',
    says: { kind: 'cart-cleared', username: 'kofi, Items: 3', items: 2 },
  },
  {
    releases: 'all',
    line: '2026-05-25 09:00:00 - routes.items - INFO - [items.py:408] - Removed 3 unavailable items from cart - User: li-na - INFO',
    says: { kind: 'cart-items-dropped', username: 'li-na - INFO', items: 3 },
  },
  {
    releases: 'announced, release-2025-12-24 and current',
    line: '2025-12-26 11:57:03 - routes.items - INFO - [items.py:345] - Checkout initialized - User: tidy.raven, Items: 3, Total: 2160.25',
    says: { kind: 'checkout-shown', username: 'tidy.raven', items: 3, total: 216_025 },
  },
  {
    releases: 'release-2025-12-24 and current',
    line: '2025-12-31 09:00:00 - routes.items - WARNING - [items.py:340] - Insufficient credits for checkout - User: windy_falcon33, Required: 2350.0, Available: 1950',
    says: { kind: 'checkout-refused', username: 'windy_falcon33', total: 235_000, balance: 195_000 },
  },
  {
    releases: 'release-2025-12-24 and current',
    line: '2025-12-31 09:00:00 - routes.items - INFO - [items.py:330] - Checkout attempt with empty cart - User: windy_falcon33',
    says: { kind: 'checkout-empty', username: 'windy_falcon33' },
  },
  {
    releases: 'current',
    line: '2026-05-26 09:00:00 - routes.items - INFO - [items.py:990] - Clearing pending checkout items (user navigated back) - User: urbanquill',
    says: { kind: 'checkout-left', username: 'urbanquill' },
  },
  {
    releases: 'release-2025-12-24 and current',
    line: '2026-05-25 17:45:09 - routes.items - INFO - [items.py:1100] - Delivery setup completed - User: Zoë.Ó, Method: home delivery',
    says: { kind: 'delivery-set-up', username: 'Zoë.Ó', method: 'home delivery' },
  },
  {
    releases: 'release-2025-12-24',
    line: '2025-12-30 12:00:00 - routes.items - ERROR - [items.py:1010] - Error in delivery setup for user 5: order_review.html\nTraceback (most recent call last):',
    says: { kind: 'delivery-failed', userId: 5, error: 'order_review.html\nTraceback (most recent call last):' },
  },
  {
    releases: 'announced',
    line: '2025-12-24 12:00:00 - routes.items - WARNING - [items.py:760] - Order setup attempted with no pending items - User: Zoë.Ó',
    says: { kind: 'order-setup-empty', username: 'Zoë.Ó' },
  },
  {
    releases: 'legacy',
    line: "2025-12-15 12:25:48 - routes.items - INFO - [items.py:478] - Order created - User: o'dara, Items: 5, Method: home delivery, Order#: ORD-20251215-00008-7931",
    says: {
      kind: 'order-created',
      username: "o'dara",
      orderId: null,
      orderNumber: 'ORD-20251215-00008-7931',
      items: 5,
    },
  },
  {
    releases: 'current',
    line: '2026-05-25 11:49:53 - routes.items - INFO - [items.py:746] - [TXN:47606935] Order created - Order ID: 1, Order #: ORD-20260525-00001',
    says: { kind: 'order-created', username: null, orderId: 1, orderNumber: 'ORD-20260525-00001', items: null },
  },
  {
    releases: 'legacy',
    line: "2025-12-15 12:25:48 - routes.items - INFO - [items.py:500] - Order confirmation email sent - User: o'dara, Order: 1",
    says: { kind: 'order-confirmed', username: "o'dara", orderId: 1 },
  },
  {
    releases: 'current',
    line: '2026-05-25 18:37:51 - routes.user - INFO - [user.py:638] - Order cancelled - User: silvermeadow, Order: 8, Refund: ₦2200.0',
    says: { kind: 'order-cancelled', username: 'silvermeadow', orderId: 8, refund: 220_000 },
  },
];

/** What stands last in these has no end but the record's: it may be a name of any length. */
const OPEN_ENDED: ReadonlySet<string> = new Set([
  'cart-item-added',
  'cart-item-removed',
  'cart-items-dropped',
  'checkout-empty',
  'checkout-left',
  'delivery-failed',
  'order-setup-empty',
  'points-failed',
  'referral-bonus',
  'signed-up',
]);

describe('a line about an account', () => {
  it.each(LINES)('is read as the releases write it ($releases): $says.kind', ({ line, says }) => {
    expect(read(line)).toEqual(says);
    expect(read(`${line}\r\n`)).toEqual(says);
  });

  it('is known in every form that there is', () => {
    const used = new Set(
      LINES.map(({ line }) => {
        const [record] = recordsOf(new TextEncoder().encode(line));
        return ACCOUNT_FORMS.flatMap(({ forms }) => forms).find(({ pattern }) => pattern.test(record?.message ?? ''));
      }),
    );
    expect(ACCOUNT_FORMS.flatMap(({ forms }) => forms).filter((form) => !used.has(form))).toEqual([]);
  });

  it.each(LINES)('is nothing from another module, or with something behind it: $says.kind', ({ line }) => {
    expect(read(line.replace(/ - [a-z_.]+ - ([A-Z]+) - /, ' - routes.contact - $1 - '))).toBeNull();
    expect(read(line.replace(/\[[a-z_]+\.py:/, '[views.py:'))).toBeNull();
    expect(read(line.replace(' - [', ' - [x.py:1] - ['))).toBeNull();
    const quoted = read(`${line}', Category: None, Condition: None`);
    expect([null, ...OPEN_ENDED]).toContain(quoted?.kind ?? null);
  });

  it('keeps amounts out that are none', () => {
    const edit = (old: string, fresh: string) =>
      `2025-12-15 07:27:43 - routes.admin - INFO - [admin.py:343] - User credits updated - User ID: 1, Old: ${old}, New: ${fresh}, Admin ID: 1`;
    for (const amount of ['None', 'nan', 'inf', '', '0x10', '1,000', '99999999999999', '1e400'])
      expect(read(edit('1', amount))).toBeNull();
    expect(read(edit('-0.00', '-12.05'))).toMatchObject({ before: 0, after: -1205 });
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...LINES.flatMap(({ line }) => [line, line.slice(0, line.length / 2)])),
    fc.constantFrom(', Items: 3', '\n', '\r\n', "', Category: None, Condition: None", ' (ID: 4)', '₦', '\0'),
  );

  it('never throws, and reads the same in any pieces', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(fc.nat({ max: 4000 }), { maxLength: 8 }),
        fc.uint8Array({ maxLength: 40 }),
        (parts, cuts, noise) => {
          const bytes = Buffer.concat([Buffer.from(parts.join('')), noise, Buffer.from(`\n${parts.join('\n')}`)]);
          expect(claimsOf(bytes, cuts)).toEqual(claimsOf(bytes));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives back any name and title as they are written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (name, id) => {
        const said = (logger: string, file: string, message: string) => recogniseAccount({ logger, file }, message);
        expect(said('routes.items', 'items.py', `Cart cleared - User: ${name}, Items: 2`)).toEqual({
          kind: 'cart-cleared',
          username: name,
          items: 2,
        });
        expect(said('routes.user', 'user.py', `Account deleted - User: ${name} (ID: ${id})`)).toEqual({
          kind: 'account-deleted',
          userId: id,
          username: name,
        });
        expect(
          said(
            'routes.admin',
            'admin.py',
            `Item approved - Item ID: ${id}, Name: ${name}, Value: 1.5, User Credits: 2, Admin ID: 1`,
          ),
        ).toEqual({ kind: 'item-approved', itemId: id, title: name, value: 150, balance: 200 });
      }),
    );
  });

  it('is read in one pass, however long and however often it repeats the words of a form', () => {
    for (const { line } of LINES) {
      const [record] = recordsOf(new TextEncoder().encode(line));
      const { head = null, message = '' } = record ?? {};
      if (head === null) throw new Error('not a record');
      // By the square of its length this would take minutes.
      const claim = recogniseAccount(head, `${message.repeat(Math.ceil(1_000_000 / message.length))}\n,`);
      expect([null, ...OPEN_ENDED]).toContain(claim?.kind ?? null);
    }
  });
});
