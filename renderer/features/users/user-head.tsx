import type { UserDetail } from '../../../shared/contract/users.ts';
import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { Figure } from '../../ui/figures.tsx';
import { Facts, Figures } from '../../ui/figures.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { useInspection } from './inspection-view.tsx';
import './user-head.css';

/** What the account has and is owed, and who it is. */
export function UserHead({ user }: { readonly user: UserDetail }) {
  const { balance, email, level, tradingPoints, createdAt, lastLoginAt } = user;
  return (
    <div className="user-head">
      <Figures
        figures={[
          { label: 'Balance, credits', value: balance === null ? 'not stored' : formatCredits(balance) },
          ...useDebtFigures(user),
        ]}
      />
      <Facts facts={[{ label: 'Last checkout', value: <LastCheckout user={user} /> }]} />
      <Facts
        facts={[
          { label: 'E-mail', value: <PersonalText text={email} isTruncated /> },
          { label: 'Level', value: level === null ? 'not stored' : `${level}, ${tradingPoints ?? 0} points` },
          { label: 'Joined', value: createdAt === null ? 'not stored' : <Moment at={createdAt} /> },
          { label: 'Signed in', value: lastLoginAt === null ? 'not stored' : <Moment at={lastLoginAt} /> },
        ]}
      />
    </div>
  );
}

/** What is owed is the sum over the checkouts; the net position stands beside it and takes nothing off. */
function useDebtFigures({ userId }: UserDetail): readonly Figure[] {
  const inspection = useInspection(userId).data;
  if (inspection === undefined) return [{ label: 'Owed', value: '…' }];
  const { owed, possiblyReturned, net, verdicts } = inspection;
  const untold = verdicts.filter(({ lost }) => lost === null).length;
  const notes = [
    ...(possiblyReturned > 0 ? [`${formatCredits(possiblyReturned)} perhaps returned`] : []),
    ...(untold > 0 ? [`${untold} cannot be told`] : []),
  ];
  return [
    { label: 'Owed', value: formatCredits(owed), ...(notes.length > 0 && { note: notes.join(', ') }) },
    { label: 'Net position', value: formatCreditChange(net.net) },
  ];
}

function LastCheckout({ user: { hasLastCheckout, lastCheckoutId, lastCheckoutAt } }: { readonly user: UserDetail }) {
  if (!hasLastCheckout) return <span className="quiet">This database does not record it</span>;
  if (lastCheckoutId === null) return <span className="quiet">none yet</span>;
  return (
    <span className="user-checkout">
      <span className="mono truncate">
        <UntrustedText text={lastCheckoutId} isTruncated />
      </span>
      <CopyButton label="Copy the id of the last checkout" text={lastCheckoutId} />
      {lastCheckoutAt !== null && <Moment at={lastCheckoutAt} />}
    </span>
  );
}
