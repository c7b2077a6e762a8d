import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ImportReceipt } from '../../../shared/contract/logs.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { Facts, Figures } from '../../ui/figures.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { Moment } from '../../ui/moment.tsx';
import { DetailPanel, Section } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { describeGap, describeOutcome } from './receipt-words.ts';
import { SourceStateMark } from './source-state.tsx';
import './receipt-panel.css';

/** What the last import read, what it found, and what is not there. */
export function ReceiptPanel({ onClose }: { readonly onClose: () => void }) {
  const query = useQuery(queries.logs.receipt.queryOptions());
  useShortcut({ keys: 'escape', label: 'Close what is open', group: 'List', run: onClose });
  return (
    <DetailPanel head={<h2>Receipt of the last import</h2>} onClose={onClose}>
      {query.isPending && <Skeleton label="Loading the receipt" />}
      {query.isError && <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />}
      {query.data === null && <EmptyState icon="logs" title="Nothing has been imported yet" />}
      {query.data != null && <Receipt receipt={query.data} />}
    </DetailPanel>
  );
}

function Receipt({ receipt }: { readonly receipt: ImportReceipt }) {
  const { duplicates, problems, gaps, levelsPresent, levelsMissing } = receipt;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="detail-panel-body" aria-label="What was read" tabIndex={0}>
      <p>{describeOutcome(receipt)}</p>
      <Figures
        figures={[
          { label: 'Files', value: count(receipt.filesRead), note: `${count(receipt.filesUnchanged)} unchanged` },
          { label: 'Bytes', value: formatBytes(receipt.bytes) },
          { label: 'Lines', value: count(receipt.lines) },
          { label: 'Records', value: count(receipt.records) },
        ]}
      />
      <Figures
        figures={[
          { label: 'Transaction ids', value: count(receipt.transactionIds) },
          { label: 'Suspicious', value: count(receipt.suspicious) },
          { label: 'Skipped', value: formatBytes(receipt.skippedBytes) },
        ]}
      />
      <Facts
        facts={[
          { label: 'Started', value: <Moment at={receipt.startedAt} /> },
          { label: 'Finished', value: <Moment at={receipt.finishedAt} /> },
          { label: 'Levels found', value: levelsPresent.length === 0 ? 'none' : levelsPresent.join(', ') },
          { label: 'Levels missing', value: levelsMissing.length === 0 ? 'none' : levelsMissing.join(', ') },
        ]}
      />
      <ReceiptList title="Duplicates" empty="No file is a copy of another.">
        {duplicates.map(({ path, of }) => (
          <li key={path}>
            <UntrustedText text={path} /> has the content of <UntrustedText text={of} />
          </li>
        ))}
      </ReceiptList>
      <ReceiptList title="Gaps" empty="No part is missing between those that are there.">
        {gaps.map((gap) => (
          <li key={describeGap(gap)}>
            <UntrustedText text={describeGap(gap)} />
          </li>
        ))}
      </ReceiptList>
      <ReceiptList title="Problems" empty="Every file could be read.">
        {problems.map(({ path, state, message }) => (
          <li key={path}>
            <SourceStateMark state={state} /> <UntrustedText text={`${path}: ${message}`} />
          </li>
        ))}
      </ReceiptList>
    </section>
  );
}

interface ReceiptListProps {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

function ReceiptList({ title, empty, children }: ReceiptListProps) {
  return (
    <Section title={`${title} (${children.length})`}>
      {children.length === 0 ? <p className="quiet">{empty}</p> : <ul className="receipt-list">{children}</ul>}
    </Section>
  );
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
