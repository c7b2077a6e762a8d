import { describe, expect, it } from 'vitest';
import type { TimelineStep } from '../../../shared/contract/sandbox.ts';
import { groupByPhase } from './timeline-groups.ts';

function step(position: number, phase: TimelineStep['phase']): TimelineStep {
  return { position, phase, actor: 'engine', kind: 'read', what: '', result: '', failed: false };
}

describe('the timeline of a run', () => {
  it('has a group for each phase, in order', () => {
    const groups = groupByPhase([step(1, 'validate'), step(2, 'validate'), step(3, 'calculate'), step(4, 'process')]);
    expect(groups.map(({ phase, steps }) => [phase, steps.length])).toEqual([
      ['validate', 2],
      ['calculate', 1],
      ['process', 1],
    ]);
  });

  it('never moves a step to keep a phase together', () => {
    const groups = groupByPhase([step(1, 'validate'), step(2, 'process'), step(3, 'validate')]);
    expect(groups.flatMap((group) => group.steps.map(({ position }) => position))).toEqual([1, 2, 3]);
    expect(groups).toHaveLength(3);
  });

  it('is empty without steps', () => {
    expect(groupByPhase([])).toEqual([]);
  });
});
