import type { RawBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Page, PageRequest } from '../../../shared/contract/page.ts';
import type { SandboxItem } from '../../../shared/contract/sandbox.ts';
import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { Connection } from './connection.ts';
import { readPage } from './list.ts';
import type { StoredRow } from './query.ts';
import { columnsOf, queries } from './query.ts';
import { containsPattern, searchedNumber } from './search-pattern.ts';
import type { Shape } from './shape.ts';
import { flagOf, integerOf, required, textOf } from './stored.ts';

const notAvailable = sql`CASE WHEN "item"."is_available" = 1 THEN 0 ELSE 1 END`;

/** Available items first, then by number. */
export function listSandboxItems(
  connection: Connection,
  shape: Shape,
  search: string,
  request: PageRequest,
): Page<SandboxItem> {
  const items = queries.selectFrom('item').leftJoin('user', 'user.id', 'item.user_id');
  return readPage(
    connection,
    {
      matching: search === '' ? items : items.where(isFound(shape, search)),
      columns: [
        ...columnsOf(shape, 'item', ['id', 'name', 'value', 'is_available', 'user_id']),
        sql.ref('user.username').as('seller'),
      ],
      order: {
        name: 'sandbox items',
        direction: 'ascending',
        id: sql.ref('item.id'),
        key: { expression: notAvailable, kind: 'plain' },
      },
      toRow: sandboxItem,
    },
    request,
  );
}

function isFound(shape: Shape, search: string): RawBuilder<SqlBool> {
  const pattern = containsPattern(search);
  const number = shape.hasColumn('item', 'item_number') ? sql`"item"."item_number"` : sql`NULL`;
  return sql`("item"."name" GLOB ${pattern} OR ${number} GLOB ${pattern} OR "item"."id" = ${searchedNumber(search)})`;
}

function sandboxItem(stored: StoredRow): SandboxItem {
  return {
    itemId: required(integerOf(stored['id']), 'item') as ItemId,
    title: textOf(stored['name']) ?? '',
    price: creditsFromDecimal(stored['value']),
    isAvailable: flagOf(stored['is_available']),
    sellerId: integerOf(stored['user_id']) as UserId | null,
    sellerName: textOf(stored['seller']),
  };
}
