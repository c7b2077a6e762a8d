import { PHASE_WORDS } from '../../../shared/attempt-words.ts';
import { type AttemptStatus, CHECKOUT_PHASES, type CheckoutPhase } from '../../../shared/checkout.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { type PhaseState, phaseState } from './phase-state.ts';
import './attempt-phases.css';

const SIGNS: Readonly<Record<PhaseState, { readonly shape: Shape; readonly tone: Tone; readonly word: string }>> = {
  done: { shape: 'tick', tone: 'green', word: 'done' },
  stopped: { shape: 'cross', tone: 'red', word: 'stopped here' },
  'cut-off': { shape: 'hatch', tone: 'grey', word: 'cut off here' },
  running: { shape: 'dots', tone: 'accent', word: 'running' },
  'not-reached': { shape: 'dash', tone: 'grey', word: 'not reached' },
};

interface AttemptPhasesProps {
  readonly phase: CheckoutPhase;
  readonly status: AttemptStatus;
}

/** The three phases as a line, with the place where it ended. */
export function AttemptPhases({ phase, status }: AttemptPhasesProps) {
  return (
    <ol className="phases" aria-label="Phases">
      {CHECKOUT_PHASES.map((candidate) => {
        const { word, ...sign } = SIGNS[phaseState(candidate, phase, status)];
        return (
          <li key={candidate} className="phase">
            <Mark {...sign} word={PHASE_WORDS[candidate]} />
            <span className="quiet">{word}</span>
          </li>
        );
      })}
    </ol>
  );
}
