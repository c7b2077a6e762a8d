import type { CheckoutPhase } from '../../shared/checkout.ts';
import type { Performer } from './performer.ts';
import type { Step, StepResult } from './steps.ts';

/** One step as it was performed; exactly one of `result` and `failure` is set. */
export interface PerformedStep {
  readonly step: Step;
  readonly phase: CheckoutPhase;
  readonly result: StepResult | undefined;
  readonly failure: unknown;
}

/** Passes every step on and tells what came of it, failures included. */
export function recording(performer: Performer, record: (performed: PerformedStep) => void): Performer {
  let phase: CheckoutPhase = 'validate';
  return {
    get isTransactionOpen() {
      return performer.isTransactionOpen;
    },
    perform(step) {
      // The engine announces each phase in its log; the steps in between belong to the phase announced last.
      const asked: Step = step;
      if (asked.kind === 'log') phase = asked.event.phase;
      try {
        const result = performer.perform(step);
        record({ step, phase, result, failure: undefined });
        return result;
      } catch (failure) {
        record({ step, phase, result: undefined, failure });
        throw failure;
      }
    },
  };
}
