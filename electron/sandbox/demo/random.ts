import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded draws: the same seed gives the same sequence, on every machine. */
export class Random {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return uniformInt(this.#generator, least, most);
  }

  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean {
    return this.integer(1, 100) <= percent;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.integer(0, values.length - 1)];
    if (value === undefined) throw new RangeError('Nothing to pick from');
    return value;
  }

  /** Up to `count` different values. */
  sample<Value>(values: readonly Value[], count: number): readonly Value[] {
    const rest = [...values];
    const sample: Value[] = [];
    while (sample.length < count && rest.length > 0) {
      sample.push(...rest.splice(this.integer(0, rest.length - 1), 1));
    }
    return sample;
  }

  /** Draws a name with the odds given: `{ common: 9, rare: 1 }`. */
  weighted<Name extends string>(odds: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(odds) as [Name, number][];
    let left = this.integer(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [name, weight] of entries) {
      left -= weight;
      if (left <= 0) return name;
    }
    throw new RangeError('No odds given');
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.integer(0, 15).toString(16)).join('');
  }
}
