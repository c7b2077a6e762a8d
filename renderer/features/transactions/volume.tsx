import { TRANSACTION_WORDS } from '../../../shared/attempt-words.ts';
import { TRANSACTION_OUTCOMES } from '../../../shared/checkout.ts';
import type { HistogramBucket } from '../../../shared/contract/transactions.ts';
import { type Instant, millisecondsFromInstant } from '../../../shared/time.ts';
import { formatMoment, formatSpan } from '../../ui/moment-format.ts';
import { Volume } from '../../ui/volume.tsx';
import { countOf } from './outcome-counts.ts';
import { OUTCOME_SIGNS } from './outcome-mark.tsx';

const SERIES = TRANSACTION_OUTCOMES.map((outcome) => ({
  id: outcome,
  label: TRANSACTION_WORDS[outcome],
  fill: OUTCOME_SIGNS[outcome],
}));

interface TransactionVolumeProps {
  readonly buckets: readonly HistogramBucket[];
  readonly onSpan: (after: Instant, before: Instant) => void;
}

/** How many transactions there were over time, by outcome. */
export function TransactionVolume({ buckets, onSpan }: TransactionVolumeProps) {
  function zoom(first: number, last: number) {
    const after = buckets[first]?.from;
    const before = buckets[last]?.to;
    if (after !== undefined && before !== undefined) onSpan(after, before);
  }

  return (
    <Volume
      label="Transactions over time"
      unit={`Transactions per ${formatSpan(lengthSeconds(buckets[0]))}`}
      series={SERIES}
      buckets={buckets.map(({ from, to, counts }) => ({
        id: from,
        from: formatMoment(from),
        to: formatMoment(to),
        values: TRANSACTION_OUTCOMES.map((outcome) => countOf(counts, outcome)),
      }))}
      onZoom={zoom}
    />
  );
}

function lengthSeconds(bucket: HistogramBucket | undefined): number {
  if (bucket === undefined) return 0;
  return Math.round((millisecondsFromInstant(bucket.to) - millisecondsFromInstant(bucket.from)) / 1000);
}
