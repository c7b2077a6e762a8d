import type { LogStory } from '../../../shared/contract/transactions.ts';
import { formatOffset, formatSpan } from '../../ui/moment-format.ts';

/** `Log time is UTC+2 here, calibrated from 14 pairs.`: how far the times of a story can be trusted. */
export function describeClock({ offsetSeconds, pairs, spreadSeconds }: LogStory['clock']): string {
  const zone = formatOffset(offsetSeconds);
  if (pairs > 0) {
    const spread = spreadSeconds === 0 ? '' : `, ± ${formatSpan(spreadSeconds)}`;
    return `Log time is ${zone} here, calibrated from ${pairs === 1 ? '1 pair' : `${pairs} pairs`}${spread}.`;
  }
  return offsetSeconds === 0 ? 'Not calibrated: shown as if UTC.' : `Log time is ${zone} here, set by hand.`;
}
