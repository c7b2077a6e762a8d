import type { Losses } from '../../../shared/contract/overview.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { Figures } from '../../ui/figures.tsx';
import { countOf } from './audit-words.ts';

/** What was lost, what came back, what is still owed, and what nobody can tell. */
export function ExposureFigures({ losses }: { readonly losses: Losses }) {
  const { transactions, lost, returned, possiblyReturned, owed, undecided, mostUndecided } = losses;
  const limit = losses.undecidedWithoutLimit;
  return (
    <Figures
      figures={[
        { label: 'Still owed, credits', value: formatCredits(owed), note: 'each loss by itself' },
        { label: 'Lost', value: formatCredits(lost), note: `in ${countOf(transactions, 'transaction')}` },
        { label: 'Returned', value: formatCredits(returned), note: 'by orders and refunds' },
        { label: 'Possibly returned', value: formatCredits(possiblyReturned), note: 'not subtracted' },
        {
          label: 'Cannot tell',
          value: undecided.toLocaleString('en-US'),
          note:
            undecided === 0
              ? 'transactions'
              : `at most ${formatCredits(mostUndecided)}${limit === 0 ? '' : `, ${limit} without a limit`}`,
        },
      ]}
    />
  );
}
