import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from './clock.ts';

const at = (offset: number, jitters: readonly number[]) =>
  jitters.map((jitter, index) => ({ logSeconds: 1000 * index + offset + jitter, utcSeconds: 1000 * index }));

describe('the clock of a log', () => {
  it('is not guessed from one or two pairs', () => {
    expect(calibrate([])).toBeNull();
    expect(calibrate(at(3600, [0, 0]))).toBeNull();
  });

  it('is a zone, whatever the moments between line and row', () => {
    const zone = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 900);
    const jitters = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(zone, jitters, (offset, moments) => {
        expect(calibrate(at(offset, moments))?.offsetSeconds).toBe(offset);
      }),
    );
  });

  it('is taken from the many, not from a pair that is none, and tells how far they are apart', () => {
    expect(calibrate(at(7200, [0, 1, 0, -1, 0, 1, 0, 0, 0, 86_400]))).toMatchObject({ offsetSeconds: 7200 });
    expect(calibrate(at(3600, [0, 0, 0, 3600, 3600, 3600]))?.spreadSeconds).toBe(3600);
  });

  it('that is simply wrong is told as it is', () => {
    expect(calibrate(at(317, [0, 0, 0]))?.offsetSeconds).toBe(317);
  });
});
