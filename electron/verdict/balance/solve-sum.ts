/** Beyond this many different sums nothing is said. */
const MOST_SUMS = 20_000;

/**
 * Which choices make a sum come out: `gained` is the sum of one of each of `gains` less one of each of `costs`. Gives for
 * each cost the numbers of those choices that occur in any way that fits; null when there is no way, `too-many` when
 * there are too many sums to look at. Works on the set of sums from both ends, not on all combinations.
 */
export function solveSum(
  gained: number,
  gains: readonly (readonly number[])[],
  costs: readonly (readonly number[])[],
): readonly (readonly number[])[] | null | 'too-many' {
  const possible = sumsOf(gains);
  if (possible === null) return 'too-many';
  const before: (readonly number[])[] = [possible.map((gain) => gained - gain)];
  for (const cost of costs) {
    const sums = plus(before.at(-1) ?? [], cost);
    if (sums === null) return 'too-many';
    before.push(sums);
  }
  if (before.at(-1)?.includes(0) !== true) return null;
  const solution: (readonly number[])[] = [];
  let after: ReadonlySet<number> = new Set([0]);
  for (const [index, cost] of [...costs.entries()].reverse()) {
    const left = before[index] ?? [];
    solution.unshift([...cost.keys()].filter((choice) => left.some((sum) => after.has(-(sum + (cost[choice] ?? 0))))));
    const sums = plus([...after], cost);
    if (sums === null) return 'too-many';
    after = new Set(sums);
  }
  return solution;
}

/** All different sums of one of each; null when there are too many. */
export function sumsOf(choices: readonly (readonly number[])[]): readonly number[] | null {
  let found: readonly number[] | null = [0];
  for (const choice of choices) found = found === null ? null : plus(found, choice);
  return found;
}

function plus(sums: readonly number[], choice: readonly number[]): readonly number[] | null {
  const found = new Set(sums.flatMap((sum) => choice.map((one) => sum + one + 0)));
  return found.size > MOST_SUMS ? null : [...found];
}
