import type { MarketplaceFacts } from '../port.ts';
import type { Connection } from './connection.ts';
import type { DatabaseFile } from './database-file.ts';
import { missingParts } from './missing-parts.ts';
import { count, countOfRows, queries } from './query.ts';
import type { Shape, TableName } from './shape.ts';

export function readFacts(connection: Connection, shape: Shape, file: DatabaseFile): MarketplaceFacts {
  const countIfAny = (table: TableName) => (shape.hasTable(table) ? countOf(connection, table) : null);
  return {
    sizeBytes: file.sizeBytes,
    journal: file.journal,
    schema: schemaOf(shape),
    missing: missingParts(shape),
    counts: {
      users: countOf(connection, 'user'),
      items: countOf(connection, 'item'),
      orders: countIfAny('order'),
      trades: countIfAny('trade'),
      attempts: shape.isComplete('checkout_transaction') ? countOf(connection, 'checkout_transaction') : null,
    },
  };
}

/** Which release of Barterex made these tables (BARTEREX.md section 5). */
function schemaOf(shape: Shape): MarketplaceFacts['schema'] {
  const hasLastCheckout =
    shape.hasColumn('user', 'last_checkout_transaction_id') && shape.hasColumn('user', 'last_checkout_timestamp');
  if (shape.hasTable('audit_log')) return hasLastCheckout ? 'current' : 'unknown';
  if (!hasLastCheckout) return 'legacy';
  return shape.hasTable('payment') ? 'unknown' : 'repaired';
}

function countOf(connection: Connection, table: TableName): number {
  return count(connection, queries.selectFrom(table).select(countOfRows));
}
