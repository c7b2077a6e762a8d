import type { AttemptStatus } from '../../../shared/checkout.ts';
import { MessageText } from '../../ui/masking.tsx';
import './buyer-message.css';

interface BuyerMessageProps {
  readonly message: string;
  readonly status: AttemptStatus;
  readonly names: readonly string[];
}

/** The marketplace's own words to the buyer, line by line. */
export function BuyerMessage({ message, status, names }: BuyerMessageProps) {
  return (
    <blockquote className={`buyer-message buyer-message-${status}`}>
      {message.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a message never move.
        <p key={index}>
          <MessageText text={line} names={names} />
        </p>
      ))}
    </blockquote>
  );
}
