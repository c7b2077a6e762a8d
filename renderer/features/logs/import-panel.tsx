import { useQuery } from '@tanstack/react-query';
import type { ImportProgress, ImportReceipt } from '../../../shared/contract/logs.ts';
import type { Failure } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { Progress } from '../../ui/progress.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { type ImportState, useImportStore } from './import-store.ts';
import { describeTimeLeft } from './progress-words.ts';
import { describeReceipt } from './receipt-words.ts';
import './import-panel.css';

/** Starts an import, shows how far it is, and what the last one found. */
export function ImportPanel({ onReceipt }: { readonly onReceipt: () => void }) {
  const { state, start, cancel } = useImportStore();
  const last = useQuery(queries.logs.receipt.queryOptions()).data ?? null;
  const places = useQuery(queries.logs.places.queryOptions()).data ?? [];
  if (state.kind === 'running') return <RunningImport progress={state.progress} onCancel={cancel} />;
  if (places.length === 0 && last === null) return null;
  return (
    <section className="import-panel" aria-label="Import">
      <p className="import-words" role="status">
        <ImportWords state={state} last={last} />
      </p>
      {last !== null && (
        <Button kind="quiet" icon="table" onPress={onReceipt}>
          Receipt
        </Button>
      )}
      <Button icon="refresh" onPress={() => void start()}>
        {state.kind === 'cancelled' || isUnfinished(last) ? 'Resume the import' : 'Import what is new'}
      </Button>
    </section>
  );
}

function ImportWords({ state, last }: { readonly state: ImportState; readonly last: ImportReceipt | null }) {
  switch (state.kind) {
    case 'failed':
      return <FailedImport failure={state.failure} />;
    case 'cancelled':
      return 'Cancelled. What was read is kept; resuming goes on from there.';
    case 'finished':
      return describeReceipt(state.receipt);
    default:
      return last === null ? 'Nothing has been imported yet.' : describeReceipt(last);
  }
}

function FailedImport({ failure }: { readonly failure: Failure }) {
  const { title, message, reference } = failure;
  return (
    <>
      <UntrustedText text={`${title}. ${message}`} />
      {reference !== null && (
        <>
          {' '}
          <span className="mono">{reference}</span> <CopyButton label="Copy the reference" text={reference} />
        </>
      )}
    </>
  );
}

function isUnfinished(receipt: ImportReceipt | null): boolean {
  return receipt !== null && receipt.outcome !== 'complete';
}

interface RunningImportProps {
  readonly progress: ImportProgress | null;
  readonly onCancel: () => void;
}

function RunningImport({ progress, onCancel }: RunningImportProps) {
  return (
    <section className="import-panel" aria-label="Import">
      <div className="import-progress">
        <Progress label="Import" done={progress?.bytes ?? 0} total={progress?.bytesTotal ?? 0} />
        <p className="number">{progress === null ? 'Looking for files' : describeProgress(progress)}</p>
        {progress?.path != null && (
          <p className="quiet mono">
            <UntrustedText text={progress.path} isTruncated />
          </p>
        )}
      </div>
      <Button icon="stop" onPress={onCancel}>
        Cancel
      </Button>
    </section>
  );
}

function describeProgress(progress: ImportProgress): string {
  const { files, filesTotal, bytes, bytesTotal, linesPerSecond } = progress;
  return [
    `${files.toLocaleString('en-US')} of ${filesTotal.toLocaleString('en-US')} files`,
    `${formatBytes(bytes)} of ${formatBytes(bytesTotal)}`,
    `${Math.round(linesPerSecond).toLocaleString('en-US')} lines/s`,
    describeTimeLeft(progress),
  ].join(' · ');
}
