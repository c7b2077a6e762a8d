import type { Performer } from './performer.ts';
import type { Step, StepResult, Steps } from './steps.ts';

/** An error before or after the step at `position`, counted from 0; log lines do not count, they cannot fail. */
export interface FaultPlan {
  readonly position: number;
  readonly when: 'before' | 'after';
  createError(): Error;
}

/** Makes one step fail: before it ran, or after it ran as if its answer were lost. */
export function withFault(performer: Performer, plan: FaultPlan): Performer {
  let position = 0;
  return {
    get isTransactionOpen() {
      return performer.isTransactionOpen;
    },
    perform(step) {
      if (step.kind === 'log') return performer.perform(step);
      const isHere = position === plan.position;
      position += 1;
      if (isHere && plan.when === 'before') throw plan.createError();
      const result = performer.perform(step);
      if (isHere) throw plan.createError();
      return result;
    },
  };
}

/** Lets somebody else act, once, right before the first step that `isMoment` picks. */
export function withIntrusion(performer: Performer, isMoment: (step: Step) => boolean, act: () => void): Performer {
  let hasActed = false;
  return {
    get isTransactionOpen() {
      return performer.isTransactionOpen;
    },
    perform(step) {
      if (!hasActed && isMoment(step)) {
        hasActed = true;
        act();
      }
      return performer.perform(step);
    },
  };
}

/** The moment between validation and linking: the attempt is on record, its PROCESS has not begun. */
export function isStartOfProcessing(step: Step): boolean {
  return step.kind === 'log' && step.event.phase === 'process';
}

/** The process dies right before the first step that `isMoment` picks: nothing cleans up, nothing is recorded. */
export function* killedAt<Result>(work: Steps<Result>, isMoment: (step: Step) => boolean): Steps<Result | null> {
  let turn = work.next();
  while (turn.done !== true) {
    if (isMoment(turn.value)) return null;
    let result: StepResult;
    try {
      result = yield turn.value;
    } catch (failure) {
      turn = work.throw(failure);
      continue;
    }
    turn = work.next(result);
  }
  return turn.value;
}
