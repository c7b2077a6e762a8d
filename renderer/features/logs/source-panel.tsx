import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogSource } from '../../../shared/contract/logs.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries, queryClient } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/figures.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { DetailPanel, Section } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { readOffset } from './clock-offset.ts';
import { describeSourceClock, fileName, SourceStateMark } from './source-state.tsx';
import './source-panel.css';

interface SourcePanelProps {
  readonly source: LogSource;
  readonly onClose: () => void;
  readonly onSearchRecords: () => void;
}

/** One log: its state and what to do about it, what it holds, and how its clock goes. */
export function SourcePanel({ source, onClose, onSearchRecords }: SourcePanelProps) {
  useShortcut({ keys: 'escape', label: 'Close what is open', group: 'List', run: onClose });
  return (
    <DetailPanel
      onClose={onClose}
      head={
        <h2 className="truncate">
          <UntrustedText text={fileName(source.path)} isTruncated />
        </h2>
      }
      actions={
        <Button kind="quiet" icon="search" onPress={onSearchRecords}>
          Records
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="detail-panel-body" aria-label="About this log" tabIndex={0}>
        <div>
          <SourceStateMark state={source.state} />
          {source.problem !== null && (
            <p>
              <UntrustedText text={source.problem} />
            </p>
          )}
        </div>
        <Facts
          facts={[
            { label: 'Path', value: <UntrustedText text={source.path} /> },
            { label: 'Found through', value: <UntrustedText text={source.place} /> },
            { label: 'Read', value: `${formatBytes(source.readBytes)} of ${formatBytes(source.sizeBytes)}` },
            { label: 'Records', value: `${count(source.records)} in ${count(source.lines)} lines` },
            { label: 'Levels', value: source.levels.length === 0 ? 'none' : source.levels.join(', ') },
            { label: 'Suspicious', value: count(source.suspicious) },
            { label: 'Skipped', value: formatBytes(source.skippedBytes) },
            { label: 'From', value: source.firstTime ?? 'unknown' },
            { label: 'To', value: source.lastTime ?? 'unknown' },
          ]}
        />
        <Section title="Clock">
          <ClockForm source={source} />
        </Section>
      </section>
    </DetailPanel>
  );
}

/** Log time has no zone: its distance from UTC is found out, or said here by somebody who knows it. */
function ClockForm({ source }: { readonly source: LogSource }) {
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
  const { sourceId, clock } = source;
  return (
    <>
      <p>
        Log time is {describeSourceClock(source)}
        {clock === null ? ': it is shown as if it were UTC.' : '.'}
      </p>
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
    </>
  );
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
