import { describe, expect, it } from 'vitest';
import { placePoints, stepPath, ticksOf } from './step-chart-scale.ts';

const SIZE = { width: 116, height: 116, margin: 8 };

function point(atMs: number, value: number) {
  return { id: String(atMs), atMs, value, label: '', mark: 'change' as const };
}

describe('the scale of a step chart', () => {
  it.each([
    [
      [1000, 350_000],
      [400_000, 200_000, 0],
    ],
    [[], [1, 0.5, 0]],
    [[0], [1, 0.5, 0]],
    [
      [500, -120],
      [500, 0, -200],
    ],
  ])('writes zero and round values: %j', (values, ticks) => {
    expect(ticksOf(values)).toEqual(ticks);
  });

  it('puts time to the right and values up from zero', () => {
    const placed = placePoints([point(0, 0), point(50, 100), point(100, 50)], [100, 50, 0], SIZE);
    expect(placed.map(({ x, y, fromY }) => [x, y, fromY])).toEqual([
      [8, 108, 108],
      [58, 8, 108],
      [108, 58, 8],
    ]);
    expect(stepPath(placed)).toBe('M8 108H58V8H108V58');
  });

  it('keeps a single moment at the left', () => {
    expect(placePoints([point(5, 1)], [1, 0.5, 0], SIZE)[0]?.x).toBe(8);
  });
});
