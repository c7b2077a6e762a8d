import { describe, expect, it } from 'vitest';
import { CHECKOUT_PHASES } from '../../../shared/checkout.ts';
import { phaseState } from './phase-state.ts';

describe('the phases of an attempt', () => {
  it.each([
    ['success', 'process', ['done', 'done', 'done']],
    ['partial', 'process', ['done', 'done', 'done']],
    ['rejected', 'validate', ['stopped', 'not-reached', 'not-reached']],
    ['rejected', 'calculate', ['done', 'stopped', 'not-reached']],
    ['failed', 'process', ['done', 'done', 'stopped']],
    ['interrupted', 'process', ['done', 'done', 'cut-off']],
    ['started', 'calculate', ['done', 'running', 'not-reached']],
  ] as const)('of a %s one that came to %s', (status, reached, states) => {
    expect(CHECKOUT_PHASES.map((phase) => phaseState(phase, reached, status))).toEqual(states);
  });
});
