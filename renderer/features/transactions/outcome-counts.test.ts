import { describe, expect, it } from 'vitest';
import { formatRate, shownOutcomes } from './outcome-counts.ts';

describe('the rate of an outcome', () => {
  it.each([
    [0, 0, '0 %'],
    [0, 10, '0 %'],
    [1, 10_000, '<0.1 %'],
    [1, 3, '33.3 %'],
    [3, 3, '100.0 %'],
  ])('%i of %i is %s', (count, total, text) => {
    expect(formatRate(count, total)).toBe(text);
  });
});

describe('the outcomes on screen', () => {
  it('are the usual four, and every other that occurs', () => {
    const none = { success: 0, partial: 0, rejected: 0, failed: 0, interrupted: 0, started: 0, unknown: 0 };
    expect(shownOutcomes(none)).toEqual(['success', 'partial', 'rejected', 'failed']);
    expect(shownOutcomes({ ...none, unknown: 2 })).toEqual(['success', 'partial', 'rejected', 'failed', 'unknown']);
  });
});
