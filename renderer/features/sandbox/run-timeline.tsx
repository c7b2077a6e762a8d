import { PHASE_WORDS } from '../../../shared/attempt-words.ts';
import type { TimelineStep } from '../../../shared/contract/sandbox.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { MessageText } from '../../ui/masking.tsx';
import { groupByPhase } from './timeline-groups.ts';
import './run-timeline.css';

interface RunTimelineProps {
  readonly steps: readonly TimelineStep[];
  readonly names: readonly string[];
}

/** Every step that the engine asked for, in order; what somebody else did in between stands out. */
export function RunTimeline({ steps, names }: RunTimelineProps) {
  return (
    <div className="timeline">
      {groupByPhase(steps).map((group) => (
        <section key={group.first} className="timeline-phase" aria-label={PHASE_WORDS[group.phase]}>
          <h4>{PHASE_WORDS[group.phase]}</h4>
          <ol>
            {group.steps.map((step) => (
              <Step key={step.position} step={step} number={steps.indexOf(step) + 1} names={names} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface StepProps {
  readonly step: TimelineStep;
  readonly number: number;
  readonly names: readonly string[];
}

function Step({ step, number, names }: StepProps) {
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
          {isOutside && <span className="visually-hidden">Outside of the checkout: </span>}
          <MessageText text={step.what} names={names} />
        </span>
        <span className="timeline-result">
          {step.failed && <span className="visually-hidden">failed: </span>}
          <MessageText text={step.result} names={names} />
        </span>
      </span>
    </li>
  );
}
