import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, countMisfits } from './calibrate.ts';
import type { ClockPair } from './stretches.ts';

const HOUR = 3600;
const NOON = Date.UTC(2025, 11, 24, 12) / 1000;
/** 01:00 UTC: all of the European Union. */
const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;
const AUTUMN = Date.UTC(2025, 9, 26, 1) / 1000;

/** Pairs ten minutes apart from `from` on, each so many seconds off. */
function pairs(offset: number, jitters: readonly number[], from = NOON): readonly ClockPair[] {
  return jitters.map((jitter, index) => {
    const utcSeconds = from + 600 * index;
    return { logSeconds: utcSeconds + offset + jitter, utcSeconds };
  });
}

const offsetsOf = (all: readonly ClockPair[]) => calibrate(all)?.map(({ offsetSeconds }) => offsetSeconds);

describe('the clock of a log', () => {
  it('is not guessed from one or two pairs', () => {
    expect(calibrate([])).toBeNull();
    expect(calibrate(pairs(HOUR, [0, 0]))).toBeNull();
    expect(calibrate([...pairs(HOUR, [0, 0]), ...pairs(HOUR + 300, [0])])).toBeNull();
  });

  it('is a zone, whatever the moments between line and row', () => {
    const zone = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 900);
    const jitters = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(zone, jitters, (offset, moments) => {
        expect(offsetsOf(pairs(offset, moments))).toEqual([offset]);
      }),
    );
  });

  it('is taken from the many, not from a pair that is none, and tells how far they are apart', () => {
    const [span] = calibrate(pairs(2 * HOUR, [0, 1, 0, -1, 0, 1, 0, 0, 0, 0, 0, 86_400])) ?? [];
    expect(span).toEqual({ offsetSeconds: 2 * HOUR, spreadSeconds: 1, pairs: 11 });
    expect(calibrate(pairs(HOUR, [0, 0, 0, 7 * HOUR, 5 * HOUR]))?.[0].spreadSeconds).toBe(5 * HOUR);
  });

  it('that is simply wrong is told as it is', () => {
    expect(offsetsOf(pairs(317, [0, 0, 0]))).toEqual([317]);
    expect(offsetsOf([...pairs(317, [0, 0, 0]), ...pairs(317 - HOUR, [0, 0, 0], NOON + 86_400)])).toEqual([
      317,
      317 - HOUR,
    ]);
  });
});

describe('a clock that was changed', () => {
  it('has a stretch for each offset, and a change where a zone on earth had it', () => {
    const clock = calibrate([
      ...pairs(HOUR, [0, 0, 0], SPRING - 5 * HOUR),
      ...pairs(2 * HOUR, [0, 0, 0], SPRING + 3 * HOUR),
    ]);
    expect(clock).toMatchObject([
      { offsetSeconds: HOUR, pairs: 3 },
      { offsetSeconds: 2 * HOUR, pairs: 3, change: { earliestUtc: SPRING, latestUtc: SPRING } },
    ]);
  });

  it('by more than one zone, at different times, is changed between them', () => {
    // Havana an hour before New York.
    const change = Date.UTC(2025, 10, 2, 6) / 1000;
    const clock = calibrate([
      ...pairs(-4 * HOUR, [0, 0, 0], change - 5 * HOUR),
      ...pairs(-5 * HOUR, [0, 0, 0], change + 3 * HOUR),
    ]);
    expect(clock?.[1]?.change).toMatchObject({ earliestUtc: change - HOUR, latestUtc: change });
  });

  it('by hand, on a day when no zone did, is changed between the pairs around it', () => {
    const clock = calibrate([...pairs(0, [0, 0, 0]), ...pairs(HOUR, [0, 0, 0], NOON + HOUR)]);
    expect(clock?.[1]?.change).toMatchObject({ earliestUtc: NOON + 1200, latestUtc: NOON + HOUR });
  });

  it('by hand needs three pairs on each side; one or two at an end leave a doubt, in between they are outliers', () => {
    const before = pairs(2 * HOUR, Array(20).fill(0));
    const end = NOON + 6 * HOUR;
    expect(offsetsOf([...before, ...pairs(HOUR, [0, 0, 0], end)])).toEqual([2 * HOUR, HOUR]);
    expect(calibrate([...before, ...pairs(HOUR, [0, 0], end)])).toMatchObject([
      { offsetSeconds: 2 * HOUR, spreadSeconds: 0, pairs: 20 },
      { offsetSeconds: HOUR, spreadSeconds: HOUR, pairs: 2, change: { latestUtc: end } },
    ]);
    expect(calibrate([...pairs(HOUR, [0], NOON - HOUR), ...before])).toMatchObject([
      { offsetSeconds: HOUR, spreadSeconds: HOUR, pairs: 1 },
      { offsetSeconds: 2 * HOUR, spreadSeconds: 0, pairs: 20, change: { earliestUtc: NOON - HOUR, latestUtc: NOON } },
    ]);
    expect(offsetsOf([...before, ...pairs(HOUR, [0, 0], NOON + 1200)])).toEqual([2 * HOUR]);
    // Bought again a month later.
    expect(offsetsOf([...before, ...pairs(30 * 24 * HOUR, [0], end)])).toEqual([2 * HOUR]);
  });

  it('with a zone on earth needs one pair on each side', () => {
    const before = pairs(2 * HOUR, Array(5).fill(0), AUTUMN - 6 * HOUR);
    expect(offsetsOf([...before, ...pairs(HOUR, [0], AUTUMN + HOUR)])).toEqual([2 * HOUR, HOUR]);
    const after = pairs(HOUR, Array(5).fill(0), AUTUMN + HOUR);
    expect(offsetsOf([...pairs(2 * HOUR, [0], AUTUMN - HOUR), ...after])).toEqual([2 * HOUR, HOUR]);
  });

  it('is found among pairs that are none', () => {
    const wrong: readonly ClockPair[] = [-3, 2, 7, 8].map((hours) => ({
      logSeconds: AUTUMN + hours * HOUR + 30 * 86_400,
      utcSeconds: AUTUMN + hours * HOUR,
    }));
    const right = [
      ...pairs(2 * HOUR, Array(9).fill(1), AUTUMN - 4 * HOUR),
      ...pairs(HOUR, Array(9).fill(1), AUTUMN + HOUR),
    ];
    expect(calibrate([...right, ...wrong])).toMatchObject([
      { offsetSeconds: 2 * HOUR },
      { offsetSeconds: HOUR, change: { earliestUtc: AUTUMN, latestUtc: AUTUMN } },
    ]);
  });

  it('twice a year is found each time, by any order of the pairs', () => {
    const berlin = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });
    const offsetAt = (utc: number) => (berlin.format(utc * 1000).endsWith('+02:00') ? 2 * HOUR : HOUR);
    const year = Array.from({ length: 200 }, (_, index) => AUTUMN - 120 * 86_400 + index * 2 * 86_400 + 7 * HOUR);
    const all = year.map((utcSeconds) => ({ logSeconds: utcSeconds + offsetAt(utcSeconds), utcSeconds }));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 150 }), (some) => {
        const clock = calibrate(some);
        expect(clock?.map(({ offsetSeconds }) => offsetSeconds)).toEqual([2 * HOUR, HOUR, 2 * HOUR]);
        expect(clock?.slice(1).map((span) => 'change' in span && span.change.latestUtc)).toEqual([AUTUMN, SPRING]);
        expect(clock !== null && clock !== undefined && countMisfits(clock, all)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});
