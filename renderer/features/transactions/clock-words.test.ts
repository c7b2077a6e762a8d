import { expect, it } from 'vitest';
import { describeClock } from './clock-words.ts';

it.each([
  [{ offsetSeconds: 7200, pairs: 14, spreadSeconds: 0 }, 'Log time is UTC+2 here, calibrated from 14 pairs.'],
  [{ offsetSeconds: 0, pairs: 1, spreadSeconds: 2 }, 'Log time is UTC here, calibrated from 1 pair, ± 2 s.'],
  [{ offsetSeconds: 0, pairs: 0, spreadSeconds: 0 }, 'Not calibrated: shown as if UTC.'],
  [{ offsetSeconds: -3600, pairs: 0, spreadSeconds: 0 }, 'Log time is UTC\u22121 here, set by hand.'],
] as const)('%j', (clock, sentence) => {
  expect(describeClock(clock)).toBe(sentence);
});
