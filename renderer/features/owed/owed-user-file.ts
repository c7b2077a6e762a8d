import type { OwedUser } from '../../../shared/contract/overview.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import type { ListFile } from '../../api/list-file.ts';
import { maskedText } from '../../ui/masked-text.ts';

/** Who is owed what, outside of the console: amounts in credits. */
export const OWED_USER_FILE: ListFile<OwedUser> = {
  noun: 'owed-user',
  columns: [
    { head: 'user_id', cell: (row) => row.userId },
    { head: 'username', cell: (row) => row.username },
    { head: 'owed', cell: (row) => decimalFromCredits(row.owed) },
    { head: 'lost', cell: (row) => decimalFromCredits(row.lost) },
    { head: 'returned', cell: (row) => decimalFromCredits(row.returned) },
    { head: 'possibly_returned', cell: (row) => decimalFromCredits(row.possiblyReturned) },
    { head: 'losses', cell: (row) => row.transactions },
    { head: 'cannot_tell', cell: (row) => row.undecided },
    { head: 'cannot_tell_at_most', cell: (row) => decimalFromCredits(row.mostUndecided) },
    { head: 'mechanisms', cell: (row) => row.mechanisms.join(' ') },
    { head: 'weakest_attribution', cell: (row) => row.weakestAttribution },
  ],
  masked: (row) => ({ ...row, username: maskedText(row.username) }),
};
