import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Why a request is turned away before anything looks at it. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413 | 415;
  readonly message: string;
}

export type GuardedRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** A call's input is a filter or a cart; nothing comes near this. */
export const LARGEST_BODY_BYTES = 256 * 1024;

/**
 * Loopback is not a border: every page in the browser can send requests to it, and every name can be made to resolve to
 * it. So a request must be addressed to us by our own name (against DNS rebinding), must come from our own page when it
 * calls something, and says so itself (Origin, which a page cannot forge). There is no CORS: no other origin is let in.
 */
export function refusalOf({ method, url, headers }: GuardedRequest, port: number): Refusal | null {
  const host = headers.host;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 403, message: `This console answers only at 127.0.0.1:${port} and localhost:${port}.` };
  }
  if (url?.startsWith('/') !== true) return { status: 400, message: 'Ask for a path.' };
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return fromElsewhere();
  if (method === 'GET' || method === 'HEAD') return isFromElsewhere(headers) ? fromElsewhere() : null;
  if (method === 'POST') return refusalOfCall(headers);
  return { status: 405, message: 'Use GET, HEAD or POST.' };
}

function refusalOfCall(headers: IncomingHttpHeaders): Refusal | null {
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined || (site !== undefined && site !== 'same-origin')) return fromElsewhere();
  const length = Number(headers['content-length']);
  if (!Number.isInteger(length)) return { status: 411, message: 'Say how long the body is.' };
  if (length > LARGEST_BODY_BYTES) return { status: 413, message: 'The body is too large.' };
  if (length > 0 && !(headers['content-type'] ?? '').startsWith('application/json')) {
    return { status: 415, message: 'Send JSON.' };
  }
  return null;
}

/** Another site may link to the console, as a web terminal or a chat does, but not embed or fetch any part of it. */
function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

function fromElsewhere(): Refusal {
  return { status: 403, message: 'This console answers only to its own page.' };
}
