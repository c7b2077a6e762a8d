import type { LogLevel } from '../../../shared/checkout.ts';
import type { AttemptEvent } from '../../../shared/contract/transactions.ts';
import { classNames } from '../../ui/class-names.ts';
import { Moment } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './attempt-events.css';

const LEVEL_CLASS: Readonly<Record<LogLevel, string>> = {
  DEBUG: 'event-debug',
  INFO: 'event-info',
  WARNING: 'event-warning',
  ERROR: 'event-error',
};

/** What the checkout logged, line by line. */
export function AttemptEvents({ events }: { readonly events: readonly AttemptEvent[] }) {
  if (events.length === 0) return <p className="quiet">No event was recorded.</p>;
  return (
    <ol className="events mono">
      {events.map((event) => (
        <li key={event.position} className={classNames('event', LEVEL_CLASS[event.level])}>
          <Moment at={event.at} precision="exact" />
          <span className="event-level">{event.level}</span>
          <span className="event-message">
            <UntrustedText text={event.message} />
          </span>
        </li>
      ))}
    </ol>
  );
}
