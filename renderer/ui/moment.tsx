import { formatMoment, formatTimeOfDay, formatUtc } from './moment-format.ts';

interface MomentProps {
  readonly at: string;
  /** `exact`: the time of day to the millisecond, where the day is said elsewhere. */
  readonly precision?: 'second' | 'exact';
}

/** A moment in the operator's zone, with UTC on hover. */
export function Moment({ at, precision = 'second' }: MomentProps) {
  return (
    <time className="number" dateTime={at} title={formatUtc(at)}>
      {precision === 'second' ? formatMoment(at) : formatTimeOfDay(at)}
    </time>
  );
}
