import { Fragment } from 'react';
import { formatMoment, formatTimeOfDay, formatUtc } from './moment-format.ts';
import './moment.css';

interface MomentProps {
  readonly at: string;
  /** `exact`: the time of day to the millisecond, where the day is said elsewhere. */
  readonly precision?: 'second' | 'exact';
}

/** A moment in the operator's zone, with UTC on hover. */
export function Moment({ at, precision = 'second' }: MomentProps) {
  return (
    <time className="number" dateTime={at} title={formatUtc(at)}>
      {precision === 'second' ? <DateWithTime text={formatMoment(at)} /> : formatTimeOfDay(at)}
    </time>
  );
}

/** A log's own local time, as it stands there: it has no zone. */
export function LogTime({ text }: { readonly text: string }) {
  return (
    <span className="number">
      <DateWithTime text={text} />
    </span>
  );
}

/** Figures of one width make the hyphens as wide as figures; these are kept narrow. */
function DateWithTime({ text }: { readonly text: string }) {
  return text.split('-').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: year, month, day.
    <Fragment key={index}>
      {index > 0 && <span className="moment-hyphen">-</span>}
      {part}
    </Fragment>
  ));
}
