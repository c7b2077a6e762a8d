import { useState } from 'react';
import { IconButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { SimpleTable } from './simple-table.tsx';
import { type BarSeries, StackedBars } from './stacked-bars.tsx';

/** A stretch of time; both ends as people read them: `2025-12-24 11:00:00`. */
export interface VolumeBucket {
  /** Not its beginning as it is shown: an hour comes twice when the clocks go back. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** One for each series. */
  readonly values: readonly number[];
}

interface VolumeProps {
  readonly label: string;
  /** What a bar stands for: `Transactions per 2 h`. */
  readonly unit: string;
  readonly series: readonly BarSeries[];
  readonly buckets: readonly VolumeBucket[];
  /** The numbers of the first and the last bucket of the part that was chosen. */
  readonly onZoom: (first: number, last: number) => void;
}

const TICKS = 4;
const DAY_LENGTH = 10;
const MINUTE_LENGTH = 16;

/** How many there were over time, by kind, with the table behind it. */
export function Volume({ label, unit, series, buckets, onZoom }: VolumeProps) {
  const [isTable, setIsTable] = useState(false);
  if (buckets.length === 0) return null;
  return (
    <figure aria-label={label}>
      <StackedBars
        label={label}
        series={series}
        bars={buckets.map(({ id, from, values }) => ({ id, label: from.slice(0, MINUTE_LENGTH), values }))}
        ticks={ticksOf(buckets)}
        unit={unit}
        onZoom={onZoom}
      >
        <IconButton icon="table" label="Show as a table" onPress={() => setIsTable(true)} />
      </StackedBars>
      <Dialog title={label} isOpen={isTable} onClose={() => setIsTable(false)}>
        <VolumeTable label={label} series={series} buckets={buckets} />
      </Dialog>
    </figure>
  );
}

function VolumeTable({ label, series, buckets }: Pick<VolumeProps, 'label' | 'series' | 'buckets'>) {
  const present = series
    .map(({ id, label: name }, index) => ({ id, name, count: ({ values }: VolumeBucket) => values[index] ?? 0 }))
    .filter(({ count }) => buckets.some((bucket) => count(bucket) > 0));
  return (
    <SimpleTable
      label={label}
      rows={buckets.filter((bucket) => present.some(({ count }) => count(bucket) > 0))}
      rowKey={({ id }) => id}
      columns={[
        { id: 'from', label: 'From', cell: ({ from }) => <span className="number">{from}</span> },
        ...present.map(({ id, name, count }) => ({
          id,
          label: name,
          align: 'end' as const,
          cell: (bucket: VolumeBucket) => (
            <span title={name}>{count(bucket) === 0 ? '–' : count(bucket).toLocaleString('en-US')}</span>
          ),
        })),
      ]}
    />
  );
}

/** The beginnings of a few buckets and the end of the last; days alone where each tick has its own. */
function ticksOf(buckets: readonly VolumeBucket[]): readonly string[] {
  const starts = Array.from({ length: TICKS }, (_, tick) => buckets[Math.floor((tick * buckets.length) / TICKS)]?.from);
  const moments = [...starts, buckets.at(-1)?.to].filter((moment) => moment !== undefined);
  const days = new Set(moments.map((moment) => moment.slice(0, DAY_LENGTH)));
  const length = days.size === moments.length ? DAY_LENGTH : MINUTE_LENGTH;
  return [...new Set(moments.map((moment) => moment.slice(0, length)))];
}
