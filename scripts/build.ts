import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleError } from '../shared/errors.ts';
import { ROOT } from './root.ts';

const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const SOURCE_FOLDERS = ['shared', 'electron', 'renderer'];
const SOURCE_FILES = ['electron.vite.config.ts', 'package-lock.json'];

/** True when everything that is built is there and newer than everything that it is built from. */
export function isBuilt(root: string): boolean {
  const outputs = OUTPUTS.map((file) => join(root, file));
  if (!outputs.every((file) => existsSync(file))) return false;
  const sources = [
    ...SOURCE_FOLDERS.flatMap((folder) => filesIn(join(root, folder))),
    ...SOURCE_FILES.map((file) => join(root, file)),
  ];
  const newestSource = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  return outputs.every((file) => statSync(file).mtimeMs >= newestSource);
}

/** Builds the console without a word; a failure is ours, so it comes with all that the build said. */
export function build(): void {
  const program = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  throw new ConsoleError('INTERNAL', 'The console could not be built; the reason is above.', { reference: 'build' });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
}
