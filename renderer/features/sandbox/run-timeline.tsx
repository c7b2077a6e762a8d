import { PHASE_WORDS } from '../../../shared/attempt-words.ts';
import type { TimelineStep } from '../../../shared/contract/sandbox.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { groupByPhase } from './timeline-groups.ts';
import './run-timeline.css';

/** Every step that the engine asked for, in order; what somebody else did in between stands out. */
export function RunTimeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  return (
    <div className="timeline">
      {groupByPhase(steps).map((group) => (
        <section key={group.first} className="timeline-phase" aria-label={PHASE_WORDS[group.phase]}>
          <h4>{PHASE_WORDS[group.phase]}</h4>
          <ol>
            {group.steps.map((step) => (
              <Step key={step.position} step={step} number={steps.indexOf(step) + 1} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Step({ step, number }: { readonly step: TimelineStep; readonly number: number }) {
  const isOutside = step.actor === 'outside';
  return (
    <li
      className={classNames(
        'timeline-step',
        isOutside && 'timeline-step-outside',
        step.failed && 'timeline-step-failed',
      )}
      title={step.kind}
    >
      <span className="timeline-sign">
        {isOutside ? <Icon name="bolt" /> : step.failed ? <Icon name="close" /> : number}
      </span>
      <span className="timeline-words">
        <span className="timeline-what">
          {isOutside && <strong>Somebody else: </strong>}
          <UntrustedText text={step.what} />
        </span>
        <span className="timeline-result">
          {step.failed && <span className="visually-hidden">failed: </span>}
          <UntrustedText text={step.result} />
        </span>
      </span>
    </li>
  );
}
