import { benchCheckout } from './checkout.ts';
import { benchLogs } from './logs.ts';
import type { BenchResult } from './result.ts';
import { formatResult } from './result.ts';

/** `--full`: the log of the issue's own figures, which takes minutes. */
const logMegabytes = process.argv.includes('--full') ? 500 : 100;

const results: readonly BenchResult[] = [
  await benchCheckout('full', 9, 100),
  await benchCheckout('off', 15, 1000),
  ...(await benchLogs(logMegabytes)),
];

process.stdout.write(`${results.map(formatResult).join('\n')}\n`);
if (results.some(({ ratio, leastRatio }) => ratio < leastRatio)) process.exitCode = 1;
