import { LOG_SOURCE_STATES, type LogSource } from '../../../shared/contract/logs.ts';
import type { ListOrder } from '../../ui/list-columns.ts';

export const SOURCE_SORTS = ['path', 'state', 'size', 'records', 'lines', 'firstTime', 'lastTime'] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];

const COMPARE: Readonly<Record<SourceSort, (one: LogSource, other: LogSource) => number>> = {
  path: byPath,
  state: (one, other) => LOG_SOURCE_STATES.indexOf(one.state) - LOG_SOURCE_STATES.indexOf(other.state),
  size: (one, other) => one.sizeBytes - other.sizeBytes,
  records: (one, other) => one.records - other.records,
  lines: (one, other) => one.lines - other.lines,
  firstTime: (one, other) => byText(one.firstTime, other.firstTime),
  lastTime: (one, other) => byText(one.lastTime, other.lastTime),
};

/** All logs are here at once, so they are sorted here; those that are alike stay in the order of their paths. */
export function sortedSources(
  sources: readonly LogSource[],
  { sort, direction }: ListOrder<SourceSort>,
): readonly LogSource[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return sources.toSorted((one, other) => sign * COMPARE[sort](one, other) || byPath(one, other));
}

/** `app.log.2` before `app.log.10`. */
function byPath(one: LogSource, other: LogSource): number {
  return PATHS.compare(one.path, other.path) || one.sourceId - other.sourceId;
}

const PATHS = new Intl.Collator('en', { numeric: true });

/** A log without a time comes before all others. */
function byText(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '', 'en');
}
