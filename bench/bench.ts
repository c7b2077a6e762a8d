import { benchAudit } from './audit.ts';
import { benchCheckout } from './checkout.ts';
import { benchLogs } from './logs.ts';
import type { BenchResult } from './result.ts';
import { formatResult } from './result.ts';

/** `--full` takes minutes, `--huge` half an hour and 15 GB of the disk with temporary files. */
const logMegabytes = process.argv.includes('--huge') ? 2000 : process.argv.includes('--full') ? 500 : 100;

const results: readonly BenchResult[] = [
  await benchCheckout('full', 9, 100),
  await benchCheckout('off', 15, 1000),
  ...(await benchLogs(logMegabytes)),
  await benchAudit(),
];

process.stdout.write(`${results.map(formatResult).join('\n')}\n`);
if (results.some(({ ratio, leastRatio }) => ratio < leastRatio)) process.exitCode = 1;
