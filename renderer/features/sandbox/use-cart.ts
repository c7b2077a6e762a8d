import { skipToken, useQueries, useQuery } from '@tanstack/react-query';
import type { SandboxItem } from '../../../shared/contract/sandbox.ts';
import type { UserDetail } from '../../../shared/contract/users.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { queries } from '../../api/index.ts';

export interface CartLine {
  readonly itemId: ItemId;
  /** Undefined while it loads, and when there is no such item. */
  readonly item: SandboxItem | undefined;
}

/** The address names items by number; what they are called and cost is looked up. */
export function useCartLines(itemIds: readonly ItemId[]): readonly CartLine[] {
  return useQueries({
    queries: itemIds.map((itemId) => queries.sandbox.items.queryOptions({ input: { search: String(itemId) } })),
    combine: (results) =>
      itemIds.map((itemId, index) => ({
        itemId,
        item: results[index]?.data?.rows.find((row) => row.itemId === itemId),
      })),
  });
}

export function useBuyer(userId: UserId | undefined): UserDetail | undefined {
  return useQuery(queries.users.get.queryOptions({ input: userId === undefined ? skipToken : { userId } })).data;
}
