import type { StepPoint } from './step-chart.tsx';

export interface PlacedPoint {
  readonly point: StepPoint;
  readonly x: number;
  readonly y: number;
  /** Where the line comes from. */
  readonly fromY: number;
}

export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** Kept free around the points, so that no mark is cut. */
  readonly margin: number;
}

/** Values to write beside the plot, the highest first; zero is always one of them. */
export function ticksOf(values: readonly number[]): readonly number[] {
  const highest = roundUp(Math.max(1, ...values));
  const lowest = Math.min(0, ...values);
  return lowest < 0 ? [highest, 0, -roundUp(-lowest)] : [highest, highest / 2, 0];
}

/** Time goes to the right, values go up from the lowest tick. */
export function placePoints(
  points: readonly StepPoint[],
  ticks: readonly number[],
  { width, height, margin }: PlotSize,
): readonly PlacedPoint[] {
  const [fromMs, toMs] = [points[0]?.atMs ?? 0, points.at(-1)?.atMs ?? 0];
  const [highest, lowest] = [ticks[0] ?? 1, ticks.at(-1) ?? 0];
  const room = Math.max(0, width - 2 * margin);
  const x = (atMs: number): number => margin + (toMs === fromMs ? 0 : ((atMs - fromMs) / (toMs - fromMs)) * room);
  const y = (value: number): number => margin + ((highest - value) / (highest - lowest)) * (height - 2 * margin);
  return points.map((point, index) => {
    const before = points[index - 1]?.value ?? point.value;
    return { point, x: x(point.atMs), y: y(point.value), fromY: y(before) };
  });
}

/** Level until the next point, then up or down to it. */
export function stepPath(placed: readonly PlacedPoint[]): string {
  return placed.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
}

const STEPS = [1, 2, 3, 4, 5, 6, 8, 10];

/** The next number that is easy to halve in the head. */
function roundUp(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return magnitude * (STEPS.find((step) => step * magnitude >= value) ?? 10);
}
