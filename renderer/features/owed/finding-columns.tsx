import type { Finding } from '../../../shared/contract/overview.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { FINDING_WORDS } from '../../../shared/finding.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';

export const FINDING_COLUMNS: readonly ListColumn<Finding, 'at'>[] = [
  {
    id: 'at',
    label: 'Time',
    track: '168px',
    sort: 'at',
    firstDirection: 'descending',
    cell: ({ at }) => <Moment at={at} />,
  },
  { id: 'kind', label: 'What', track: '168px', isFixed: true, cell: ({ kind }) => FINDING_WORDS[kind] },
  {
    id: 'sentence',
    label: 'In words',
    track: 'minmax(160px, 1fr)',
    hideBelow: 560,
    cell: ({ sentence }) => (
      <span className="truncate" title={sentence}>
        {sentence}
      </span>
    ),
  },
  {
    id: 'user',
    label: 'User',
    track: '136px',
    hideBelow: 720,
    cell: ({ username, userId }) =>
      username === null ? (
        <span className="quiet">{userId === null ? '–' : `no. ${userId}`}</span>
      ) : (
        <PersonalText text={username} isTruncated />
      ),
  },
  {
    id: 'amount',
    label: 'Credits',
    track: '92px',
    align: 'end',
    cell: ({ amount }) => (amount === null ? <span className="quiet">–</span> : formatCredits(amount)),
  },
];
