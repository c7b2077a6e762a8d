import { useState } from 'react';
import type { Query } from '../../../shared/query/term.ts';
import { Button } from '../../ui/button.tsx';
import { describeZone } from '../../ui/moment-format.ts';
import { Popover } from '../../ui/popover.tsx';
import { DateTimeField } from '../../ui/text-field.tsx';
import { localField, readMoment } from './moment-text.ts';
import { spanOf, withSpan } from './query-terms.ts';

interface SpanFilterProps {
  readonly terms: Query;
  readonly onTerms: (terms: Query) => void;
}

/** A span of time, entered in the operator's zone. */
export function SpanFilter(props: SpanFilterProps) {
  return (
    <Popover
      label="Time"
      trigger={
        <Button icon="clock" kind="secondary">
          Time
        </Button>
      }
    >
      {(close) => <SpanForm {...props} onDone={close} />}
    </Popover>
  );
}

function SpanForm({ terms, onTerms, onDone }: SpanFilterProps & { readonly onDone: () => void }) {
  const span = spanOf(terms);
  const [after, setAfter] = useState(() => localField(span.after));
  const [before, setBefore] = useState(() => localField(span.before));

  function apply() {
    onTerms(withSpan(terms, readMoment(after), readMoment(before)));
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
