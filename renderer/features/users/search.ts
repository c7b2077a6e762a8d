import { z } from 'zod';
import { sortDirection } from '../../../shared/contract/page.ts';
import { USER_SORTS } from '../../../shared/contract/users.ts';

export const USER_TABS = ['balance', 'transactions', 'inventory', 'timeline', 'orders', 'credit-rows'] as const;
export type UserTab = (typeof USER_TABS)[number];

/** What the address of the screen holds; a part that is not valid falls away by itself. */
export const usersSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  sort: z.enum(USER_SORTS).optional().catch(undefined),
  order: sortDirection.optional().catch(undefined),
  tab: z.enum(USER_TABS).optional().catch(undefined),
});
export type UsersSearch = z.infer<typeof usersSearch>;
