import type { ClientLink } from '@orpc/client';
import { DynamicLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';

type Link = ClientLink<Record<never, never>>;

/** The desktop window is served under its own scheme; every other address is the web host. */
export function createTransport(): Link {
  return location.protocol === 'app:' ? overMessagePort() : new HttpLink({ url: `${location.origin}/rpc` });
}

function overMessagePort(): Link {
  const link = receivePort().then((port) => new PortLink({ port }));
  return new DynamicLink(() => link);
}

/** The preload hands the port over as a window message, once it is asked or as soon as it has one. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    function onMessage(event: MessageEvent<unknown>) {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || !isPortMessage(event.data)) return;
      window.removeEventListener('message', onMessage);
      port.start();
      resolve(port);
    }
    window.addEventListener('message', onMessage);
    window.postMessage({ type: 'console-port-wanted' }, location.origin);
  });
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'console-port';
}
