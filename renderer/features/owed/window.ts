import type { VerdictFilter } from '../../../shared/contract/overview.ts';
import type { Instant } from '../../../shared/time.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { OwedSearch } from './search.ts';

const DAY_MS = 24 * 3_600_000;

/** The days of the address as a stretch of time. */
export function windowOf({ from, to }: OwedSearch): Pick<VerdictFilter, 'after' | 'before'> {
  return {
    ...(from !== undefined && { after: startOf(from) }),
    ...(to !== undefined && { before: startOf(nextDay(to)) }),
  };
}

/** All days from the first to the last of them. */
export function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = nextDay(day)) days.push(day);
  return days;
}

export function nextDay(day: string): string {
  return new Date(Date.parse(startOf(day)) + DAY_MS).toISOString().slice(0, 10);
}

function startOf(day: string): Instant {
  return instantFromMilliseconds(Date.parse(`${day}T00:00:00Z`));
}
