import { app } from 'electron';
import { isConsolePage } from './console-page.ts';

/** The window shows the console and never anything else; nothing opens a second one. */
export function setupNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isConsolePage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isConsolePage(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
