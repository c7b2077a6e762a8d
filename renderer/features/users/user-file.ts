import type { UserRow } from '../../../shared/contract/users.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import { isTransactionId } from '../../../shared/ids.ts';
import type { ListFile } from '../../api/list-file.ts';
import { maskedText } from '../../ui/masked-text.ts';

/** Users outside of the console: the balance in credits, times in UTC. */
export const USER_FILE: ListFile<UserRow> = {
  noun: 'user',
  columns: [
    { head: 'user_id', cell: (row) => row.userId },
    { head: 'username', cell: (row) => row.username },
    { head: 'email', cell: (row) => row.email },
    { head: 'balance', cell: (row) => (row.balance === null ? null : decimalFromCredits(row.balance)) },
    { head: 'is_banned', cell: (row) => row.isBanned },
    { head: 'last_checkout_id', cell: (row) => checkoutId(row.lastCheckoutId) },
    { head: 'last_checkout_at', cell: (row) => row.lastCheckoutAt },
    { head: 'created_at', cell: (row) => row.createdAt },
  ],
  masked: (row) => ({ ...row, username: maskedText(row.username), email: maskedText(row.email) }),
};

/** An id as the logs write it, so that no spreadsheet takes it for a number; anything else as it is stored. */
function checkoutId(stored: string | null): string | null {
  return stored !== null && isTransactionId(stored) ? `TXN:${stored}` : stored;
}
