import { ATTRIBUTION_REASONS, ATTRIBUTION_WORDS } from '../../../shared/claim-words.ts';
import type { OWED_USER_SORTS, OwedUser } from '../../../shared/contract/overview.ts';
import { type Credits, formatCredits } from '../../../shared/credits.ts';
import { MECHANISM_WORDS } from '../../../shared/verdict-words.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { PersonalText } from '../../ui/masking.tsx';

export type OwedUserSort = (typeof OWED_USER_SORTS)[number];

export const OWED_USER_COLUMNS: readonly ListColumn<OwedUser, OwedUserSort>[] = [
  {
    id: 'username',
    label: 'User',
    track: 'minmax(112px, 1fr)',
    sort: 'username',
    isFixed: true,
    cell: ({ username }) => <PersonalText text={username} isTruncated />,
  },
  { id: 'userId', label: 'No.', track: '56px', align: 'end', hideBelow: 640, cell: ({ userId }) => userId },
  amountColumn('owed', 'Owed, credits', ({ owed }) => owed),
  amountColumn('lost', 'Lost', ({ lost }) => lost),
  amountColumn('returned', 'Returned', ({ returned }) => returned),
  {
    id: 'possiblyReturned',
    label: 'Possibly',
    track: '84px',
    align: 'end',
    hideBelow: 720,
    cell: ({ possiblyReturned }) => <Amount amount={possiblyReturned} />,
  },
  {
    id: 'transactions',
    label: 'Losses',
    track: '76px',
    align: 'end',
    sort: 'transactions',
    firstDirection: 'descending',
    hideBelow: 520,
    cell: ({ transactions }) => transactions,
  },
  {
    id: 'undecided',
    label: 'Cannot tell',
    track: '136px',
    align: 'end',
    hideBelow: 860,
    cell: ({ undecided, mostUndecided }) =>
      undecided === 0 ? <span className="quiet">–</span> : `${undecided}, at most ${formatCredits(mostUndecided)}`,
  },
  {
    id: 'mechanisms',
    label: 'How',
    track: '88px',
    hideBelow: 600,
    cell: ({ mechanisms }) => (
      <span title={mechanisms.map((mechanism) => MECHANISM_WORDS[mechanism].name).join(', ')}>
        {mechanisms.join(' ')}
      </span>
    ),
  },
  {
    id: 'attribution',
    label: 'Surely theirs',
    track: '104px',
    hideBelow: 800,
    cell: ({ weakestAttribution }) => (
      <span title={ATTRIBUTION_REASONS[weakestAttribution]}>{ATTRIBUTION_WORDS[weakestAttribution]}</span>
    ),
  },
];

function amountColumn(
  id: 'owed' | 'lost' | 'returned',
  label: string,
  amountOf: (row: OwedUser) => Credits,
): ListColumn<OwedUser, OwedUserSort> {
  return {
    id,
    label,
    track: id === 'owed' ? '140px' : '92px',
    align: 'end',
    sort: id,
    firstDirection: 'descending',
    cell: (row) => <Amount amount={amountOf(row)} />,
  };
}

export function Amount({ amount }: { readonly amount: Credits | null }) {
  return amount === null || amount === 0 ? <span className="quiet">–</span> : formatCredits(amount);
}
