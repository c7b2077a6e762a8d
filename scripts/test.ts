import { spawnSync } from 'node:child_process';
import { ROOT } from './root.ts';

/** Everything that must hold, cheapest first; the first part that fails ends it. */
const PARTS = [
  ['Format and lint', 'lint'],
  ['Types', 'types'],
  ['Unit', 'test:unit'],
  ['Build', 'build'],
  ['End to end', 'test:e2e'],
] as const;

for (const [heading, script] of PARTS) {
  process.stdout.write(`\n── ${heading} ${'─'.repeat(60 - heading.length)}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stdout.write(`\n${heading}: failed\n`);
    process.exit(status ?? 1);
  }
}
process.stdout.write('\nEverything holds.\n');
