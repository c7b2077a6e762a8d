import { describe, expect, it } from 'vitest';
import type { ClockSpan, SourceClock } from '../../../shared/contract/logs.ts';
import { describeClock, describeSpan } from './clock-words.ts';

const span = (offsetSeconds: number, rest: Partial<ClockSpan> = {}): ClockSpan => ({
  offsetSeconds,
  spreadSeconds: 0,
  pairs: 14,
  until: null,
  ...rest,
});

const clock = (spans: readonly ClockSpan[], rest: Partial<SourceClock> = {}): SourceClock => ({
  spans,
  isSetByHand: false,
  borrowedFrom: null,
  ...rest,
});

describe('the clock of a log', () => {
  const moment = '2025-10-26 03:00:00';
  it.each([
    ['not calibrated', null],
    ['UTC+2 ± 1 s', clock([span(7200, { spreadSeconds: 1 })])],
    ['UTC+1, set by hand', clock([span(3600, { pairs: 0 })], { isSetByHand: true })],
    [
      'UTC+2, UTC+1',
      clock([span(7200, { spreadSeconds: 1, until: { earliest: moment, latest: moment } }), span(3600)]),
    ],
  ])('in a column: %s', (words, source) => {
    expect(describeClock({ clock: source })).toBe(words);
  });

  it.each([
    ['UTC, calibrated from 1 pair', span(0, { pairs: 1 })],
    ['UTC+2 ± 1 s, calibrated from 14 pairs', span(7200, { spreadSeconds: 1 })],
    ['UTC+1', span(3600, { pairs: 0 })],
    ['UTC+1 ± 1 h', span(3600, { pairs: 0, spreadSeconds: 3600 })],
    [
      'UTC+2 until 2025-10-26 03:00:00, calibrated from 14 pairs',
      span(7200, { until: { earliest: moment, latest: moment } }),
    ],
    [
      'UTC+2 until some time between 2025-10-25 12:00:00 and 2025-10-26 03:00:00, calibrated from 14 pairs',
      span(7200, { until: { earliest: '2025-10-25 12:00:00', latest: moment } }),
    ],
  ])('stretch by stretch: %s', (words, stretch) => {
    expect(describeSpan(stretch)).toBe(words);
  });
});
