import type { ClockSpan, LogSource } from '../../../shared/contract/logs.ts';
import { formatOffset, formatSpan } from '../../ui/moment-format.ts';

/** In a column: `UTC+2 ± 1 s`; `UTC+2, UTC+1` of a clock that was changed. */
export function describeClock({ clock }: Pick<LogSource, 'clock'>): string {
  if (clock === null) return 'not calibrated';
  const [only, ...others] = clock.spans;
  const offsets = clock.spans.map(({ offsetSeconds }) => formatOffset(offsetSeconds)).join(', ');
  const spread = only === undefined || others.length > 0 ? '' : spreadOf(only);
  return `${offsets}${spread}${clock.isSetByHand ? ', set by hand' : ''}`;
}

/** `UTC+2 ± 1 s until 2025-10-26 03:00:00, calibrated from 14 pairs`. */
export function describeSpan(span: ClockSpan): string {
  const { offsetSeconds, pairs } = span;
  const by = pairs === 0 ? '' : `, calibrated from ${pairs === 1 ? '1 pair' : `${pairs} pairs`}`;
  return `${formatOffset(offsetSeconds)}${spreadOf(span)}${endOf(span)}${by}`;
}

function endOf({ until }: ClockSpan): string {
  if (until === null) return '';
  if (until.earliest === until.latest) return ` until ${until.latest}`;
  return ` until some time between ${until.earliest} and ${until.latest}`;
}

function spreadOf({ spreadSeconds }: ClockSpan): string {
  return spreadSeconds === 0 ? '' : ` ± ${formatSpan(spreadSeconds)}`;
}
