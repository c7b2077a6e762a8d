import { z } from 'zod';
import { ATTEMPT_STATUSES } from '../../../shared/checkout.ts';
import { sortDirection } from '../../../shared/contract/page.ts';
import { ATTEMPT_SORTS, type AttemptFilter, attemptFilter } from '../../../shared/contract/transactions.ts';

/**
 * What the address of the screen holds. Each part falls away by itself when it is not valid: a link that somebody
 * shortened by hand still opens.
 */
export const transactionsSearch = z.object({
  status: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.enum(ATTEMPT_STATUSES)).min(1),
    )
    .optional()
    .catch(undefined),
  user: attemptFilter.shape.user.catch(undefined),
  txn: attemptFilter.shape.transactionId.catch(undefined),
  after: attemptFilter.shape.after.catch(undefined),
  before: attemptFilter.shape.before.catch(undefined),
  sort: z.enum(ATTEMPT_SORTS).optional().catch(undefined),
  order: sortDirection.optional().catch(undefined),
});
export type TransactionsSearch = z.infer<typeof transactionsSearch>;

/** The part of the address that narrows the list, as the contract names it. */
export function filterFromSearch({ status, user, txn, after, before }: TransactionsSearch): AttemptFilter {
  return {
    ...(status !== undefined && { statuses: status }),
    ...(user !== undefined && { user }),
    ...(txn !== undefined && { transactionId: txn }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  };
}

export function isFiltered(search: TransactionsSearch): boolean {
  return Object.keys(filterFromSearch(search)).length > 0;
}

/** Everything that narrows the list taken away; the order stays. */
export function withoutFilter({ sort, order }: TransactionsSearch): TransactionsSearch {
  return { sort, order };
}
