import { describe, expect, it } from 'vitest';
import type { SourceClock } from '../../../shared/contract/logs.ts';
import { utcOfLogTime } from './utc-of-log.ts';

const KNOWN = { spreadSeconds: 0, pairs: 3 };

function clock(...spans: SourceClock['spans']): SourceClock {
  return { spans, isSetByHand: false, borrowedFrom: null };
}

function at(time: string) {
  return { earliest: time, latest: time };
}

const BERLIN = clock({ ...KNOWN, offsetSeconds: 7200, until: null });
const AUTUMN = clock(
  { ...KNOWN, offsetSeconds: 7200, until: at('2025-10-26 03:00:00') },
  { ...KNOWN, offsetSeconds: 3600, until: null },
);
const SPRING = clock(
  { ...KNOWN, offsetSeconds: 3600, until: at('2025-03-30 02:00:00') },
  { ...KNOWN, offsetSeconds: 7200, until: null },
);
const VAGUE = clock(
  { ...KNOWN, offsetSeconds: 7200, until: { earliest: '2025-10-26 01:00:00', latest: '2025-10-26 04:00:00' } },
  { ...KNOWN, offsetSeconds: 3600, until: null },
);

describe('a log time in UTC', () => {
  it.each([
    ['2025-12-24 11:01:04', BERLIN, '2025-12-24T09:01:04.000Z'],
    ['2025-10-26 01:59:59', AUTUMN, '2025-10-25T23:59:59.000Z'],
    ['2025-10-26 03:00:00', AUTUMN, '2025-10-26T02:00:00.000Z'],
    ['2025-03-30 01:59:59', SPRING, '2025-03-30T00:59:59.000Z'],
    ['2025-03-30 03:00:00', SPRING, '2025-03-30T01:00:00.000Z'],
    ['2025-10-25 23:59:00', VAGUE, '2025-10-25T21:59:00.000Z'],
    ['2025-10-26 04:00:00', VAGUE, '2025-10-26T03:00:00.000Z'],
  ])('of %s', (time, source, utc) => {
    expect(utcOfLogTime(time, source)).toBe(utc);
  });

  it.each([
    ['without a clock', '2025-12-24 11:01:04', null],
    ['in the hour that comes twice', '2025-10-26 02:30:00', AUTUMN],
    ['in the hour that there was not', '2025-03-30 02:30:00', SPRING],
    ['while nobody knows when the clock was changed', '2025-10-26 02:00:00', VAGUE],
  ])('is not said %s', (_when, time, source) => {
    expect(utcOfLogTime(time, source)).toBeNull();
  });
});
