import type { ColumnName, Shape, TableName } from './shape.ts';

interface Part<Table extends TableName> {
  readonly table: Table;
  /** Missing when any of them is missing; none: the table itself. */
  readonly columns: readonly ColumnName<Table>[];
  /** What is missing, and what that means for support. */
  readonly sentence: string;
}

const PARTS = [
  part('user', {
    columns: ['last_checkout_transaction_id', 'last_checkout_timestamp'],
    sentence: 'Users have no last checkout id and time: a checkout cannot be matched to its user by them.',
  }),
  part('user', { columns: ['is_banned'], sentence: 'Users have no ban mark: every user is shown as not banned.' }),
  part('user', {
    columns: ['created_at'],
    sentence: 'Users have no sign-up time: a reused user number cannot be told.',
  }),
  part('item', { columns: ['item_number'], sentence: 'Items have no item number: a reused item id cannot be told.' }),
  part('order', { columns: [], sentence: 'There are no orders: what a user ordered cannot be shown.' }),
  part('order', {
    columns: ['credits_used', 'credits_balance_before', 'credits_balance_after'],
    sentence: 'Orders do not hold the credits used and the balances around them.',
  }),
  part('order_item', { columns: [], sentence: 'There are no order items: orders are shown with 0 items.' }),
  part('credit_transaction', {
    columns: [],
    sentence: 'There are no credit rows: bonuses and refunds of a user cannot be shown.',
  }),
  part('credit_transaction', {
    columns: ['description', 'reason', 'balance_after'],
    sentence: 'Credit rows hold no description, reason and balance: what a row was for is known by its type only.',
  }),
  part('cart', { columns: [], sentence: 'There are no carts: what a user was about to buy is not known.' }),
  part('cart_item', { columns: [], sentence: 'There are no cart items: what a user was about to buy is not known.' }),
  part('notification', { columns: [], sentence: 'There are no notifications: what a user was told is not known.' }),
  part('audit_log', {
    columns: [],
    sentence: "There is no audit log: balance changes made by Barterex's admins are not known.",
  }),
  part('payment', { columns: [], sentence: 'There are no payments: credits that a user bought are not known.' }),
  part('checkout_transaction', {
    columns: [],
    sentence: 'The console has recorded no checkouts in this file: its transactions are those found in the logs.',
  }),
  {
    isMissing: (shape: Shape) => shape.hasTable('checkout_transaction') && !shape.isComplete('checkout_transaction'),
    sentence: 'The checkouts in this file were recorded by another version of the console and cannot be shown.',
  },
];

/** Plain sentences about what this file does not have; a missing table says nothing more about its columns. */
export function missingParts(shape: Shape): string[] {
  return PARTS.filter(({ isMissing }) => isMissing(shape)).map(({ sentence }) => sentence);
}

function part<Table extends TableName>(table: Table, { columns, sentence }: Omit<Part<Table>, 'table'>) {
  const isMissing = (shape: Shape) => {
    if (!shape.hasTable(table)) return columns.length === 0;
    return columns.some((column) => !shape.hasColumn(table, column));
  };
  return { isMissing, sentence };
}
