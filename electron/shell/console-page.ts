/** The window's own scheme: it is nobody else's, and nothing on the network can answer for it. */
export const APP_SCHEME = 'app';
const APP_HOST = 'console';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** True for the console's own pages and for nothing else. */
export function isConsolePage(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}

/** The path of one of our addresses as it came, still encoded; null when the address is not ours. */
export function consolePath(address: string): string | null {
  if (!isConsolePage(address)) return null;
  const [path = ''] = address.slice(APP_ORIGIN.length).split(/[?#]/, 1);
  return path === '' ? '/' : path;
}
