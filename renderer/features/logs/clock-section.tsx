import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogSource, SourceClock } from '../../../shared/contract/logs.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries, queryClient } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { readOffset } from './clock-offset.ts';
import { describeSpan } from './clock-words.ts';
import { fileName } from './source-state.tsx';
import './clock-section.css';

/** Log time has no zone: its distance from UTC is found out, or said here by somebody who knows it. */
export function ClockSection({ source }: { readonly source: LogSource }) {
  return (
    <Section title="Clock">
      {source.clock === null ? (
        <p>Log time is not calibrated: it is shown as if it were UTC.</p>
      ) : (
        <ClockFacts clock={source.clock} />
      )}
      <ClockForm source={source} />
    </Section>
  );
}

function ClockFacts({ clock }: { readonly clock: SourceClock }) {
  const { spans, isSetByHand, borrowedFrom } = clock;
  const [only, ...others] = spans.map(describeSpan);
  return (
    <>
      {others.length === 0 ? (
        <p>
          Log time is {only}
          {isSetByHand && ', set by hand'}.
        </p>
      ) : (
        <>
          <p>The server's clock was changed while it wrote this log. Log time is</p>
          <ol className="clock-spans">
            <li>{only}</li>
            {others.map((text) => (
              <li key={text}>then {text}</li>
            ))}
          </ol>
        </>
      )}
      {borrowedFrom !== null && (
        <p className="quiet">
          Borrowed from <UntrustedText text={fileName(borrowedFrom)} />: no line of this log has its event in the
          database.
        </p>
      )}
    </>
  );
}

function ClockForm({ source: { sourceId, clock } }: { readonly source: LogSource }) {
  const [text, setText] = useState('');
  const set = useMutation(
    queries.logs.setClock.mutationOptions({
      onSuccess: () => {
        setText('');
        return queryClient.invalidateQueries();
      },
    }),
  );
  const offsetSeconds = readOffset(text);
  return (
    <form
      className="clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (offsetSeconds !== null) set.mutate({ sourceId, offsetSeconds });
      }}
    >
      <TextField
        label="Log time minus UTC, such as +2 or -03:30"
        value={text}
        error={set.isError ? failureFrom(set.error).message : null}
        onChange={setText}
      />
      <Button isSubmit isDisabled={offsetSeconds === null || set.isPending}>
        Set by hand
      </Button>
      {clock?.isSetByHand === true && (
        <Button kind="quiet" onPress={() => set.mutate({ sourceId, offsetSeconds: null })}>
          Find it out again
        </Button>
      )}
    </form>
  );
}
