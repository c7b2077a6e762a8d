import { useEffect } from 'react';
import type { Exposure } from '../../../shared/contract/overview.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { useAuditStore } from './audit-store.ts';
import { countOf, describeCoverage, describeProgress } from './audit-words.ts';
import './audit-panel.css';

interface AuditPanelProps {
  /** Null before anything was judged. */
  readonly exposure: Exposure | null;
  /** An audit runs, whoever started it. */
  readonly isJudging: boolean;
}

/** When everything was judged, and of what; starts it anew, and shows how far it is. */
export function AuditPanel({ exposure, isJudging }: AuditPanelProps) {
  const { state, hasNews, start, watch, cancel, readAgain } = useAuditStore();
  const isRunning = state.kind === 'running';
  useEffect(() => {
    // It began by itself, after an import or with new lines.
    if (isJudging && !isRunning) void watch();
  }, [isJudging, isRunning, watch]);
  useShortcut({ keys: 'a', label: 'Judge everything again', group: 'Owed credits', run: () => void start() });

  if (isRunning) {
    const { progress } = state;
    return (
      <section className="audit-panel" aria-label="Audit">
        <div className="audit-progress">
          <Progress label="Audit" done={progress?.done ?? 0} total={progress?.total ?? 0} />
          <p className="number" role="status">
            {describeProgress(progress)}
          </p>
        </div>
        <Button icon="stop" onPress={cancel}>
          Cancel
        </Button>
      </section>
    );
  }
  return (
    <section className="audit-panel" aria-label="Audit">
      <p className="audit-words" role="status">
        {state.kind === 'failed' && <UntrustedText text={`${state.failure.title}. ${state.failure.message} `} />}
        {state.kind === 'cancelled' && 'Cancelled. '}
        {exposure !== null && <AuditWords exposure={exposure} />}
        {hasNews && (
          <>
            {' '}
            <LinkButton onPress={readAgain}>Show the new result</LinkButton>
          </>
        )}
      </p>
      <Button icon="refresh" keys="a" onPress={() => void start()}>
        {exposure === null ? 'Judge everything' : 'Judge again'}
      </Button>
    </section>
  );
}

function AuditWords({ exposure: { judgedAt, attempts, coverage } }: { readonly exposure: Exposure }) {
  return (
    <>
      {countOf(attempts, 'attempt')} judged <Moment at={judgedAt} />.{' '}
      <span className="quiet">{describeCoverage(coverage)}</span>
    </>
  );
}
