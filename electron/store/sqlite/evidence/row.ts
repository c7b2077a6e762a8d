import type { EvidenceTable } from '../../../../shared/verdict.ts';
import type { StoredColumn } from '../../port.ts';
import type { Connection } from '../connection.ts';
import type { Shape } from '../shape.ts';
import { textOf } from '../stored.ts';

/** Never leave the file, whoever asks. */
const SECRET = /password|secret|token|two_factor|ip_address|user_agent/i;

const SELECT_ROW: Readonly<Record<EvidenceTable, string>> = {
  user: 'SELECT * FROM "user" WHERE id = ?',
  item: 'SELECT * FROM item WHERE id = ?',
  trade: 'SELECT * FROM trade WHERE id = ?',
  order: 'SELECT * FROM "order" WHERE id = ?',
  credit_transaction: 'SELECT * FROM credit_transaction WHERE id = ?',
  notification: 'SELECT * FROM notification WHERE id = ?',
  audit_log: 'SELECT * FROM audit_log WHERE id = ?',
  cart_item: 'SELECT * FROM cart_item WHERE id = ?',
  checkout_transaction: 'SELECT * FROM checkout_transaction WHERE id = ?',
};

/** A row as it is stored, column by column, without secrets; null when it is not there. */
export function readRow(
  connection: Connection,
  shape: Shape,
  table: EvidenceTable,
  id: number,
): readonly StoredColumn[] | null {
  if (!shape.hasTable(table)) return null;
  const row = connection.prepare<[number], Readonly<Record<string, unknown>>>(SELECT_ROW[table]).get(id);
  if (row === undefined) return null;
  return Object.entries(row)
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]) => ({ name, value: value === null ? null : (textOf(value) ?? '') }));
}
