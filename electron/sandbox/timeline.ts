import type { TimelineStep } from '../../shared/contract/sandbox.ts';
import type { PerformedStep } from '../engine/recording.ts';
import { describeResult, describeStep } from '../engine/step-words.ts';

/** The story of a run, step by step, in words. Log lines are told elsewhere and left out. */
export class Timeline {
  readonly #steps: TimelineStep[] = [];

  get steps(): readonly TimelineStep[] {
    return this.#steps;
  }

  readonly add = (performed: PerformedStep): void => {
    if (performed.step.kind === 'log') return;
    this.#steps.push({
      position: this.#steps.length,
      actor: 'engine',
      kind: performed.step.kind,
      phase: performed.phase,
      what: describeStep(performed.step),
      result: describeResult(performed),
      failed: performed.failure !== undefined,
    });
  };

  /** Something that somebody else did to the database between two steps. */
  addOutside(kind: string, what: string, result: string): void {
    const position = this.#steps.length;
    this.#steps.push({ position, actor: 'outside', kind, phase: 'process', what, result, failed: false });
  }
}
