import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PORT, PORT_WANTED } from './shell/console-port.ts';
import { ipcRenderer, MessageChannelMain } from './testing/fake-electron.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

const ORIGIN = 'app://console';
const listeners: ((message: unknown) => void)[] = [];
const posted: unknown[][] = [];
const page = {
  location: { origin: ORIGIN },
  addEventListener: (type: string, listener: (message: unknown) => void) =>
    type === 'message' && listeners.push(listener),
  postMessage: (...message: unknown[]) => posted.push(message),
};
vi.stubGlobal('window', page);
const globalsBefore = new Set(Object.getOwnPropertyNames(globalThis));
await import('./preload.ts');

function pageSays(data: unknown, origin = ORIGIN): void {
  for (const listener of listeners) listener({ data, origin });
}

describe('the preload', () => {
  beforeEach(() => {
    ipcRenderer.sent.length = 0;
  });
  afterAll(() => vi.unstubAllGlobals());

  it('asks the main process for a port when the page does', () => {
    pageSays({ type: PORT_WANTED });
    expect(ipcRenderer.sent).toEqual([PORT_WANTED]);
  });

  it.each([[{ type: 'other' }], [PORT_WANTED], [null], [undefined], [{ type: 'console-port' }]])(
    'passes nothing else on: %j',
    (data) => {
      pageSays(data);
      expect(ipcRenderer.sent).toEqual([]);
    },
  );

  it('does not listen to another origin', () => {
    pageSays({ type: PORT_WANTED }, 'https://evil.example');
    expect(ipcRenderer.sent).toEqual([]);
  });

  it('hands the port to its own origin only', () => {
    const { port1, port2 } = new MessageChannelMain();
    ipcRenderer.emit(PORT, { ports: [port2] });
    expect(posted).toEqual([[{ type: PORT }, ORIGIN, [port2]]]);
    port1.close();
  });

  it('leaves nothing in the page', () => {
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globalsBefore.has(name));
    expect(added).toEqual([]);
    expect(Object.keys(page)).toEqual(['location', 'addEventListener', 'postMessage']);
  });
});
