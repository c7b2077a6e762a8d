import type { TransactionRow } from '../../../shared/contract/transactions.ts';
import { type Credits, decimalFromCredits } from '../../../shared/credits.ts';
import type { ListFile } from '../../api/list-file.ts';
import { maskedText } from '../../ui/masked-text.ts';

/** Transactions outside of the console: amounts in credits, times in UTC. */
export const TRANSACTION_FILE: ListFile<TransactionRow> = {
  noun: 'transaction',
  columns: [
    { head: 'started_at', cell: (row) => row.startedAt },
    { head: 'ended_at', cell: (row) => row.endedAt },
    // As the logs write it: a spreadsheet takes a bare 12345678 or 1234e567 for a number.
    { head: 'transaction_id', cell: (row) => (row.transactionId === null ? null : `TXN:${row.transactionId}`) },
    { head: 'user_id', cell: (row) => row.user.userId },
    { head: 'username', cell: (row) => row.user.username },
    { head: 'attribution', cell: (row) => row.user.attribution },
    { head: 'outcome', cell: (row) => row.outcome },
    { head: 'items_requested', cell: (row) => row.itemsRequested },
    { head: 'items_received', cell: (row) => row.itemsReceived },
    { head: 'claimed', cell: (row) => amount(row.claimed) },
    { head: 'charged', cell: (row) => amount(row.charged) },
    { head: 'verdict', cell: (row) => row.verdict?.kind ?? null },
    { head: 'lost', cell: (row) => amount(row.verdict?.lost ?? null) },
    { head: 'owed', cell: (row) => amount(row.verdict?.owed ?? null) },
    { head: 'family', cell: (row) => row.family },
    { head: 'origin', cell: (row) => row.origin },
    { head: 'has_traceback', cell: (row) => row.hasTraceback },
    { head: 'suspicions', cell: (row) => row.suspicions.join(' ') },
    { head: 'key', cell: (row) => row.key },
  ],
  masked: ({ user, ...row }) => ({
    ...row,
    user: { ...user, username: user.username === null ? null : maskedText(user.username) },
  }),
};

function amount(credits: Credits | null): number | null {
  return credits === null ? null : decimalFromCredits(credits);
}
