import { ATTRIBUTION_REASONS, ATTRIBUTION_WORDS } from '../../../shared/claim-words.ts';
import type { AttributedUser } from '../../../shared/contract/transactions.ts';
import { PersonalText } from '../../ui/masking.tsx';
import './attribution-badge.css';

interface AttributionBadgeProps {
  readonly user: AttributedUser;
  /** How this user was found; without it, what the rung means. */
  readonly reason?: string;
}

/** How sure the name is: the rung of the ladder on which it was found. */
export function AttributionBadge({ user, reason }: AttributionBadgeProps) {
  return (
    <span
      className={`attribution attribution-${user.attribution}`}
      title={reason ?? ATTRIBUTION_REASONS[user.attribution]}
    >
      {ATTRIBUTION_WORDS[user.attribution]}
    </span>
  );
}

/** The user of a transaction in a cell: the name, or the number where that is all that is known. */
export function AttributedName({ user }: { readonly user: AttributedUser }) {
  return (
    <span className="attributed">
      {user.username !== null && <PersonalText text={user.username} isTruncated />}
      {user.username === null && user.userId !== null && <span className="quiet">no. {user.userId}</span>}
      <AttributionBadge user={user} />
    </span>
  );
}
