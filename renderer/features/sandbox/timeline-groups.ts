import type { CheckoutPhase } from '../../../shared/checkout.ts';
import type { TimelineStep } from '../../../shared/contract/sandbox.ts';

export interface TimelineGroup {
  readonly phase: CheckoutPhase;
  /** The position of its first step; names the group. */
  readonly first: number;
  readonly steps: readonly TimelineStep[];
}

/** Neighbouring steps of one phase together; the order of the steps is never changed. */
export function groupByPhase(steps: readonly TimelineStep[]): readonly TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.phase === step.phase) groups[groups.length - 1] = { ...last, steps: [...last.steps, step] };
    else groups.push({ phase: step.phase, first: step.position, steps: [step] });
  }
  return groups;
}
