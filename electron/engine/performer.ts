import type { Step, StepKind, StepOf, StepResults, Steps } from './steps.ts';

/**
 * Whoever carries steps out. `perform` throws when a step fails; afterwards `isTransactionOpen` tells whether SQLite
 * has rolled back by itself, in which case nothing more of that transaction may run.
 */
export interface Performer {
  perform<Kind extends StepKind>(step: StepOf<Kind>): StepResults[Kind];
  readonly isTransactionOpen: boolean;
}

/** Runs a unit of work to its end without ever leaving it suspended. A failing step is thrown into the generator. */
export function runSteps<Result>(steps: Steps<Result>, performer: Performer): Result {
  let turn = steps.next();
  while (turn.done !== true) {
    turn = advance(steps, turn.value, performer);
  }
  return turn.value;
}

function advance<Result>(steps: Steps<Result>, step: Step, performer: Performer): IteratorResult<Step, Result> {
  let result: StepResults[StepKind];
  try {
    result = performer.perform(step);
  } catch (failure) {
    return steps.throw(failure);
  }
  return steps.next(result);
}
