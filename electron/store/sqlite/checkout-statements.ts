import type { Statement } from 'better-sqlite3';
import type { OwnDatabase } from './own-database.ts';

/** The stored balance or price in hundredths, float dust rounded away (DESIGN section 5). */
const hundredths = (column: string): string => `cast(round(${column} * 100) as integer)`;

/** A balance after a change of `:amount` hundredths: one relative statement, and no dust is written back. */
const changed = (sign: '+' | '-'): string => `(${hundredths('credits')} ${sign} :amount) / 100.0`;

/** Every statement of a checkout, prepared once per database. Parameters are named; amounts are hundredths. */
export function prepareCheckoutStatements(database: OwnDatabase) {
  const prepare = (sql: string): Statement => database.prepare(sql);
  const hasCarts = database
    .prepare("SELECT count(*) = 2 FROM sqlite_schema WHERE type = 'table' AND name IN ('cart', 'cart_item')")
    .pluck()
    .get();
  return {
    beginRead: prepare('BEGIN'),
    beginWrite: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    rollback: prepare('ROLLBACK'),
    openSavepoint: prepare('SAVEPOINT item'),
    releaseSavepoint: prepare('RELEASE item'),
    rollbackToSavepoint: prepare('ROLLBACK TO item'),
    totalChanges: prepare('SELECT total_changes()').pluck(),

    readBuyer: prepare(
      `SELECT id AS userId, username, ${hundredths('credits')} AS balance, coalesce(is_banned, 0) AS isBanned
       FROM user WHERE id = ?`,
    ),
    readItem: prepare(
      `SELECT item.id AS itemId, item.name AS title, item.value AS value, coalesce(item.is_available, 0) AS isAvailable,
         seller.id AS sellerId, seller.username AS sellerName
       FROM item LEFT JOIN user AS seller ON seller.id = item.user_id
       WHERE item.id = ?`,
    ),
    deductCredits: prepare(
      `UPDATE user SET credits = ${changed('-')}
       WHERE id = :buyerId AND ${hundredths('credits')} >= :amount AND coalesce(is_banned, 0) = 0`,
    ),
    giveBackCredits: prepare(`UPDATE user SET credits = ${changed('+')} WHERE id = :buyerId`),
    linkItem: prepare(
      `UPDATE item SET user_id = :buyerId, is_available = 0
       WHERE id = :itemId AND is_available = 1 AND user_id = :sellerId AND ${hundredths('value')} = :price`,
    ),
    recordTrade: prepare(
      `INSERT INTO trade (sender_id, receiver_id, item_id, item_received_id, status, timestamp, created_at)
       VALUES (:buyerId, :sellerId, :itemId, :itemId, 'completed', :at, :at)`,
    ),
    removeCartRow: hasCarts
      ? prepare(
          `DELETE FROM cart_item
           WHERE item_id = :itemId AND cart_id IN (SELECT id FROM cart WHERE user_id = :buyerId)`,
        )
      : null,
    markLastCheckout: prepare(
      `UPDATE user SET last_checkout_transaction_id = :transactionId, last_checkout_timestamp = :at WHERE id = :buyerId`,
    ),
    readBalance: prepare(`SELECT ${hundredths('credits')} FROM user WHERE id = ?`).pluck(),
    readOwner: prepare(
      'SELECT id AS itemId, user_id AS ownerId, coalesce(is_available, 0) AS isAvailable FROM item WHERE id = ?',
    ),

    findCommand: prepare('SELECT * FROM checkout_transaction WHERE command_id = ?'),
    findTransactionId: prepare('SELECT 1 FROM checkout_transaction WHERE transaction_id = ?').pluck(),
    findItems: prepare('SELECT * FROM checkout_transaction_item WHERE attempt_id = ? ORDER BY position'),
    findEvents: prepare('SELECT * FROM checkout_event WHERE attempt_id = ? ORDER BY position'),
    // By position: naming thirty parameters costs as much as writing the rows.
    insertAttempt: prepare(
      `INSERT INTO checkout_transaction (transaction_id, command_id, input_digest, user_id, engine, items_requested,
         started_at, status, phase, items_received, total, charged, balance_before, balance_after, error_code,
         error_message, ended_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    settleAttempt: prepare(
      `UPDATE checkout_transaction SET status = ?, phase = ?, items_received = ?, total = ?, charged = ?,
         balance_before = ?, balance_after = ?, error_code = ?, error_message = ?, ended_at = ?
       WHERE command_id = ? AND status = 'started'
       RETURNING id`,
    ).pluck(),
    insertItem: prepare(
      `INSERT INTO checkout_transaction_item (attempt_id, position, item_id, title, price, seller_id, outcome, failure)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertEvent: prepare(
      'INSERT INTO checkout_event (attempt_id, position, at, phase, level, message) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
}

export type CheckoutStatements = ReturnType<typeof prepareCheckoutStatements>;
