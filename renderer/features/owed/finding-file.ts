import type { Finding } from '../../../shared/contract/overview.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import type { ListFile } from '../../api/list-file.ts';
import { maskedText } from '../../ui/masked-text.ts';

/** Findings outside of the console: amounts in credits, times in UTC. */
export const FINDING_FILE: ListFile<Finding> = {
  noun: 'finding',
  columns: [
    { head: 'at', cell: (row) => row.at },
    { head: 'kind', cell: (row) => row.kind },
    { head: 'finding', cell: (row) => row.sentence },
    { head: 'amount', cell: (row) => (row.amount === null ? null : decimalFromCredits(row.amount)) },
    { head: 'user_id', cell: (row) => row.userId },
    { head: 'username', cell: (row) => row.username },
    { head: 'transaction_key', cell: (row) => row.key },
  ],
  masked: (row) => ({ ...row, username: row.username === null ? null : maskedText(row.username) }),
};
