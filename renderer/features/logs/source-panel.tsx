import type { LogSource } from '../../../shared/contract/logs.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/figures.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { ClockSection } from './clock-section.tsx';
import { fileName, SourceStateMark } from './source-state.tsx';

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
          <SourceStateMark state={source.state} isEmpty={source.sizeBytes === 0} />
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
        <ClockSection source={source} />
      </section>
    </DetailPanel>
  );
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
