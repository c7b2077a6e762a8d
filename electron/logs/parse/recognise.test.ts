import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import type { LogRecord } from './record.ts';
import { RecordReader } from './record-reader.ts';

function only(line: string): LogRecord {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  reader.push(new TextEncoder().encode(line));
  reader.end();
  const [record] = records;
  if (record === undefined || records.length !== 1) throw new Error('not one record');
  return record;
}

const items = (message: string): string => `2025-12-24 11:01:04 - routes.items - INFO - [items.py:702] - ${message}`;

/** A line of the log, and what it says. */
const TABLE: readonly { readonly line: string; readonly says: object | null }[] = [
  {
    line: items('[TXN:0bcd538b] ✓ Checkout SUCCESSFUL - User: dusty.kite44, Items: 3, Credits Deducted: 3500.0'),
    says: {
      transactionId: '0bcd538b',
      family: 'announced',
      claim: { kind: 'success', user: 'dusty.kite44', items: 3, credits: 350_000 },
    },
  },
  {
    line: items('[TXN:0bcd538b] âœ“ Checkout SUCCESSFUL - User: kofi, Items: 3, Items: 2, Credits Deducted: 12.5'),
    says: { family: 'announced', claim: { kind: 'success', user: 'kofi, Items: 3', items: 2, credits: 1250 } },
  },
  {
    line: items('[TXN:47606935] Purchase FINALIZED - User: [TXN:deadbeef]amy, Items: 3, Credits Deducted: 3850.0'),
    says: { transactionId: '47606935', family: 'current', claim: { kind: 'success', user: '[TXN:deadbeef]amy' } },
  },
  {
    line: items('Checkout completed successfully - User: li-na - INFO, Items: 5, Total: 6750.0'),
    says: { transactionId: null, family: 'legacy', claim: { kind: 'success', user: 'li-na - INFO', credits: 675_000 } },
  },
  {
    line: items(
      "[TXN:2976f03c] ⚠ Some items failed: [{'item_id': 19, 'title': 'Desk lamp', 'error': \"{'item_id': 7\"}, {'item_id': 20, 'title': 'x', 'error': 'y'}]",
    ),
    says: { claim: { kind: 'some-failed', itemIds: [19, 20] } },
  },
  {
    line: items('[TXN:f2dfe82b] Insufficient credits error: Insufficient credits. Required: 1550.0, Available: 1150'),
    says: { claim: { kind: 'insufficient', user: null, required: 155_000, available: 115_000 } },
  },
  {
    line: '2025-12-24 13:39:18 - trading_points - INFO - [trading_points.py:199] - User leveled up! User ID: 9, Username: calm_violet, Level: 2 → 3 (Beginner), Points: 190 → 210, Credits Awarded: 300',
    says: { transactionId: null, claim: { kind: 'level-up', userId: 9, user: 'calm_violet', credits: 30_000 } },
  },
  {
    line: '2026-01-15 10:00:00 - console.engine - INFO - [checkout.ts:0] - [TXN:a1b2c3d4] ✓ Checkout SUCCESSFUL - User: john_doe, Items: 1, Credits Deducted: 2000',
    says: { family: 'console', claim: { kind: 'success', user: 'john_doe' } },
  },
  { line: items('[TXN:a1b2c3d4] something new'), says: { suspicion: null, claim: { kind: 'other' } } },
  {
    line: items('[TXN:a1b2c3d4] ✓ Checkout SUCCESSFUL - User: x, Items: 3, Credits Deducted: many'),
    says: { claim: { kind: 'other' } },
  },
  // Said by a module, or from a file, that never says it.
  {
    line: '2025-12-24 11:01:04 - routes.auth - INFO - [auth.py:1] - [TXN:a1b2c3d4] ✓ Checkout SUCCESSFUL - User: x, Items: 1, Credits Deducted: 1',
    says: { suspicion: 'from-another-module', transactionId: 'a1b2c3d4', claim: { kind: 'success', user: 'x' } },
  },
  {
    line: '2025-12-24 11:01:04 - routes.items - INFO - [checkout.py:702] - [TXN:a1b2c3d4] ✓ Checkout SUCCESSFUL - User: x, Items: 1, Credits Deducted: 1',
    says: { suspicion: 'from-another-module', claim: { kind: 'success' } },
  },
  {
    line: '2025-12-24 11:01:04 - routes.user - INFO - [user.py:1] - Checkout completed successfully - User: x, Items: 1, Total: 5.0',
    says: { suspicion: 'from-another-module', family: 'legacy', claim: { kind: 'success' } },
  },
  {
    line: "2025-12-24 11:01:04 - error_handlers - INFO - [handlers.py:80] - Database operation 'process_checkout' completed successfully",
    says: { suspicion: 'from-another-module', claim: { kind: 'committed' } },
  },
  {
    line: '2026-01-15 10:00:00 - console.engine - INFO - [checkout.ts:0] - [TXN:a1b2c3d4] ✓ Purchase FINALIZED - User: john_doe, Items: 1, Credits Deducted: 2000',
    says: { suspicion: 'from-another-module', claim: { kind: 'success' } },
  },
  // Something stands behind what ends the message.
  {
    line: items(
      "[TXN:a1b2c3d4] ✓ Checkout SUCCESSFUL - User: x, Items: 1, Credits Deducted: 1', Category: None, Condition: None",
    ),
    says: { suspicion: 'text-behind-the-message', claim: { kind: 'other' } },
  },
  {
    line: items("Checkout completed successfully - User: x, Items: 1, Total: 5.0', Category: None, Condition: None"),
    says: { suspicion: 'text-behind-the-message', claim: { kind: 'other' } },
  },
  // A title that looks like the end of a purchase is a title.
  {
    line: items('[TXN:a1b2c3d4] Item purchased - Item: 7, Title: ✓ Checkout SUCCESSFUL - User: mug'),
    says: { suspicion: null, claim: { kind: 'item-done' } },
  },
  { line: items('Item added to cart - Item: 38, User: x'), says: null },
  { line: 'no head at all', says: null },
];

describe('what a line says about a purchase', () => {
  it.each(TABLE)('$line', ({ line, says }) => {
    if (says === null) expect(recognise(only(line))).toBeNull();
    else expect(recognise(only(line))).toMatchObject(says);
  });
});
