import type { AttemptStatus } from '../../../shared/checkout.ts';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './buyer-message.css';

interface BuyerMessageProps {
  readonly message: string;
  readonly status: AttemptStatus;
}

/** The marketplace's own words to the buyer, line by line. */
export function BuyerMessage({ message, status }: BuyerMessageProps) {
  return (
    <blockquote className={`buyer-message buyer-message-${status}`}>
      {message.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a message never move.
        <p key={index}>
          <UntrustedText text={line} />
        </p>
      ))}
    </blockquote>
  );
}
