import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SUSPICION_WORDS } from '../../../shared/claim-words.ts';
import { LARGEST_CONTEXT, type LogContext } from '../../../shared/contract/logs.ts';
import type { Query } from '../../../shared/query/term.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Mark } from '../../ui/mark.tsx';
import { NumberedLines } from '../../ui/numbered-lines.tsx';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const FIRST_ABOVE = 5;
const FIRST_BELOW = 20;
const MORE_LINES = 60;

interface RecordPanelProps {
  readonly recordId: number;
  readonly onClose: () => void;
  readonly onOpenTransactions: (terms: Query) => void;
}

/** One record among the lines around it, as the file has them. */
export function RecordPanel({ recordId, onClose, onOpenTransactions }: RecordPanelProps) {
  const [above, setAbove] = useState(FIRST_ABOVE);
  const [below, setBelow] = useState(FIRST_BELOW);
  useShortcut({ keys: 'escape', label: 'Close what is open', group: 'List', run: onClose });
  const query = useQuery(
    queries.logs.context.queryOptions({ input: { recordId, above, below }, placeholderData: keepPreviousData }),
  );
  const record = query.data?.records.find((candidate) => candidate.recordId === recordId);
  const transactionId = record?.transactionId ?? null;
  return (
    <DetailPanel
      onClose={onClose}
      head={<h2>{record === undefined ? 'Record' : `Line ${record.line.toLocaleString('en-US')}`}</h2>}
      actions={
        transactionId !== null && (
          <Button
            kind="quiet"
            icon="transactions"
            onPress={() => onOpenTransactions([{ kind: 'txn', value: transactionId, isNegated: false }])}
          >
            TXN:{transactionId}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton label="Reading the lines around" />}
      {query.isError && query.data === undefined && (
        <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
      )}
      {query.data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
        <section className="detail-panel-body" aria-label="The record and what stands around it" tabIndex={0}>
          <ContextHead context={query.data} />
          {record !== undefined && record.suspicions.length > 0 && (
            <p>
              <Mark shape="eye" tone="violet" word="Suspicious" />{' '}
              {record.suspicions.map((suspicion) => SUSPICION_WORDS[suspicion]).join(' ')} It is no evidence.
            </p>
          )}
          <Button
            kind="quiet"
            icon="up"
            isDisabled={above >= LARGEST_CONTEXT}
            onPress={() => setAbove(Math.min(LARGEST_CONTEXT, above + MORE_LINES))}
          >
            More above
          </Button>
          <NumberedLines label="Lines around" lines={markOwn(query.data, recordId)} />
          <Button
            kind="quiet"
            icon="down"
            isDisabled={below >= LARGEST_CONTEXT}
            onPress={() => setBelow(Math.min(LARGEST_CONTEXT, below + MORE_LINES))}
          >
            More below
          </Button>
        </section>
      )}
    </DetailPanel>
  );
}

function ContextHead({ context }: { readonly context: LogContext }) {
  return (
    <p className="quiet">
      <span className="mono">
        <UntrustedText text={context.path} />
      </span>{' '}
      <CopyButton label="Copy the lines" text={context.lines.map(({ line, text }) => `${line}: ${text}`).join('\n')} />{' '}
      {context.readFrom === 'index' && 'The file is gone or has changed; these lines are from the console’s own index.'}
    </p>
  );
}

function markOwn({ records, lines }: LogContext, recordId: number) {
  const own = records.find((record) => record.recordId === recordId);
  const first = own?.line ?? 0;
  const last = first + (own?.lineCount ?? 0) - 1;
  return lines.map((line) => ({ ...line, isOwn: line.line >= first && line.line <= last }));
}
