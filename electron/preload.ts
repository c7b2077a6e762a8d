import type { IpcRendererEvent } from 'electron';
import { ipcRenderer } from 'electron';

/** Channels of electron/shell/console-port.ts. */
const PORT_WANTED = 'console-port-wanted';
const PORT = 'console-port';

interface PageMessage {
  readonly origin: string;
  readonly data: unknown;
}

/** The few things of the page that are used here; the rest of the DOM does not exist for this layer. */
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (message: PageMessage) => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: IpcRendererEvent['ports']): void;
};

/** Passes the port from the core on to the page, and is the only thing that the page can ask for. */
ipcRenderer.on(PORT, (event) => window.postMessage({ type: PORT }, window.location.origin, event.ports));

window.addEventListener('message', ({ origin, data }) => {
  if (origin === window.location.origin && typeOf(data) === PORT_WANTED) ipcRenderer.send(PORT_WANTED);
});

function typeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
}
