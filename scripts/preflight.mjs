/**
 * `node scripts/preflight.mjs SCRIPT ARGUMENTS...`: checks the Node that runs us, then becomes that script.
 *
 * Plain JavaScript on purpose: it has to run on the very Node that it complains about. Without it, an older Node ends
 * in a syntax error, or in better-sqlite3 taking the process down without a word.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// 22.18 is the first that runs TypeScript without a flag.
const isRecentEnough = major > 22 || (major === 22 && minor >= 18);
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

function fail(sentences) {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(3);
}

if (!existsSync(resolve(root, 'node_modules'))) {
  fail(['The console is not installed yet.', 'Run `npm ci` in this folder, then try again.']);
}

if (!isRecentEnough) {
  // npm puts the Node that comes with the console first, but not every npm links it.
  const isWindows = process.platform === 'win32';
  const folder = resolve(root, `node_modules/node-${isWindows ? 'win' : process.platform}-${process.arch}/bin`);
  const own = resolve(folder, isWindows ? 'node.exe' : 'node');
  if (!existsSync(own)) {
    fail([
      `The console needs Node 22.18 or newer, and this is Node ${process.versions.node}.`,
      'It brings its own Node as an optional package, and npm left that out: run `npm ci --include=optional`, then try again.',
    ]);
  }
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const { status } = spawnSync(own, process.argv.slice(1), { stdio: 'inherit', env });
  process.exit(status ?? 1);
}

const [script = ''] = process.argv.splice(2, 1);
const file = resolve(root, script);
process.argv[1] = file;
await import(pathToFileURL(file).href);
