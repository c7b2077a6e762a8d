import type { Database } from 'better-sqlite3';

/** One checkout as somebody would write it by hand: no engine, no generator, the same rows written. */
export type HandWrittenCheckout = (checkout: {
  readonly number: number;
  readonly buyerId: number;
  readonly itemIds: readonly number[];
}) => void;

const AT = '2026-01-15 10:00:00.000000';

/** As long as the engine's, so that the rows weigh the same. */
const DIGEST = '0'.repeat(64);

/**
 * The floor of the bench: the statements of a successful checkout in order, prepared once. It validates as the engine
 * does and writes what the engine writes, but it can neither explain itself nor survive a fault.
 */
export function prepareHandWrittenCheckout(database: Database): HandWrittenCheckout {
  const findCommand = database.prepare('SELECT * FROM checkout_transaction WHERE command_id = ?');
  const findId = database.prepare('SELECT 1 FROM checkout_transaction WHERE transaction_id = ?');
  const readBuyer = database.prepare(
    'SELECT id, username, cast(round(credits * 100) as integer) AS balance, is_banned FROM user WHERE id = ?',
  );
  const readItem = database.prepare(
    `SELECT item.id, item.name, item.value, item.is_available, seller.id AS sellerId, seller.username
     FROM item LEFT JOIN user AS seller ON seller.id = item.user_id WHERE item.id = ?`,
  );
  const insertAttempt = database.prepare(
    `INSERT INTO checkout_transaction (transaction_id, command_id, input_digest, user_id, engine, status, phase,
       items_requested, items_received, total, charged, balance_before, started_at)
     VALUES (?, ?, '${DIGEST}', ?, 'safe', 'started', 'calculate', ?, 0, ?, 0, ?, ?)`,
  );
  const deduct = database.prepare(
    `UPDATE user SET credits = (cast(round(credits * 100) as integer) - :total) / 100.0
     WHERE id = :buyerId AND cast(round(credits * 100) as integer) >= :total AND coalesce(is_banned, 0) = 0`,
  );
  const savepoint = database.prepare('SAVEPOINT item');
  const release = database.prepare('RELEASE item');
  const link = database.prepare(
    `UPDATE item SET user_id = ?, is_available = 0
     WHERE id = ? AND is_available = 1 AND user_id = ? AND cast(round(value * 100) as integer) = ?`,
  );
  const trade = database.prepare(
    `INSERT INTO trade (sender_id, receiver_id, item_id, item_received_id, status, timestamp, created_at)
     VALUES (?, ?, ?, ?, 'completed', ?, ?)`,
  );
  const removeFromCart = database.prepare(
    'DELETE FROM cart_item WHERE item_id = ? AND cart_id IN (SELECT id FROM cart WHERE user_id = ?)',
  );
  const mark = database.prepare(
    'UPDATE user SET last_checkout_transaction_id = ?, last_checkout_timestamp = ? WHERE id = ?',
  );
  const readBalance = database.prepare('SELECT cast(round(credits * 100) as integer) FROM user WHERE id = ?').pluck();
  const readOwner = database.prepare('SELECT user_id, is_available FROM item WHERE id = ?');
  const settle = database
    .prepare(
      `UPDATE checkout_transaction SET status = 'success', phase = 'process', items_received = ?, charged = ?,
       balance_after = ?, ended_at = ? WHERE command_id = ? AND status = 'started' RETURNING id`,
    )
    .pluck();
  const insertItem = database.prepare(
    `INSERT INTO checkout_transaction_item (attempt_id, position, item_id, title, price, seller_id, outcome)
     VALUES (?, ?, ?, ?, ?, ?, 'received')`,
  );
  const insertEvent = database.prepare(
    'INSERT INTO checkout_event (attempt_id, position, at, phase, level, message) VALUES (?, ?, ?, ?, ?, ?)',
  );

  return ({ number, buyerId, itemIds }) => {
    const commandId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
    const id = number.toString(16).padStart(8, '0');

    database.exec('BEGIN');
    findCommand.get(commandId);
    findId.get(id);
    const buyer = readBuyer.get(buyerId) as { username: string; balance: number };
    const items = itemIds.map(
      (itemId) => readItem.get(itemId) as { id: number; name: string; value: number; sellerId: number },
    );
    const total = items.reduce((sum, { value }) => sum + Math.round(value * 100), 0);
    database.exec('COMMIT');

    database.exec('BEGIN IMMEDIATE');
    insertAttempt.run(id, commandId, buyerId, itemIds.length, total, buyer.balance, AT);
    database.exec('COMMIT');

    database.exec('BEGIN IMMEDIATE');
    if (deduct.run({ total, buyerId }).changes !== 1) throw new Error('Not enough credits');
    for (const item of items) {
      savepoint.run();
      const price = Math.round(item.value * 100);
      if (link.run(buyerId, item.id, item.sellerId, price).changes !== 1) throw new Error('Not available');
      trade.run(buyerId, item.sellerId, item.id, item.id, AT, AT);
      removeFromCart.run(item.id, buyerId);
      release.run();
    }
    mark.run(id, AT, buyerId);
    const balance = readBalance.get(buyerId) as number;
    if (balance !== buyer.balance - total) throw new Error('The balance is wrong');
    for (const { id: itemId } of items) readOwner.get(itemId);
    const attemptId = settle.get(items.length, total, balance, AT, commandId) as number;
    for (const [position, item] of items.entries()) {
      insertItem.run(attemptId, position, item.id, item.name, Math.round(item.value * 100), item.sellerId);
    }
    const events = [
      ['validate', 'DEBUG', 'Phase 1: Validating items'],
      ['calculate', 'DEBUG', 'Phase 2: Calculating total cost'],
      ['process', 'DEBUG', 'Phase 3: Processing checkout'],
      ...items.map((item) => ['process', 'DEBUG', `Item processed - Item: ${item.id}, Title: ${item.name}`]),
      [
        'process',
        'INFO',
        `✓ Checkout SUCCESSFUL - User: ${buyer.username}, Items: ${items.length}, Credits Deducted: ${total / 100}`,
      ],
    ];
    for (const [position, event] of events.entries()) insertEvent.run(attemptId, position, AT, ...event);
    database.exec('COMMIT');
  };
}
