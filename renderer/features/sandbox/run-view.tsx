import { assertNever } from '../../../shared/assert-never.ts';
import type { SandboxRequest } from '../../../shared/contract/sandbox.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunResult } from './run-result.tsx';
import { isSameRequest, type RunState } from './run-store.ts';

interface RunViewProps {
  readonly state: RunState;
  /** What is chosen now; a result of something else is not shown beside it. */
  readonly request: SandboxRequest | null;
  readonly onCancel: () => void;
  readonly onRetry: (request: SandboxRequest, commandId: string) => void;
}

/** What became of the run: waiting to start, on its way, or its result. */
export function RunView({ state, request, onCancel, onRetry }: RunViewProps) {
  if (
    state.kind !== 'idle' &&
    (request === null || !isSameRequest(state.request, request)) &&
    state.kind !== 'running'
  ) {
    return <NothingRun />;
  }
  switch (state.kind) {
    case 'idle':
      return <NothingRun />;
    case 'running':
      return <RunProgress progress={state.progress} onCancel={onCancel} />;
    case 'cancelled':
      return (
        <EmptyState icon="stop" title="The run was cancelled">
          Its copy has been removed.
        </EmptyState>
      );
    case 'failed':
      return <FailureView failure={state.failure} onRetry={() => onRetry(state.request, state.commandId)} />;
    case 'finished':
      return <RunResult key={state.run.transactionId} run={state.run} />;
    default:
      return assertNever(state);
  }
}

function NothingRun() {
  return (
    <EmptyState icon="sandbox" title="Nothing has run yet">
      A run copies the open database, performs the checkout on the copy, checks what must hold, and removes the copy.
    </EmptyState>
  );
}
