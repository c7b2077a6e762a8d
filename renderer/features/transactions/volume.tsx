import { useMemo, useState } from 'react';
import { TRANSACTION_WORDS } from '../../../shared/attempt-words.ts';
import { TRANSACTION_OUTCOMES } from '../../../shared/checkout.ts';
import type { HistogramBucket } from '../../../shared/contract/transactions.ts';
import { type Instant, millisecondsFromInstant } from '../../../shared/time.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatMoment, formatSpan } from '../../ui/moment-format.ts';
import { SimpleTable } from '../../ui/simple-table.tsx';
import { type Bar, StackedBars } from '../../ui/stacked-bars.tsx';
import { countOf } from './outcome-counts.ts';
import { OUTCOME_SIGNS } from './outcome-mark.tsx';

const SERIES = TRANSACTION_OUTCOMES.map((outcome) => ({
  id: outcome,
  label: TRANSACTION_WORDS[outcome],
  fill: OUTCOME_SIGNS[outcome],
}));

const TICKS = 4;

interface VolumeProps {
  readonly buckets: readonly HistogramBucket[];
  readonly onSpan: (after: Instant, before: Instant) => void;
}

/** How many transactions there were over time, by outcome, with the table behind it. */
export function Volume({ buckets, onSpan }: VolumeProps) {
  const [isTable, setIsTable] = useState(false);
  const bars = useMemo(() => buckets.map(barOf), [buckets]);
  const [first] = buckets;
  if (first === undefined) return null;

  function zoom(from: number, to: number) {
    const after = buckets[from]?.from;
    const before = buckets[to]?.to;
    if (after !== undefined && before !== undefined) onSpan(after, before);
  }

  return (
    <figure aria-label="Transactions over time">
      <StackedBars
        label="Transactions over time"
        series={SERIES}
        bars={bars}
        ticks={ticksOf(buckets)}
        unit={`Transactions per ${formatSpan(lengthSeconds(first))}`}
        onZoom={zoom}
      >
        <IconButton icon="table" label="Show as a table" onPress={() => setIsTable(true)} />
      </StackedBars>
      <Dialog title="Transactions over time" isOpen={isTable} onClose={() => setIsTable(false)}>
        <VolumeTable buckets={buckets} />
      </Dialog>
    </figure>
  );
}

function VolumeTable({ buckets }: { readonly buckets: readonly HistogramBucket[] }) {
  const outcomes = TRANSACTION_OUTCOMES.filter((outcome) => buckets.some(({ counts }) => countOf(counts, outcome) > 0));
  return (
    <SimpleTable
      label="Transactions over time"
      rows={buckets.filter(({ counts }) => outcomes.some((outcome) => countOf(counts, outcome) > 0))}
      rowKey={(bucket) => bucket.from}
      columns={[
        { id: 'from', label: 'From', cell: (bucket) => <span className="number">{formatMoment(bucket.from)}</span> },
        ...outcomes.map((outcome) => ({
          id: outcome,
          label: TRANSACTION_WORDS[outcome],
          align: 'end' as const,
          cell: ({ counts }: HistogramBucket) => (
            <span title={TRANSACTION_WORDS[outcome]}>
              {countOf(counts, outcome) === 0 ? '–' : countOf(counts, outcome).toLocaleString('en-US')}
            </span>
          ),
        })),
      ]}
    />
  );
}

function barOf({ from, counts }: HistogramBucket): Bar {
  return {
    id: from,
    label: formatMoment(from).slice(0, 16),
    values: TRANSACTION_OUTCOMES.map((outcome) => countOf(counts, outcome)),
  };
}

/** The beginnings of a few buckets and the end of the last; days alone where each tick has its own. */
function ticksOf(buckets: readonly HistogramBucket[]): readonly string[] {
  const starts = Array.from({ length: TICKS }, (_, tick) => buckets[Math.floor((tick * buckets.length) / TICKS)]?.from);
  const moments = [...starts, buckets.at(-1)?.to].flatMap((at) => (at === undefined ? [] : [formatMoment(at)]));
  const days = new Set(moments.map((moment) => moment.slice(0, 10)));
  const length = days.size === moments.length ? 10 : 16;
  return [...new Set(moments.map((moment) => moment.slice(0, length)))];
}

function lengthSeconds({ from, to }: HistogramBucket): number {
  return Math.round((millisecondsFromInstant(to) - millisecondsFromInstant(from)) / 1000);
}
