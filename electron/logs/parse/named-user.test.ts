import { describe, expect, it } from 'vitest';
import { summariseAttempt } from './found-attempt.ts';
import { findGroups } from './group-attempts.ts';
import { BELIEVED } from './position.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import { recognise } from './recognise.ts';
import type { LogRecord } from './record.ts';
import { RecordReader } from './record-reader.ts';

/** Attempts in records of one file, or of the file that a record names. */
function attemptsIn(...lines: readonly (readonly [second: number, message: string, sourceId?: number])[]) {
  const records = lines.map(([second, text, sourceId = 1], index): PurchaseRecord => {
    const message = recognise(recordOf(text));
    if (message === null) throw new Error(`not recognised: ${text}`);
    return { recordId: index + 1, sourceId, second, message, text, suspicions: [] };
  });
  return findGroups(records).map((group) => summariseAttempt(group, BELIEVED));
}

function recordOf(message: string): LogRecord {
  const records: LogRecord[] = [];
  const reader = new RecordReader((record) => records.push(record));
  reader.push(Buffer.from(`2026-01-15 12:00:00 - ${loggerOf(message)} - INFO - [x.py:1] - ${message}\n`));
  reader.end();
  const [record] = records;
  if (record === undefined) throw new Error(`no record: ${message}`);
  return record;
}

function loggerOf(message: string): string {
  if (message.startsWith('Points')) return 'trading_points';
  return message.startsWith('Database') ? 'error_handlers' : 'routes.items';
}

const points = (userId: number, item = 9) =>
  `Points awarded for purchase. User ID: ${userId}, Username: u${userId}, Order: item-${item}, Points: 20, Total Points: 20`;
const success = (userId: number, id: string, items = 1) =>
  `[TXN:${id}] ✓ Checkout SUCCESSFUL - User: u${userId}, Items: ${items}, Credits Deducted: 100.0`;
const failed = (id: string) => `[TXN:${id}] Unexpected error during checkout: boom`;
const COMMIT = "Database operation 'process_checkout' completed successfully";
const A = '0000000a';
const B = '0000000b';

describe('the user of an attempt, as its lines tell', () => {
  it.each([
    'Checkout attempt with empty cart - User: ann',
    'Insufficient credits for checkout - User: ann, Required: 950.0, Available: 550',
  ])('is named when the checkout page refuses: %s', (line) => {
    expect(attemptsIn([0, line])).toMatchObject([{ user: { by: 'own-line', username: 'ann', userId: null } }]);
  });

  it('is the one who earns points in between', () => {
    expect(attemptsIn([0, points(7)], [0, failed(A)], [0, COMMIT])).toMatchObject([
      { user: { by: 'neighbouring-line', username: 'u7', userId: 7 }, itemsDone: [9], isMixed: false },
    ]);
  });

  it('is nobody when lines speak of two users, and then no item is told either', () => {
    expect(attemptsIn([0, points(7)], [0, points(8)], [0, failed(A)], [0, COMMIT])).toMatchObject([
      { user: null, itemsDone: [], isMixed: true },
    ]);
  });

  it('is not the one who earns points beside a refused cart', () => {
    const refused = `[TXN:${A}] Insufficient credits - Required: 950.0, Available: 550`;
    expect(attemptsIn([0, points(7)], [0, refused], [0, COMMIT])).toMatchObject([{ user: null, itemsDone: [] }]);
  });

  it('is the one whose statement failed, unless a line speaks of another one', () => {
    const locked = `(sqlite3.OperationalError) locked\n[SQL: UPDATE user SET trading_points=? WHERE user.id = ?]\n[parameters: (40, 7)]`;
    const broken = `[TXN:${A}] Unexpected error during checkout: ${locked}`;
    expect(attemptsIn([0, broken], [0, COMMIT])).toMatchObject([
      { user: { by: 'failed-statement', username: null, userId: 7 } },
    ]);
    expect(attemptsIn([0, points(8)], [0, broken], [0, COMMIT])).toMatchObject([{ user: null, isMixed: true }]);
  });

  it('is not the one who earned points long before, in a request that never ended', () => {
    const begun = `[TXN:${A}] Phase 1: Validating items`;
    const lines = attemptsIn([0, begun], [30, points(7)], [30, failed(B)], [30, COMMIT]);
    expect(lines).toMatchObject([{ user: null }, { user: { username: 'u7', userId: 7 } }]);
  });
});

describe('lines that other modules log between two requests', () => {
  it('go back to the user’s own request, when one in between has taken them', () => {
    const lines = attemptsIn([0, failed(A)], [0, points(7)], [0, COMMIT], [1, success(7, B)], [1, COMMIT]);
    expect(lines).toMatchObject([
      { transactionId: A, user: null },
      { transactionId: B, user: { username: 'u7', userId: 7 }, itemsDone: [9] },
    ]);
  });

  it('stay with the earlier of two requests of a user when the later one has its own', () => {
    const lines = attemptsIn(
      [0, points(7, 1)],
      [0, failed(A)],
      [0, COMMIT],
      [2, points(7, 2)],
      [2, success(7, B)],
      [2, COMMIT],
    );
    expect(lines).toMatchObject([
      { transactionId: A, user: { username: 'u7' }, itemsDone: [1] },
      { transactionId: B, user: { username: 'u7' }, itemsDone: [2] },
    ]);
  });

  it('belong to nobody when another request of an unknown order can own them', () => {
    const lines = attemptsIn(
      [0, points(7), 2],
      [1, `[TXN:${B}] Redirecting to order setup - Items: [9]`],
      [1, `[TXN:0000000c] Redirecting to order setup - Items: [8]`, 2],
      [3, failed(A)],
      [3, COMMIT],
    );
    expect(lines.find(({ transactionId }) => transactionId === A)).toMatchObject({ user: null });
  });
});
