import { z } from 'zod';
import { sortDirection } from '../../../shared/contract/page.ts';
import { TRANSACTION_SORTS } from '../../../shared/contract/transactions.ts';

export const TRANSACTION_TABS = ['story', 'evidence', 'items', 'lines', 'database', 'note'] as const;
export type TransactionTab = (typeof TRANSACTION_TABS)[number];

/**
 * What the address of the screen holds: `q` is the typed query. Each part falls away by itself when it is not valid: a
 * link that somebody shortened by hand still opens.
 */
export const transactionsSearch = z.object({
  q: z.string().trim().min(1).max(4000).optional().catch(undefined),
  sort: z.enum(TRANSACTION_SORTS).optional().catch(undefined),
  order: sortDirection.optional().catch(undefined),
  tab: z.enum(TRANSACTION_TABS).optional().catch(undefined),
});
export type TransactionsSearch = z.infer<typeof transactionsSearch>;
