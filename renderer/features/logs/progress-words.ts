import type { ImportProgress } from '../../../shared/contract/logs.ts';
import { formatSpan } from '../../ui/moment-format.ts';

/** `about 2 min left`; when every byte is read, the transactions among the lines are still being put together. */
export function describeTimeLeft({ bytes, bytesTotal, secondsLeft }: ImportProgress): string {
  if (bytesTotal > 0 && bytes >= bytesTotal) return 'putting the transactions together';
  return secondsLeft === null ? 'time left not known yet' : `about ${formatSpan(Math.ceil(secondsLeft))} left`;
}
