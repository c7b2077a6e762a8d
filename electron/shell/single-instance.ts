import { app } from 'electron';

/** False when another console of this data folder is already open; that one then shows its window. */
export function setupSingleInstance(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', showWindow);
  return true;
}
