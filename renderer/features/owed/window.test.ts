import { describe, expect, it } from 'vitest';
import { daysBetween, windowOf } from './window.ts';

describe('days of UTC', () => {
  it('are a stretch of time with both of them in it', () => {
    expect(windowOf({ from: '2025-12-24', to: '2025-12-25' })).toEqual({
      after: '2025-12-24T00:00:00.000Z',
      before: '2025-12-26T00:00:00.000Z',
    });
    expect(windowOf({ from: '2025-12-24' })).toEqual({ after: '2025-12-24T00:00:00.000Z' });
    expect(windowOf({})).toEqual({});
  });

  it('follow each other over the ends of months and years', () => {
    expect(daysBetween('2025-12-30', '2026-01-02')).toEqual(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']);
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(daysBetween('2026-01-02', '2026-01-01')).toEqual([]);
  });
});
