import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Instant, millisecondsFromInstant } from '../../../shared/time.ts';
import { readMoment, writeMoment } from './moment-text.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a moment in a query', () => {
  it('is written as short as it can be, in the zone of this machine', () => {
    const midnight = new Date(2025, 11, 24).toISOString() as Instant;
    expect(writeMoment(midnight)).toBe('2025-12-24');
    expect(writeMoment(new Date(2025, 11, 24, 13, 7).toISOString() as Instant)).toBe('2025-12-24T13:07');
    expect(writeMoment(new Date(2025, 11, 24, 13, 7, 5, 250).toISOString() as Instant)).toBe('2025-12-24T13:07:05.25');
  });

  it('stays in UTC where local text could not say it', () => {
    expect(writeMoment('2025-12-24T12:07:42.351993Z' as Instant)).toBe('2025-12-24T12:07:42.351993Z');
  });

  it('is read back as the same moment, also around a change of the clock', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const autumn = Date.UTC(2025, 9, 26, 0, 0);
    for (let minute = 0; minute < 240; minute += 7) {
      const instant = new Date(autumn + minute * 60_000).toISOString() as Instant;
      const readBack = readMoment(writeMoment(instant));
      expect(readBack === null ? null : millisecondsFromInstant(readBack)).toBe(millisecondsFromInstant(instant));
    }
  });

  it.each(['yesterday', '5', '2025-13-01', '2025-02-30', '2025-12-24T25:00', '12/24/2025'])('is not %s', (text) => {
    expect(readMoment(text)).toBeNull();
  });
});
