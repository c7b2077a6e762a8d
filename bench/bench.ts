import { benchCheckout } from './checkout.ts';
import type { BenchResult } from './result.ts';
import { formatResult } from './result.ts';

const results: readonly BenchResult[] = [await benchCheckout('full', 9, 100), await benchCheckout('off', 9, 2000)];

process.stdout.write(`${results.map(formatResult).join('\n')}\n`);
if (results.some(({ ratio, leastRatio }) => ratio < leastRatio)) process.exitCode = 1;
