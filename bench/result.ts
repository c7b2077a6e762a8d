/** One figure against its floor, measured in the same run. The ratio gates; the absolute figures only orient. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly floor: number;
  /** The median over the rounds of ours / floor. */
  readonly ratio: number;
  readonly leastRatio: number;
}

export function formatResult({ name, unit, ours, floor, ratio, leastRatio }: BenchResult): string {
  const verdict = ratio >= leastRatio ? 'ok' : 'TOO SLOW';
  return [
    name,
    `  ours   ${Math.round(ours)} ${unit}`,
    `  floor  ${Math.round(floor)} ${unit}`,
    `  ratio  ${ratio.toFixed(2)} (at least ${leastRatio.toFixed(2)})  ${verdict}`,
  ].join('\n');
}
