import { RPCHandler } from '@orpc/server/message-port';
import type { WebFrameMain } from 'electron';
import { ipcMain, MessageChannelMain } from 'electron';
import type { OpenConsole } from '../core/console.ts';
import { isConsolePage } from './console-page.ts';

/** Spelled out once more in electron/preload.ts, which may import nothing but `electron`. */
export const PORT_WANTED = 'console-port-wanted';
export const PORT = 'console-port';

/** Hands the console's page a port to the core when it asks for one. Each port is a session of its own. */
export function setupConsolePort(console: Pick<OpenConsole, 'router' | 'createSession'>): void {
  const handler = new RPCHandler(console.router);
  ipcMain.on(PORT_WANTED, ({ senderFrame }) => {
    if (!isConsoleFrame(senderFrame)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1, { context: console.createSession() });
    port1.start();
    senderFrame.postMessage(PORT, null, [port2]);
  });
}

/** The window's own page, and not something inside it; null is a frame that is already gone. */
function isConsoleFrame(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isConsolePage(frame.url);
}
