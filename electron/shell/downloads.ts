import { session } from 'electron';
import { APP_ORIGIN } from './console-page.ts';

/**
 * The console's page may save what it made itself, such as the CSV file of a list: Electron asks where to, each time. An
 * address of a file from anywhere else, also from our own folder, is never downloaded.
 */
export function setupDownloads(): void {
  session.defaultSession.on('will-download', (event, item) => {
    if (!isMadeByThePage(item.getURL())) event.preventDefault();
  });
}

/** Only scripts of our own origin can make such an address, and it says so itself. */
function isMadeByThePage(address: string): boolean {
  return address.startsWith(`blob:${APP_ORIGIN}/`);
}
