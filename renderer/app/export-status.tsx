import { useSyncExternalStore } from 'react';
import { assertNever } from '../../shared/assert-never.ts';
import type { ExportState } from '../api/exporter.ts';
import { exporter } from '../api/index.ts';
import { IconButton } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { StatusButton } from '../ui/status-button.tsx';
import './export-status.css';

/** How far the export of a list has come, and how the last one ended. */
export function ExportStatus() {
  const state = useExportState();
  const words = exportWords(state);
  return (
    <div className="export-status">
      <span className="truncate" role="status">
        {state.kind === 'failed' ? '' : words}
      </span>
      {state.kind === 'failed' && (
        <span className="export-problem truncate" role="alert" title={words}>
          {words}
        </span>
      )}
      {state.kind === 'running' && <ExportProgress {...state} />}
      {state.kind !== 'running' && state.kind !== 'idle' && (
        <IconButton icon="close" label="Hide this message" onPress={exporter.dismiss} />
      )}
    </div>
  );
}

/** Beside what is read aloud: nobody wants to hear every page. */
function ExportProgress({ noun, rows, total }: Extract<ExportState, { readonly kind: 'running' }>) {
  return (
    <>
      <span className="number">
        {count(rows)}
        {total !== null && ` of ${count(total)}`}
      </span>
      {total !== null && <Progress label={`Export of ${noun}s`} done={rows} total={total} />}
      <StatusButton icon="stop" onPress={exporter.cancel}>
        Cancel the export
      </StatusButton>
    </>
  );
}

export function useExportState(): ExportState {
  return useSyncExternalStore(exporter.subscribe, exporter.current);
}

function exportWords(state: ExportState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'running':
      return `Exporting ${state.noun}s`;
    case 'finished':
      return state.isWhole
        ? `Exported ${count(state.rows)} ${state.noun}${state.rows === 1 ? '' : 's'}`
        : `Exported the first ${count(state.rows)} ${state.noun}s: a spreadsheet opens no more. Narrow the list for the rest.`;
    case 'cancelled':
      return `The export of ${state.noun}s was cancelled, no file was made`;
    case 'failed':
      return `The export of ${state.noun}s failed, no file was made. ${state.failure.message}`;
    default:
      return assertNever(state);
  }
}

function count(rows: number): string {
  return rows.toLocaleString('en-US');
}
