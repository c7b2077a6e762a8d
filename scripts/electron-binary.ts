import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const PACKAGE = join(ROOT, 'node_modules/electron');
const RELEASES = 'https://github.com/electron/electron/releases/download/';

/** How long to wait for a sign of life from where the binary is kept; a machine without a way out costs no more. */
const KNOCK_TIMEOUT_MS = 3_000;
/** How long about 110 MB may take once we know that they can be had. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** The Electron program if this machine has it, as the package `electron` itself would look for it. */
export function findElectron(environment: Environment): string | null {
  const pathFile = join(PACKAGE, 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PACKAGE, 'dist');
  const file = join(folder, program);
  return isExecutable(file) ? file : null;
}

/** Fetches the binary once, with the package's own installer; false when it cannot be had from here. */
export async function downloadElectron(environment: Environment, onStart: () => void): Promise<boolean> {
  if (!(await canReach(releaseFolder(environment)))) return false;
  onStart();
  const { status } = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  return status === 0;
}

function releaseFolder(environment: Environment): string {
  const mirror = environment['ELECTRON_MIRROR'] ?? environment['npm_config_electron_mirror'] ?? RELEASES;
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  return `${mirror}v${manifest.version}/SHASUMS256.txt`;
}

/** A small file beside the binary answers the same as the binary would, redirects included. */
async function canReach(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(KNOCK_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
