import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';
import { ROOT } from './root.ts';

/** A headless Chromium for tests, and the environment that it needs on a machine with no browser and no fonts. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium');
const CACHE = join(ROOT, 'node_modules/.cache');

/** The one that comes with the package looks for its fonts in fixed places of a cloud machine. */
const FONTS_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fonts</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/**
 * Unpacks the browser of `@sparticuz/chromium` once per version. The package also carries the libraries that a bare
 * machine lacks (NSS), but unpacks them only where it recognises its cloud, so they are unpacked here.
 */
export async function prepareChromium(): Promise<Browser> {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts/console-fonts.conf'),
      // Otherwise the font cache is written wherever the tests are started.
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
  };
}

/** Unpacks beside the final place and moves it there in one step: an interrupted run leaves nothing half done. */
async function unpackInto(folder: string): Promise<void> {
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  const { TMPDIR } = process.env;
  // The package unpacks into the temporary folder, wherever that is.
  process.env['TMPDIR'] = staging;
  try {
    await chromium.executablePath();
    await inflate(join(PACKAGE, 'bin/al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
  writeFileSync(join(staging, 'fonts/console-fonts.conf'), FONTS_CONFIGURATION);
  try {
    renameSync(staging, folder);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error;
    rmSync(staging, { recursive: true });
  }
}
