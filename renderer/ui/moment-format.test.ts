import { describe, expect, it } from 'vitest';
import {
  describeZone,
  formatDuration,
  formatMoment,
  formatOffset,
  formatSpan,
  formatTimeOfDay,
  formatUtc,
  offsetName,
} from './moment-format.ts';

const NOON = '2025-12-24T12:07:42.351993Z';

describe('a moment on screen', () => {
  it('is shown in the zone of the operator', () => {
    expect(formatMoment(NOON, 'Europe/Berlin')).toBe('2025-12-24 13:07:42');
    expect(formatMoment(NOON, 'Asia/Kolkata')).toBe('2025-12-24 17:37:42');
  });

  it('follows summer time', () => {
    expect(formatMoment('2025-06-24T22:30:00Z', 'Europe/Berlin')).toBe('2025-06-25 00:30:00');
  });

  it('keeps the microseconds in UTC', () => {
    expect(formatUtc(NOON)).toBe('2025-12-24 12:07:42.351993 UTC');
  });

  it('has milliseconds within one attempt', () => {
    expect(formatTimeOfDay(NOON, 'UTC')).toBe('12:07:42.351');
    expect(formatTimeOfDay('2025-12-24T12:07:42Z', 'UTC')).toBe('12:07:42.000');
  });

  it('names the zone and its distance from UTC', () => {
    expect(describeZone(new Date(NOON), 'Europe/Berlin')).toBe('Europe/Berlin, UTC+01:00');
    expect(offsetName(new Date(NOON), 'UTC')).toBe('UTC');
    expect(describeZone(new Date(NOON), 'UTC')).toBe('UTC');
  });
});

describe('a duration on screen', () => {
  it.each([
    [0, '0 ms'],
    [412, '412 ms'],
    [3200, '3.2 s'],
    [250_000, '4 min 10 s'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('a length of time on screen', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [120, '2 min'],
    [11_820, '3 h 17 min'],
    [90_061, '1 d 1 h'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text);
  });
});

describe('a clock of a log', () => {
  it.each([
    [0, 'UTC'],
    [7200, 'UTC+2'],
    [-12_600, 'UTC\u22123:30'],
    [3605, 'UTC+1:00:05'],
  ])('%i seconds off is %s', (seconds, text) => {
    expect(formatOffset(seconds)).toBe(text);
  });
});
