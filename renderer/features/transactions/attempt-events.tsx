import type { LogLevel } from '../../../shared/checkout.ts';
import type { AttemptEvent } from '../../../shared/contract/transactions.ts';
import { classNames } from '../../ui/class-names.ts';
import { MessageText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import './attempt-events.css';

const LEVEL_CLASS: Readonly<Record<LogLevel, string>> = {
  DEBUG: 'event-debug',
  INFO: 'event-info',
  WARNING: 'event-warning',
  ERROR: 'event-error',
};

interface AttemptEventsProps {
  readonly events: readonly AttemptEvent[];
  /** The people of the attempt, as the lines may name them. */
  readonly names: readonly string[];
}

/** What the checkout logged, line by line. */
export function AttemptEvents({ events, names }: AttemptEventsProps) {
  if (events.length === 0) return <p className="quiet">No event was recorded.</p>;
  return (
    <ol className="events mono">
      {events.map((event) => (
        <li key={event.position} className={classNames('event', LEVEL_CLASS[event.level])}>
          <Moment at={event.at} precision="exact" />
          <span className="event-level">{event.level}</span>
          <span className="event-message">
            <MessageText text={event.message} names={names} />
          </span>
        </li>
      ))}
    </ol>
  );
}
