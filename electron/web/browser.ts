import { spawn } from 'node:child_process';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** True when a window could appear: always but for a Linux machine that nobody sits at. */
export function hasDisplay({ platform, environment }: Machine): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** The command that opens an address in the default browser, as an argument list: no shell ever reads the address. */
export function browserCommand(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}

/** Opens the address if it can; the address is printed anyway, so a failure needs no words. */
export function openBrowser(machine: Machine, address: string): void {
  if (!hasDisplay(machine)) return;
  const [command, ...args] = browserCommand(machine.platform, address);
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
