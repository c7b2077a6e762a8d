import type { EvidenceTable } from '../../../../shared/verdict.ts';
import type { MarketEvidence } from '../../../verdict/evidence.ts';
import type { EvidenceScope } from '../../port.ts';
import type { Connection } from '../connection.ts';
import type { ColumnName, Shape, TableName } from '../shape.ts';
import { readCheckouts } from './checkouts.ts';
import { readEdits, readLedger, readNotices } from './entries.ts';
import { readItems, readTrades } from './items.ts';
import { readLastWrite } from './last-write.ts';
import { readOrders } from './orders.ts';
import { readCarts, readUsers } from './users.ts';

/** Without these columns a table is no witness. */
const NEEDED = {
  trade: ['id', 'sender_id', 'item_id', 'timestamp'],
  order: ['id', 'user_id', 'date_ordered'],
  credit_transaction: ['id', 'user_id', 'amount', 'transaction_type', 'timestamp'],
  notification: ['id', 'user_id', 'message', 'created_at'],
  audit_log: ['id', 'action_type', 'target_id', 'before_value', 'after_value', 'timestamp'],
  cart_item: ['id', 'cart_id', 'item_id'],
} as const satisfies { readonly [Table in TableName]?: readonly ColumnName<Table>[] };

/**
 * What the marketplace can tell about purchases and balances, as stored, in one view of the file. A row whose user,
 * item or time cannot be read is left out: it is no witness to anything.
 */
export function readEvidence(connection: Connection, shape: Shape, scope: EvidenceScope): MarketEvidence {
  const missing = (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).filter(
    (table) => !NEEDED[table].every((column) => shape.hasColumn(table, column as never)),
  );
  const has = (table: EvidenceTable): boolean => !(missing as readonly EvidenceTable[]).includes(table);
  const asked = scope === 'everybody' ? null : scope;
  const trades = has('trade') ? readTrades(connection, shape, asked) : [];
  const userIds = asked?.userIds ?? null;
  const carts = has('cart_item') ? readCarts(connection, shape, userIds) : [];
  const itemIds = [...trades, ...carts].map(({ itemId }) => itemId);
  const items = readItems(
    connection,
    shape,
    asked === null ? null : { ...asked, itemIds: [...new Set([...asked.itemIds, ...itemIds])] },
  );
  const orders = has('order') ? readOrders(connection, shape, userIds) : [];
  return {
    lastWriteMs: readLastWrite(connection, shape),
    // Other buyers of the same items, and their owners, are asked whether they still exist.
    users: readUsers(
      connection,
      shape,
      userIds === null
        ? null
        : [
            ...new Set([
              ...userIds,
              ...trades.map(({ buyerId }) => buyerId),
              ...items.flatMap(({ ownerId }) => ownerId ?? []),
            ]),
          ],
    ),
    items,
    trades,
    orders,
    ledger: has('credit_transaction') ? readLedger(connection, shape, userIds) : [],
    notices: has('notification') ? readNotices(connection, shape, userIds) : [],
    edits: has('audit_log') ? readEdits(connection, shape, userIds) : [],
    carts,
    checkouts: readCheckouts(connection, shape, userIds),
    missing,
    keepsLastCheckout: shape.hasColumn('user', 'last_checkout_transaction_id'),
  };
}
