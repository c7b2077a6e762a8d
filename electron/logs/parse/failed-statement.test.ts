import { describe, expect, it } from 'vitest';
import { buyerOfFailedStatement } from './failed-statement.ts';

const TRADE = '[SQL: INSERT INTO trade (user_id, sender_id, receiver_id, item_id, status) VALUES (?, ?, ?, ?, ?)]';
const USER = '[SQL: UPDATE user SET credits=?, trading_points=? WHERE user.id = ?]';
const LOCKED = '(sqlite3.OperationalError) database is locked';

const error = (statement: string, parameters: string, first = LOCKED): string =>
  `${first}\n${statement}\n[parameters: (${parameters})]\n(Background on this error at: https://sqlalche.me/e/20/e3q8)`;

describe('the buyer of a statement that failed', () => {
  it.each([
    ['the sender of a trade', error(TRADE, "None, 8, 5, 30, 'completed'"), 8],
    ['whose points change', error(USER, '13937.7, 40, 11'), 11],
    [
      'who checks out',
      error(
        '[SQL: UPDATE user SET credits=?, last_checkout_transaction_id=?, last_checkout_timestamp=? WHERE user.id = ?]',
        "21860.0, '960c79b4', '2025-12-25 16:15:43.829438', 23",
      ),
      23,
    ],
    [
      'who orders',
      error(
        '[SQL: INSERT INTO "order" (user_id, delivery_method, delivery_address) VALUES (?, ?, ?)]',
        "3, 'home', 'A, B'",
      ),
      3,
    ],
    [
      'behind a rollback that repeats the first error',
      error(
        TRADE,
        "None, 8, 5, 30, 'completed'",
        `This Session's transaction has been rolled back due to a previous exception during flush. To begin a new transaction with this Session, first issue Session.rollback(). Original exception was: ${LOCKED}`,
      ),
      8,
    ],
  ])('is %s', (_name, text, userId) => {
    expect(buyerOfFailedStatement(text)).toBe(userId);
  });

  it.each([
    ['an error without a statement', 'points service unavailable'],
    ['a bonus, which may be a referrer’s', error('[SQL: UPDATE user SET credits=? WHERE user.id = ?]', '200.0, 4')],
    ['a statement about no user', error('[SQL: DELETE FROM cart_item WHERE cart_item.id = ?]', '13')],
    ['many rows at once', `${LOCKED}\n${USER}\n[parameters: [(1.0, 2, 3), (4.0, 5, 6)]]`],
    ['parameters that a text has moved', error(USER, "'a, b', 40, 11")],
    ['a text where a number should stand', error(TRADE, "'x', 8, 5, 30, 'completed'")],
    ['a statement inside an item’s title', `Item 'x\n${error(TRADE, "None, 8, 5, 30, 'c'")}' is gone`],
    ['a statement behind a line of somebody’s', `Item is gone\n${error(TRADE, "None, 8, 5, 30, 'c'")}`],
  ])('is not told by %s', (_name, text) => {
    expect(buyerOfFailedStatement(text)).toBeNull();
  });
});
