import type { Exposure } from '../../../shared/contract/overview.ts';
import type { Credits } from '../../../shared/credits.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import { Volume, type VolumeBucket } from '../../ui/volume.tsx';
import { MECHANISM_SERIES, OTHER_FILL, UNTOLD_FILL } from './mechanism-fills.ts';
import { daysBetween, nextDay } from './window.ts';

const SERIES = [
  ...MECHANISM_SERIES,
  { id: 'other', label: 'Lost in another way', fill: OTHER_FILL },
  { id: 'untold', label: 'At most, where it cannot be told', fill: UNTOLD_FILL },
];

interface ExposureChartProps {
  readonly byDay: Exposure['byDay'];
  /** Both days are included. */
  readonly onDays: (from: string, to: string) => void;
}

/** What was lost on each day of UTC, by the way it came about. */
export function ExposureChart({ byDay, onDays }: ExposureChartProps) {
  const buckets = bucketsOf(byDay);
  function zoom(first: number, last: number) {
    const from = buckets[first]?.from;
    const to = buckets[last]?.from;
    if (from !== undefined && to !== undefined) onDays(from, to);
  }
  return (
    <Volume
      label="Credits lost by day"
      unit="Credits lost per day (UTC)"
      series={SERIES}
      buckets={buckets}
      onZoom={zoom}
    />
  );
}

/** Every day from the first loss to the last, in credits. */
export function bucketsOf(byDay: Exposure['byDay']): readonly VolumeBucket[] {
  const days = Map.groupBy(byDay, ({ day }) => day);
  const [first] = byDay;
  const last = byDay.at(-1);
  if (first === undefined || last === undefined) return [];
  return daysBetween(first.day, last.day).map((day) => {
    const found = days.get(day) ?? [];
    const lost = (id: string | null) => sum(found.filter(({ mechanism }) => mechanism === id).map((one) => one.lost));
    return {
      id: day,
      from: day,
      to: nextDay(day),
      values: [...MECHANISM_SERIES.map(({ id }) => lost(id)), lost(null), sum(found.map((one) => one.mostUndecided))],
    };
  });
}

function sum(amounts: readonly Credits[]): number {
  return decimalFromCredits(amounts.reduce((total, amount) => total + amount, 0) as Credits);
}
