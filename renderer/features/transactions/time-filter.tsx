import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { describeZone, formatMoment } from '../../ui/moment-format.ts';
import { Popover } from '../../ui/popover.tsx';
import { DateTimeField } from '../../ui/text-field.tsx';
import { instantFromLocal } from './query-text.ts';
import type { TransactionsSearch } from './search.ts';

interface TimeFilterProps {
  readonly search: TransactionsSearch;
  readonly onSearch: (search: TransactionsSearch) => void;
}

/** A span of time, entered in the operator's zone. */
export function TimeFilter(props: TimeFilterProps) {
  return (
    <Popover
      label="Time"
      trigger={
        <Button icon="clock" kind="secondary">
          Time
        </Button>
      }
    >
      {(close) => <TimeForm {...props} onDone={close} />}
    </Popover>
  );
}

function TimeForm({ search, onSearch, onDone }: TimeFilterProps & { readonly onDone: () => void }) {
  const [after, setAfter] = useState(() => localFromInstant(search.after));
  const [before, setBefore] = useState(() => localFromInstant(search.before));

  function apply() {
    onSearch({ ...search, after: instantFromLocal(after) ?? undefined, before: instantFromLocal(before) ?? undefined });
    onDone();
  }

  return (
    <>
      <DateTimeField label="From" value={after} onChange={setAfter} />
      <DateTimeField label="Before" value={before} onChange={setBefore} />
      <p className="quiet">Times are in {describeZone(new Date())}.</p>
      <Button kind="primary" onPress={apply}>
        Apply
      </Button>
    </>
  );
}

function localFromInstant(instant: string | undefined): string {
  return instant === undefined ? '' : formatMoment(instant).slice(0, 16).replace(' ', 'T');
}
