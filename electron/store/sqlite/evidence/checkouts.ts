import { ITEM_OUTCOMES } from '../../../../shared/checkout.ts';
import { ZERO_CREDITS } from '../../../../shared/credits.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { RecordedCheckout } from '../../../verdict/evidence.ts';
import type { Connection } from '../connection.ts';
import { allRows, columnsOf, queries } from '../query.ts';
import type { Shape } from '../shape.ts';
import { hundredthsOf, integerOf, memberOf } from '../stored.ts';
import { isOneOf } from './scope.ts';

/** What the console's own engine recorded; none where its tables are missing. */
export function readCheckouts(
  connection: Connection,
  shape: Shape,
  userIds: readonly number[] | null,
): readonly RecordedCheckout[] {
  if (!shape.isComplete('checkout_transaction') || !shape.isComplete('checkout_transaction_item')) return [];
  const attempts = allRows(
    connection,
    queries
      .selectFrom('checkout_transaction')
      .select(columnsOf(shape, 'checkout_transaction', ['id', 'charged']))
      .where(isOneOf('checkout_transaction.user_id', userIds)),
  );
  const items = allRows(
    connection,
    queries
      .selectFrom('checkout_transaction_item')
      .select(columnsOf(shape, 'checkout_transaction_item', ['attempt_id', 'item_id', 'price', 'outcome']))
      .where(isOneOf('checkout_transaction_item.attempt_id', userIds === null ? null : idsOf(attempts)))
      .orderBy('checkout_transaction_item.position'),
  );
  const ofAttempt = Map.groupBy(items, (stored) => integerOf(stored['attempt_id']));
  return attempts.flatMap((stored): readonly RecordedCheckout[] => {
    const attemptId = integerOf(stored['id']);
    if (attemptId === null) return [];
    return [
      {
        attemptId,
        charged: hundredthsOf(stored['charged']) ?? ZERO_CREDITS,
        items: (ofAttempt.get(attemptId) ?? []).flatMap((item) => {
          const itemId = integerOf(item['item_id']) as ItemId | null;
          const outcome = memberOf(ITEM_OUTCOMES, item['outcome']);
          return itemId === null || outcome === null ? [] : [{ itemId, outcome, price: hundredthsOf(item['price']) }];
        }),
      },
    ];
  });
}

function idsOf(rows: readonly { readonly [column: string]: unknown }[]): readonly number[] {
  return rows.flatMap((stored) => integerOf(stored['id']) ?? []);
}
