import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/time.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { uncoveredPart } from './audit-gate.ts';

/** Minutes of a morning. */
const at = (minute: number): Instant => instantFromMilliseconds(Date.parse('2026-05-28T06:00:00Z') + minute * 60_000);
const spans = (...minutes: readonly (readonly [number, number])[]) =>
  minutes.map(([from, to]) => ({ from: at(from), to: at(to) }));

describe('what the logs tell of', () => {
  it.each([
    ['all of it', spans([0, 100]), 100, {}, null],
    ['a window inside', spans([0, 100]), 100, { after: at(20), before: at(50) }, null],
    [
      'a window that ends after the last thing that happened',
      spans([0, 100]),
      100,
      { after: at(20), before: at(900) },
      null,
    ],
    ['a quiet moment before the first line', spans([0, 100]), 100, { after: at(-4) }, null],
    ['a window that begins earlier', spans([0, 100]), 100, { after: at(-30) }, [-30, 0]],
    ['a marketplace that went on writing', spans([0, 100]), 160, { after: at(20) }, [100, 160]],
    ['a gap', spans([0, 100], [900, 1000]), 1000, { after: at(20) }, [100, 900]],
    ['a gap behind the window', spans([0, 100], [900, 1000]), 1000, { before: at(90) }, null],
    ['a window in a gap', spans([0, 100], [900, 1000]), 1000, { after: at(200), before: at(300) }, [200, 900]],
    ['a window behind everything', spans([0, 100]), 100, { after: at(500) }, [500, 500]],
    ['no logs at all', [], 100, {}, [100, 100]],
  ] as const)('%s', (_what, coverage, lastWrite, window, gap) => {
    const found = uncoveredPart({ coverage, lastWriteAt: at(lastWrite) }, window);
    expect(found).toEqual(gap === null ? null : { from: at(gap[0]), to: at(gap[1]) });
  });
});
