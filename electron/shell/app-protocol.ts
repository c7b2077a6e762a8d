import { protocol } from 'electron';
import type { PageAnswer, Pages } from '../core/pages.ts';
import { textAnswer } from '../core/pages.ts';
import { APP_SCHEME, consolePath } from './console-page.ts';

/** Must run before the app is ready: later, Chromium no longer takes a scheme for a real one. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the renderer under `app://console/`, with the same headers as the web host. */
export function setupAppProtocol(pages: Pages): void {
  protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const path = consolePath(url);
    if (path === null) return responseOf(textAnswer(404, 'There is nothing at this address.'));
    if (method !== 'GET' && method !== 'HEAD') return responseOf(textAnswer(405, 'Pages are only read.'));
    return responseOf(await pages.answer(path));
  });
}

function responseOf({ status, headers, body }: PageAnswer): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers: { ...headers } });
}
