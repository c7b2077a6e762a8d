import { useState } from 'react';
import { type Instant, instantFromMilliseconds } from '../../../shared/time.ts';
import { Button } from '../../ui/button.tsx';
import { describeZone, formatMoment } from '../../ui/moment-format.ts';
import { Section } from '../../ui/panel.tsx';
import { DateTimeField, TextField } from '../../ui/text-field.tsx';
import type { ComplaintsSearch } from './search.ts';

interface TimeStepProps {
  readonly search: ComplaintsSearch;
  readonly onSearch: (search: ComplaintsSearch) => void;
}

/** Step two: when, and how much the user says is gone. Both may be left open. */
export function TimeStep({ search, onSearch }: TimeStepProps) {
  const [from, setFrom] = useState(() => localText(search.from));
  const [to, setTo] = useState(() => localText(search.to));
  const [credits, setCredits] = useState(search.credits === undefined ? '' : String(search.credits));
  const amount = credits.trim() === '' ? null : Number(credits.replaceAll(',', ''));
  const isBadAmount = amount !== null && !(amount >= 0);
  const isBackwards = from !== '' && to !== '' && from > to;

  function apply() {
    const { from: _from, to: _to, credits: _credits, ...rest } = search;
    onSearch({
      ...rest,
      ...(from === '' ? {} : { from: instantOf(from) }),
      ...(to === '' ? {} : { to: instantOf(to) }),
      ...(amount === null || isBadAmount ? {} : { credits: amount }),
    });
  }

  return (
    <Section title="2 When">
      <DateTimeField label="From" value={from} onChange={setFrom} />
      <DateTimeField label="To" value={to} onChange={setTo} />
      <TextField
        label="Credits that are said to be gone"
        value={credits}
        onChange={setCredits}
        error={isBadAmount ? 'Type a number of credits, such as 2000 or 12.5.' : null}
      />
      <p className="quiet">
        {isBackwards
          ? 'The end lies before the beginning.'
          : `Times are in ${describeZone(new Date())}. All may stay empty.`}
      </p>
      <Button kind="secondary" isDisabled={isBadAmount || isBackwards} onPress={apply}>
        Apply
      </Button>
    </Section>
  );
}

/** What a field for a local date and time shows. */
function localText(instant: Instant | undefined): string {
  return instant === undefined ? '' : formatMoment(instant).slice(0, 16).replace(' ', 'T');
}

function instantOf(local: string): Instant {
  return instantFromMilliseconds(new Date(local).getTime());
}
