import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type LogBucket, type LogFilterInput, RECORD_LEVELS } from '../../../shared/contract/logs.ts';
import { queries } from '../../api/index.ts';
import { formatSpan } from '../../ui/moment-format.ts';
import { Volume } from '../../ui/volume.tsx';
import { LEVEL_FILLS } from './level-mark.tsx';
import { millisecondsFromLogTime } from './log-time.ts';

const BUCKETS = 60;

const SERIES = RECORD_LEVELS.map((level) => ({ id: level, label: level, fill: LEVEL_FILLS[level] }));

interface RecordVolumeProps {
  readonly filter: LogFilterInput;
  /** Both in log time. */
  readonly onSpan: (after: string, before: string) => void;
}

/** How many records there are over log time, by level. */
export function RecordVolume({ filter, onSpan }: RecordVolumeProps) {
  const { data } = useQuery(
    queries.logs.histogram.queryOptions({ input: { filter, buckets: BUCKETS }, placeholderData: keepPreviousData }),
  );
  const [first] = data?.buckets ?? [];
  if (data === undefined || first === undefined) return null;
  const { buckets, isOfWords } = data;

  function zoom(from: number, to: number) {
    const after = buckets[from]?.from;
    const before = buckets[to]?.to;
    if (after !== undefined && before !== undefined) onSpan(after, before);
  }

  return (
    <Volume
      label="Records over time"
      unit={`${isOfWords ? 'Records' : 'Too many match to count by words: all records'} per ${formatSpan(secondsOf(first))}`}
      series={SERIES}
      buckets={buckets.map(({ from, to, counts }) => ({
        id: from,
        from,
        to,
        values: RECORD_LEVELS.map((level) => counts[level]),
      }))}
      onZoom={zoom}
    />
  );
}

function secondsOf({ from, to }: LogBucket): number {
  return (millisecondsFromLogTime(to) - millisecondsFromLogTime(from)) / 1000;
}
